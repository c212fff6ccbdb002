"""Characters that stand there as code (HTML entities, escapes) or were decoded wrongly.

Mojibake is UTF-8 that somebody read as Windows-1252 (or a sibling): ``itâ€™s``. Whether a
run of characters is mojibake is ftfy's judgement (R. Speer, ftfy 6); it is asked only for
runs that begin as mojibake begins, so that undamaged text costs nothing. Where bytes were lost
on the way, see :mod:`normalize.stages.encoding.residue`.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from html.entities import html5

from normalize.edits import Fact, Level, Proposal
from normalize.proposals import shared_ends
from normalize.stages import Context, by_line
from normalize.stages.conventions import keep_conventions
from normalize.stages.encoding.plain import is_plain

__all__ = ["entities", "mojibake"]

# Garbled characters carry no facts: what they seem to say was never written.
_GARBLED = frozenset(Fact)


# --- HTML entities ---------------------------------------------------------------------

_ENTITY = re.compile(
    r"&(?:amp;|#38;)*(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});"
)
# Translators put spaces into entities, or lose the semicolon.
_TORN_ENTITY = re.compile(
    r"& ?(?:amp ?; ?)?(# ?0?39|# ?34|# ?821[1267]|# ?822[01]|quot|apos|amp|nbsp|[lr][sd]quo) ?;"
    r"|&((?:nbsp|[lr][sd]quo|[nm]dash|hellip)(?!\w*[;=])|quot(?![\w;=])|#(?:34|39|8\d{3})(?![\d;]))"
)
_TORN_S = re.compile(r" s\b")
# Feeds lose the ampersand: "Lebanonrsquo;s", "the doctors#39; union".
_BARE_ENTITY = re.compile(r"(?<![&#])(#0?39|quot|nbsp|[lr][sd]quo|[nm]dash|hellip);")
_BARE_ENDS = ("39;", "quo;", "quot;", "nbsp;", "dash;", "hellip;")
# \u2019 and the like: Latin letters, Arabic letters, punctuation.
_ESCAPE = re.compile(
    r"\\u(00[a-fA-F][0-9a-fA-F]|0[126][0-9a-fA-F]{2}|20[0-6][0-9a-fA-F]|20ac|20AC)"
)
_MARKUP = re.compile(r"[A-Za-z0-9#;]")
# What escapes a mark, or a line end behind a sentence, in the code of a program.
_ESCAPED_MARK = re.compile(r"\\+(?=[\"'“”‘’])")
_ESCAPED_ENDS = re.compile(r"(?<=[.!?\"”])(?:(?:\\r)?\\n)+(?=[A-Z\"“])")


def entities(text: str, _context: Context) -> list[Proposal]:
    """Decode HTML entities, also where they were escaped twice, torn apart or lost their "&".

    Entities that stand for a letter or digit of ASCII are left: nobody writes them by
    accident. So are those of a book that writes all its letters so
    (:mod:`normalize.stages.conventions`).
    """
    proposals = []
    at = text.find("&")
    while at >= 0:
        proposal = _entity(text, at)
        if proposal:
            proposals.append(proposal)
        at = text.find("&", proposal.end if proposal else at + 1)
    if ";" in text and any(end in text for end in _BARE_ENDS):
        proposals += _bare_entities(text)
    return keep_conventions(text, [*proposals, *_escapes(text)])


def _entity(text: str, at: int) -> Proposal | None:
    for pattern, level in ((_ENTITY, Level.CERTAIN), (_TORN_ENTITY, Level.LIKELY)):
        found = pattern.match(text, at)
        if found and (decoded := decode_entity(found[1] or found[2])):
            # "The mayor & # 39; s car"
            torn = decoded in "'’" and _TORN_S.match(text, found.end()) and text[at - 1 : at] == " "
            span = (at - 1, found.end() + 1) if torn else found.span()
            return _decoded(span, decoded, "html-entity", level)
    # Escaped twice, but what was escaped is no entity.
    return _decoded((at, at + 5), "&", "html-entity") if text.startswith("&amp;", at) else None


def _bare_entities(text: str) -> Iterator[Proposal]:
    for found in _BARE_ENTITY.finditer(text):
        if "&" not in text[max(0, found.start() - 5) : found.start()]:  # "&amp;#39;", "& #39;"
            yield _decoded(found.span(), decode_entity(found[1]), "html-entity", Level.LIKELY)


def _escapes(text: str) -> Iterator[Proposal]:
    if "\\" not in text:
        return
    for found in _ESCAPE.finditer(text):
        yield _decoded(found.span(), chr(int(found[1], 16)), "escape")
    for found in _ESCAPED_MARK.finditer(text):
        yield _decoded(found.span(), "", "escape", Level.LIKELY)
    for found in _ESCAPED_ENDS.finditer(text):
        yield _decoded(found.span(), "\n" * found[0].count("n"), "escape", Level.LIKELY)


def _decoded(
    span: tuple[int, int], after: str, rule: str, level: Level = Level.CERTAIN
) -> Proposal:
    reason = "The code of a character stands in its place."
    return Proposal(*span, after, f"encoding/{rule}", reason, level, _GARBLED)


def decode_entity(name: str) -> str:
    """The characters that an entity stands for; empty where it stands for nothing.

    >>> decode_entity("quot"), decode_entity("# 39"), decode_entity("oslash"), decode_entity("D")
    ('"', "'", 'ø', '')
    """
    name = name.replace(" ", "")
    decoded = html.unescape(f"&{name};") if name[0] == "#" else html5.get(f"{name};", "")
    return "" if _MARKUP.search(decoded) or decoded == "\N{REPLACEMENT CHARACTER}" else decoded


# --- Mojibake --------------------------------------------------------------------------

# Bytes C2 to F4, with which UTF-8 sequences begin, as Windows-1252, -1250, -1251, -1253 and
# -1254 and MacRoman show them; in Cyrillic, lower-case letters never follow in mojibake.
_SUSPECT = re.compile(r"[\xc2-\xf4ĂĹŘŮĞв√‚≈βΓ][^\x00-\x7fа-яё]")
_ARABIC_LEADS = "ØÙÚÛŘŮ"  # mojibake of Arabic words: the spaces between them are sound
# Turkish letters; alone in a word they are too few for ftfy to be sure.
_TURKISH = re.compile("[ÄÅ][ŸŽž]|Ä[°±]")
# The last byte of a closing mark has no character in Windows-1252.
_LOST_CLOSING, _CLOSING = "â€\N{REPLACEMENT CHARACTER}", "â€\x9d"
_WINDOWS_CONTROLS = re.compile(r"[\x80-\x9f]")


@by_line
def mojibake(text: str, _context: Context) -> list[Proposal]:
    """Decode anew what was decoded wrongly, run by run."""
    if is_plain(text):
        return []
    runs = list(_runs(text))
    fixed = [_fix(text[start:end]) for start, end in runs]
    evidence = any(text[s:e] != after for (s, e), after in zip(runs, fixed, strict=True))
    proposals = []
    for (start, end), after in zip(runs, fixed, strict=True):
        before = text[start:end]
        if before == after and evidence:  # the text is damaged: the benefit of the doubt is gone
            after = _decode(before)
        if before != after:
            proposals.append(_narrow(start, before, after))
    # Where a control character is part of mojibake, the mojibake is the longer proposal.
    proposals += (
        Proposal(
            control.start(),
            control.end(),
            mark,
            "encoding/windows-1252",
            "A character of Windows-1252 was read as a control character.",
            Level.CERTAIN,
            _GARBLED,
        )
        for control in _WINDOWS_CONTROLS.finditer(text)
        if (mark := windows_character(control[0]))
    )
    return proposals


def _runs(text: str) -> Iterator[tuple[int, int]]:
    """Spans of non-ASCII characters in which something begins as mojibake does."""
    at = 0
    while found := _SUSPECT.search(text, at):
        start, end = found.span()
        while start > at and text[start - 1] > "\x7f":
            start -= 1
        while end < len(text) and (
            text[end] > "\x7f"
            or (
                found[0][0] in _ARABIC_LEADS
                and text[end] == " "
                and text[end + 1 : end + 2] > "\x7f"
            )
        ):
            end += 1
        yield start, end
        at = end


def _fix(run: str) -> str:
    from ftfy import fix_encoding  # slow to import; most texts need it never

    fixed = fix_encoding(run.replace(_LOST_CLOSING, _CLOSING))
    return fixed if fixed != run else _TURKISH.sub(lambda m: _decode(m[0]), run)


def _decode(run: str) -> str:
    """Read Windows-1252 as UTF-8, where that gives letters and nothing else.

    >>> _decode("ÄŸ"), _decode("Ø³")
    ('ğ', 'س')
    """
    import ftfy.bad_codecs  # noqa: F401  (registers "sloppy-windows-1252")

    try:
        decoded = run.encode("sloppy-windows-1252").decode("utf-8")
    except UnicodeError:
        return run
    return decoded if decoded.replace(" ", "").isalpha() else run


def _narrow(start: int, before: str, after: str) -> Proposal:
    """The repair of a run, without what both readings have in common."""
    head, tail = shared_ends(before, after)
    return Proposal(
        start + head,
        start + len(before) - tail,
        after[head : len(after) - tail],
        "encoding/mojibake",
        "The characters were decoded wrongly on the way here.",
        Level.CERTAIN,
        _GARBLED,
    )


def windows_character(control: str) -> str:
    """What Windows-1252 has where Latin-1 has a control character; empty for its gaps.

    >>> windows_character(chr(0x92)), windows_character(chr(0x9D))
    ('’', '')
    """
    return control.encode("latin-1").decode("windows-1252", "ignore")
