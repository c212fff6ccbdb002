"""One form for each mark: straight quotation marks, Latin punctuation between Latin words.

Straightening forgets which way a mark faced. That is accepted: the quotation stage reads
what opens and what closes from the words around the marks, since translators' marks face
the wrong way often enough.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from normalize.edits import Fact, Level, Proposal
from normalize.stages import Context, by_line
from normalize.stages.encoding.plain import is_plain
from normalize.stages.english import ENDINGS

__all__ = ["arabic_punctuation", "quotation_marks"]

_SINGLES = "‘’‚‛❛❜"
_DOUBLES = "“”„‟〝〞〟❝❞"
_GUILLEMETS = {"«": '"', "»": '"', "‹": "'", "›": "'"}
_STRAIGHT = dict.fromkeys(_SINGLES, "'") | dict.fromkeys(_DOUBLES, '"') | _GUILLEMETS
_CURLY = re.compile(f"[{_SINGLES}{_DOUBLES}]")
_ANGULAR = re.compile("[«»‹›]")
# Pairs of which one mark is angular: «Storm of the Desert".
_HALF_ANGULAR = re.compile(
    r"(?m)(?<![^\s(\[])(?:(«)(?=[\w\[])[^«»\"“”\n]{1,400}?(?<=[\w,.!?…\]])[\"”]|"
    r"[\"“](?=[\w\[])[^«»\"“”\n]{1,400}?(?<=[\w,.!?…\]])(»))(?!\w)"
)
# Behind a digit, primes are feet, inches, minutes; a lone accent may be a letter's.
_ARROWS = re.compile(
    r"(?i)(?<![^\n])[«‹] *(?:(?:prev(?:ious)?|older|newer|back|next|home|first|last|posts?|page|"
    r"article|news)\b[ |]*){1,5}[»›](?![^\n])"
)
_PRIMES = re.compile(r"(?<![\d′″])[′″]+")
_ACUTE = re.compile(rf"´(?<=[A-Za-z]´)(?=(?:{ENDINGS})\b)")
_BACKTICK = re.compile(r"`(?:(?<=[A-Za-z]{3}`)(?=(?:s|ve|ll|re)\b)|(?<=[a-z]n`)(?=t\b))")
_STOPS = tuple(",.!?…")
# Marks that were set two or three times, and guillemets as ASCII has them.
_TWICE = re.compile(
    r"(?<![^\s(\[])(?P<open>\"{2,3}|<<)(?=[\w\[])[^\"<>\n]{1,400}?(?<=[\w,.!?…\]])"
    r"(?P<close>\"{2,3}|>>)(?![\w\"])"
)
# The low marks of other languages, typed as two commas.
_LOW = re.compile(r"(?<![^\s(\[])(,,)(?=[\w\[])[^\"“”\n]{1,400}?(?<=[\w,.!?…\]])[\"“”](?!\w)")
_PAIR = re.compile(r"''|``")
# A closing mark where an apostrophe belongs: "Za”ul", "the boys” school".
_INSIDE = re.compile(r"(?<=[a-z])”(?=[a-z])")
_ONLY_SUCH = re.compile(r"(?m)^(?:[^”“„«»\"\n]|(?<=[a-z])”(?=[a-z])|(?<=s)”(?= [a-z]))*+$")


@by_line
def quotation_marks(text: str, context: Context) -> list[Proposal]:
    """Make quotation marks and apostrophes straight, unless the settings keep them.

    Backticks inside names (Ma`rat) are letters of a romanization and stay; so do primes
    behind digits, and angle marks that have no counterpart in their line.
    """
    if context.settings.quotes != "straight":
        return []
    straight: dict[int, str] = {}
    if not text.isascii():
        straight = {m.start(): _STRAIGHT[m[0]] for m in _CURLY.finditer(text)}
        straight |= {at: _GUILLEMETS[text[at]] for at in _paired_guillemets(text)}
        straight |= {at: '"' for m in _HALF_ANGULAR.finditer(text) for at in _angular(m)}
        straight |= {m.start(): "'" for m in _ACUTE.finditer(text)}
        straight |= dict.fromkeys(_apostrophes(text), "'")
        if "′" in text or "″" in text:
            primes = (at for m in _PRIMES.finditer(text) for at in range(*m.span()))
            straight |= {at: '"' if text[at] == "″" else "'" for at in primes}
    if "`" in text:
        straight |= {m.start(): "'" for m in _BACKTICK.finditer(text)}
    proposals = [*_doubled(_replaced(text, straight)), *_set_twice(text)]
    inside_pairs = {p.start for p in proposals} | {p.start + 1 for p in proposals}
    proposals += (
        _straightened(at, at + 1, mark) for at, mark in straight.items() if at not in inside_pairs
    )
    return proposals


def _straightened(start: int, end: int, mark: str) -> Proposal:
    return Proposal(
        start,
        end,
        mark,
        "encoding/quotation-marks",
        "Canonical text has straight quotation marks.",
        Level.CERTAIN,
        frozenset({Fact.QUOTATION}),  # the same words between the same marks, drawn otherwise
    )


def _replaced(text: str, marks: dict[int, str]) -> str:
    """The text with single characters replaced, so that offsets stay."""
    if "''" not in text and "``" not in text and not any(m == "'" for m in marks.values()):
        return ""
    pieces: list[str] = []
    position = 0
    for at in sorted(marks):
        pieces += (text[position:at], marks[at])
        position = at + 1
    return "".join((*pieces, text[position:]))


def _apostrophes(text: str) -> Iterator[int]:
    """Offsets of closing marks in lines where each stands for an apostrophe, one inside a word.

    >>> list(_apostrophes("Za”ul saw the boys” school. “No”, he said, “it isn”t.”"))
    []
    >>> list(_apostrophes("Za”ul saw the boys” school."))
    [2, 18]
    """
    if _INSIDE.search(text):
        for line in _ONLY_SUCH.finditer(text):
            if _INSIDE.search(line[0]):
                yield from (line.start() + at for at, mark in enumerate(line[0]) if mark == "”")


def _paired_guillemets(text: str) -> Iterator[int]:
    r"""Offsets of angle marks in lines that have both; a lone one is an arrow of a web page.

    So are those before "Previous" and behind "Next".

    >>> list(_paired_guillemets("«yes» he said\nHome › News\n« Previous  Next »"))
    [0, 4]
    """
    line: list[int] = []
    arrows = {at for found in _ARROWS.finditer(text) for at in (found.start(), found.end() - 1)}
    marks_of_text = (found for found in _ANGULAR.finditer(text) if found.start() not in arrows)
    for found in [*marks_of_text, None]:
        if line and (found is None or "\n" in text[line[-1] : found.start()]):
            marks = {text[at] for at in line}
            for pair in ("«»", "‹›"):
                if marks.issuperset(pair):
                    yield from (at for at in line if text[at] in pair)
            line = []
        if found:
            line.append(found.start())


def _angular(half: re.Match[str]) -> Iterator[int]:
    """Where the angular mark of a pair stands that has another mark at its other end.

    >>> [[*_angular(each)] for each in _HALF_ANGULAR.finditer('a «Storm" and a "Fog». «No, "he"')]
    [[2], [20]]
    """
    yield from (half.start(i) for i in (1, 2) if half[i])


def _set_twice(text: str) -> Iterator[Proposal]:
    """Marks of several characters: `""like this""`, `<<or this>>`, `,,or this"`."""
    if ",," in text:
        yield from (_straightened(*found.span(1), '"') for found in _LOW.finditer(text))
    if '""' not in text and "<<" not in text:
        return
    for found in _TWICE.finditer(text):
        opening, closing = found["open"], found["close"]
        if (opening == "<<") == (closing == ">>"):
            yield _straightened(*found.span("open"), '"')
            yield _straightened(*found.span("close"), '"')


def _doubled(text: str) -> Iterator[Proposal]:
    """Two single marks that are one double mark: ''like this'', ``or this''.

    An opening pair stands between a space and a word; a closing one counts only where one
    was opened in the same line, or a double mark and punctuation stand before it, since the
    boys' own 'quotations by the boys'' end so too.
    """
    opened = closing = 0
    for pair in _PAIR.finditer(text):
        start, end = pair.span()
        before, after = text[start - 1 : start], text[end : end + 1]
        if "\n" in text[closing:start]:
            opened = 0
        closing = end
        if (not before or before in " \n([") and (after.isalnum() or after == "["):
            opened += 1
            yield _straightened(start, end, '"')
        elif (
            opened
            and pair[0] == "''"
            and before not in " `'"
            and not (after.isalnum() or after == "'")
        ):
            opened -= 1
            yield _straightened(start, end, '"')
        elif (
            pair[0] == "''"
            and before in _STOPS
            and after in ("", " ", "\n")
            and text.count('"', text.rfind("\n", 0, start) + 1, start) % 2
        ):
            yield _straightened(start, end, '"')


# --- Arabic punctuation ----------------------------------------------------------------

_ARABIC = re.compile(r"[،؛؟٪۔ـ](?P<article> (?:An?|The)(?= [a-z]))?")
_LATIN = {"،": ",", "؛": ";", "؟": "?", "٪": "%", "۔": ".", "ـ": "-"}
_ARABIC_LETTER = re.compile(r"[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefc]")
_NEAR = 40  # code points in which the nearest letter is looked for


@by_line
def arabic_punctuation(text: str, _context: Context) -> list[Proposal]:
    """Arabic commas and question marks between Latin words become Latin ones.

    They stay among Arabic words, and where they are repeated (``،،،``), as a flourish.
    """
    if is_plain(text):
        return []
    proposals = []
    for found in _ARABIC.finditer(text):
        mark, start = found[0][0], found.start()
        end = start + 1
        beside = text[start - 1 : start], text[end : end + 1]
        if mark in beside or (mark == "\N{ARABIC TATWEEL}" and beside != (" ", " ")):
            continue
        if not _is_latin(beside[0]) and any(
            map(
                _nearest_is_arabic,
                (text[max(0, start - _NEAR) : start][::-1], text[end : end + _NEAR]),
            )
        ):
            continue
        after = _LATIN[mark]
        if found["article"] and after in ",;":  # the sentence goes on behind the comma
            end, after = found.end(), after + found["article"].lower()
        proposals.append(
            Proposal(
                start,
                end,
                after,
                "encoding/arabic-punctuation",
                "An Arabic punctuation mark between Latin words.",
                Level.CERTAIN,
            )
        )
    return proposals


def _is_latin(character: str) -> bool:
    return character.isalnum() and character < "\N{GREEK CAPITAL LETTER HETA}"


def _nearest_is_arabic(text: str) -> bool:
    for character in text:
        if character.isalpha():
            return bool(_ARABIC_LETTER.match(character))
    return False
