"""Characters: what was decoded wrongly, what nobody sees, and one form for each mark.

Everything is an edit of the few characters concerned; text between them is not touched.
ASCII text without "&" and control characters passes at the price of looking for those.
The passes run in this order, because each may uncover what the next one repairs:
tags (:mod:`normalize.stages.encoding.tags`), entities and mojibake
(:mod:`normalize.stages.encoding.mojibake`), residue, characters, masked words, composition,
look-alikes (:mod:`normalize.stages.encoding.look_alikes`), and at last the marks
(:mod:`normalize.stages.encoding.punctuation`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from normalize.edits import Fact, Level, Proposal
from normalize.stages import Context, Pass, by_line
from normalize.stages.encoding.look_alikes import look_alikes
from normalize.stages.encoding.mojibake import entities, mojibake
from normalize.stages.encoding.plain import is_plain
from normalize.stages.encoding.punctuation import arabic_punctuation, quotation_marks
from normalize.stages.encoding.residue import residue
from normalize.stages.encoding.tags import tags
from transliteration.lexicon import lexicon_has

__all__ = ["PASSES"]

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]\n?")
_LINE_ENDS = "\r\v\f"
# Kinds of odd characters, as ranges of a character class.
_ODD = {
    "space": r"\xa0\u1680\u2000-\u200a\u202f\u205f\u3000",
    "invisible": r"\xad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    r"\ufeff\ufff9-\ufffc",
    "hyphen": r"\u2010\u2011",
    "line": r"\u2028\u2029",
    "control": r"\x80-\x9f",
    "ligature": r"\ufb00-\ufb06",
    "styled": r"\U0001d400-\U0001d7ff",
    "wide": r"\uff01-\uff5e",
    "digit": r"\u0660-\u0669\u06f0-\u06f9",
    "vowel-sign": r"\u064b-\u065f\u0670",
}
_ARABIC = re.compile(r"[\u0620-\u064a\u066e-\u06d5\u06fa-\u06ff]")
_NEAR = 20  # code points on each side in which Arabic may go on
_ODD_RUN = re.compile(f"[{''.join(_ODD.values())}]+")
_KINDS = tuple((kind, re.compile(f"[{characters}]+")) for kind, characters in _ODD.items())
_REASONS = {
    "space": "A no-break or other special space where a space belongs.",
    "invisible": "An invisible character.",
    "hyphen": "A special hyphen where a hyphen belongs.",
    "line": "A special line separator where a line break belongs.",
    "line-end": "Line ends are of several kinds.",
    "control": "A control character.",
    "ligature": "Letters fused into one character.",
    "styled": "Mathematical letters used to decorate words.",
    "wide": "Full-width characters, meant for Chinese and Japanese.",
    "digit": "A digit of Arabic script in an English text.",
    "vowel-sign": "A vowel sign of Arabic with no letter under it.",
    "masked-word": "An asterisk inside a word, put there to deceive filters.",
}


@by_line
def characters(text: str, _context: Context) -> list[Proposal]:
    """Take out what nobody sees; give spaces, hyphens, line ends and letters their usual form."""
    proposals = []
    for found in _CONTROLS.finditer(text):
        start, end = found.span()
        if found[0][0] in _LINE_ENDS:
            proposals.append(_character(start, end, "\n", "line-end"))
        else:
            proposals.append(_character(start, start + 1, "", "control"))
    if not is_plain(text):
        for run in _ODD_RUN.finditer(text):
            proposals += _usual_forms(text, *run.span())
    return proposals


def _usual_forms(text: str, at: int, end: int) -> Iterator[Proposal]:
    while at < end:
        kind, found = next((k, m) for k, pattern in _KINDS if (m := pattern.match(text, at, end)))
        after = _usual_form(kind, text, at, found.end())
        if after is not None:
            yield _character(at, found.end(), after, kind)
        at = found.end()


def _usual_form(kind: str, text: str, start: int, end: int) -> str | None:
    odd = text[start:end]
    match kind:
        case "space":
            return " " * len(odd)
        case "hyphen":
            return "-" * len(odd)
        case "line":
            return odd.replace("\u2028", "\n").replace("\u2029", "\n\n")
        case "control":
            return ""
        case "invisible":
            return None if _joins(text, start, end) else ""
        case "vowel-sign":
            before = text[start - 1 : start]
            stands = before.isalpha() or (before and unicodedata.combining(before))
            return None if stands and _is_of_another_script(before) else ""
        case "digit":
            if _ARABIC.search(text, max(0, start - _NEAR), min(len(text), end + _NEAR)):
                return None
            return "".join(str(unicodedata.digit(digit)) for digit in odd)
        case "styled" if len(odd) == 1:  # a symbol of mathematics
            return None
        case "wide" if _is_east_asian(text[start - 1 : start] + text[end : end + 1]):
            return None
    return unicodedata.normalize("NFKC", odd)


def _joins(text: str, start: int, end: int) -> bool:
    """Whether invisible characters are joiners at work: in Arabic script, Indic script, emoji."""
    works = _is_of_another_script(text[start - 1 : start])
    return works and text[start:end] in ("\N{ZERO WIDTH JOINER}", "\N{ZERO WIDTH NON-JOINER}")


def _is_of_another_script(before: str) -> bool:
    return before > "\x7f" and not unicodedata.name(before, "").startswith("LATIN")


def _is_east_asian(neighbours: str) -> bool:
    return any("\u3000" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7af" for c in neighbours)


def _character(start: int, end: int, after: str, kind: str) -> Proposal:
    # Other forms of the same letters and digits: no fact is another.
    facts = frozenset(Fact) if kind in ("styled", "wide", "digit") else frozenset[Fact]()
    return Proposal(start, end, after, f"encoding/{kind}", _REASONS[kind], Level.CERTAIN, facts)


# --- Masked words ----------------------------------------------------------------------

_MASK = re.compile(r"\*([a-z]{1,19})(?![\w*])")
_SHORT = frozenset("die rape bomb dead kill".split())  # else one letter is a note's: "flag*s"
_HALF = re.compile(r"(?<![\w*])(?:[A-Za-z][a-z]{1,18}|[B-HJ-Zb-hj-z])\Z")  # "a" is a word


@by_line
def masked_words(text: str, _context: Context) -> list[Proposal]:
    """Take the asterisk out of a word that was written with one to pass a filter: kil*led."""
    return [
        _masked(mask.start())
        for mask in _MASK.finditer(text)
        if (half := _HALF.search(text, max(0, mask.start() - 20), mask.start()))
        and _is_masked(half[0] + mask[1], len(mask[1]))
    ]


def _is_masked(word: str, letters_behind: int) -> bool:
    if letters_behind == 1:
        return word.lower() in _SHORT
    return lexicon_has(word) or _is_compound(word)


def _is_compound(letters: str) -> bool:
    """Whether letters are two English words written as one.

    >>> _is_compound("landmine"), _is_compound("shstorm")
    (True, False)
    """
    cuts = range(4, len(letters) - 3)
    return any(lexicon_has(letters[:i]) and lexicon_has(letters[i:]) for i in cuts)


def _masked(at: int) -> Proposal:
    return Proposal(
        at, at + 1, "", "encoding/masked-word", _REASONS["masked-word"], touches=frozenset(Fact)
    )


# --- Composition -----------------------------------------------------------------------

_ACCENTED = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
_CLUSTER = re.compile(
    r".[\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u064b-\u0670]*", re.DOTALL
)


@by_line
def composition(text: str, _context: Context) -> list[Proposal]:
    """Compose letters and their accents (Unicode normalization form C).

    No composition reaches over an ASCII character that follows, so text is compared run by
    run, and letter by letter within a run where that gives the same.
    """
    if is_plain(text) or unicodedata.is_normalized("NFC", text):
        return []
    return [
        Proposal(
            start,
            end,
            unicodedata.normalize("NFC", text[start:end]),
            "encoding/composition",
            "A letter and its accent are one character (Unicode NFC).",
            Level.CERTAIN,
            frozenset(Fact),  # the same letters: no fact is another
        )
        for run in _ACCENTED.finditer(text)
        if not unicodedata.is_normalized("NFC", run[0])
        for start, end in _clusters(run)
    ]


def _clusters(run: re.Match[str]) -> Iterator[tuple[int, int]]:
    clusters = list(_CLUSTER.finditer(run[0]))
    composed = [unicodedata.normalize("NFC", cluster[0]) for cluster in clusters]
    if "".join(composed) != unicodedata.normalize("NFC", run[0]):
        yield run.span()
        return
    for cluster, after in zip(clusters, composed, strict=True):
        if cluster[0] != after:
            yield run.start() + cluster.start(), run.start() + cluster.end()


PASSES: tuple[Pass, ...] = (
    tags,
    entities,
    mojibake,
    residue,
    characters,
    masked_words,
    composition,
    look_alikes,
    quotation_marks,
    arabic_punctuation,
)
