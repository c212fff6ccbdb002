"""Where a text spells the places of the packs, whatever the scheme, and how a scheme spells them.

Names in a scheme have signs that news has not: letters for ayn and hamza, marks that combine,
a dot between two letters, an article that looks like an English word ("As Suwaydāʼ"). A text
that has such signs, or is to get them, is read in a view without them, and there every place
is also known by its names in all schemes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property

from unidecode import unidecode

from normalize.rules import Kind, NameIndex, NameMatch, Rule, RuleSet
from normalize.stages import Context
from transliteration.naming import DEFAULT, Naming, naming
from transliteration.schemes import for_names

__all__ = ["Spellings"]

# Letters that hardly any name has but those in a scheme: macrons, dots and lines below.
_LETTERS = "ʻʼʾʿāĀīĪūŪǦǧŠšĠġ\u1e00-\u1e99\u0327\u0331\u035f"
_SIGNED = re.compile(f"[{_LETTERS}]")
# What stands between the letters of a name; a letter apostrophe may also be a possessive.
_SIGN = re.compile(r"[ʻʾʿ\u0300-\u036f]|ʼ(?!s\b)|(?<=\w)[·ʹ](?=\w)")
# "Aţ Ţabqah": an article, since what follows is not English and doubles its consonant.
_ARTICLE = re.compile(
    rf"\b(A(?:[tţṭṯ](?= [TŢṬṮ])|[sşṣ]\u0331?(?= [SŞṢ])|n(?= N))) (?=[^\W{_LETTERS}]*[{_LETTERS}])"
)
_ARTICLES = ("At ", "As ", "An ")
# In any scheme: "al-", "aṣ-", "Ash ", which only before a name with signs is no English.
_ARTICLE_BEFORE = re.compile(
    r"(?<!\w)(?:(?P<plain>[ae]l)|a(?:[dḍḏnrsṣšştṭṯţzẓ][\u0327\u0331]?|[dst]h))(?P<joint>[- ])\Z",
    re.IGNORECASE,
)
_LONGEST_ARTICLE = 4  # code points, with its joint
_WORD = re.compile(r"[^\s,.;:!?()\"-]+")
_LONGEST = 24  # code points that a longer name may have on either side of one in it
_PLAIN = str.maketrans(
    {c: unidecode(c) for c in ("āĀīĪūŪǦǧŠšĠġ", *map(chr, range(0x1E00, 0x1E9A))) for c in c}
)
_OPENED = re.compile("(?<!\\w)['`\N{LEFT SINGLE QUOTATION MARK}]")  # a quotation, or a name
_QUOTES = tuple("'`\N{LEFT SINGLE QUOTATION MARK}\N{RIGHT SINGLE QUOTATION MARK}")


class Spellings:
    """The places of a set of rules by their spellings; made once for each set."""

    def __init__(self, rules: RuleSet) -> None:
        self._plain = rules.names(Kind.PLACES)
        self._rules = {rule.name: rule for rule in rules.of(Kind.PLACES)}
        self._exact: dict[str, dict[str, list[str]]] = {}
        self._articled: dict[str, re.Pattern[str] | None] = {}
        self._named: dict[tuple[str, str], Naming] = {}

    def find(self, text: str, context: Context) -> list[NameMatch]:
        """All spellings in the order of the text, free of overlaps, their conditions met."""
        scheme = context.settings.scheme
        if scheme == DEFAULT and (text.isascii() or not _SIGNED.search(text)):
            matches = self._plain.matches(text, context)
            return [_with_ayn(text, m) for m in matches if not self._is_articled(text, m)]
        view = self._exact_articles_joined(_unsigned(_ARTICLE.sub(r"\1-", text)), scheme)
        offsets = _Offsets([sign.start() for sign in _SIGN.finditer(text)])
        found = []
        for index in (self._in_schemes, self._plain):
            for match in index.matches(view, context):
                start, end = _whole(text, *offsets.span(match.start, match.end), match.rule)
                rule = self._meant(text[start:end], match.rule.name, scheme, index is self._plain)
                placed = replace(match, rule=rule or match.rule, start=start, end=end)
                if rule is None or self._is_articled(text, placed):
                    continue
                if not self._is_part_of_another(text, placed):
                    found.append(placed)
        return _apart(found)

    def _meant(self, surface: str, place: str, scheme: str, is_plain: bool) -> Rule | None:
        """The place that a spelling means, of which the view shows only the letters."""
        if exact := self._exactly(scheme).get(surface):
            return self._rules[place if place in exact else exact[0]]
        if not _SIGNED.search(surface):  # Ḥīš is a place, "His" is none
            return self._rules[place] if is_plain else None
        owners = self._in_any_scheme.get(surface, (place,))
        return self._rules[place] if place in owners else None

    def _is_articled(self, text: str, match: NameMatch) -> bool:
        """Whether the article before a name makes it another place: al-Hama is not Hama."""
        before = _ARTICLE_BEFORE.search(text, max(0, match.start - _LONGEST_ARTICLE), match.start)
        if before is None or str(match.rule.extra["arabic"]).startswith("ال"):
            return False
        surface = text[match.start : match.end]
        is_signed = _SIGNED.search(surface) is not None
        if not (before["plain"] or before["joint"] == "-" or is_signed):
            return False
        return self._plain.knows(f"al {surface}") or (
            is_signed and text[before.start() : match.end] in self._in_any_scheme
        )

    def _is_part_of_another(self, text: str, match: NameMatch) -> bool:
        """Whether a longer name in a scheme holds it: "al-Mawṣil al-Jadīda" is not Mosul."""
        first, last = max(0, match.start - _LONGEST), min(len(text), match.end + _LONGEST)
        words = list(_WORD.finditer(text, first, last))
        starts = [word.start() for word in words if word.start() <= match.start]
        ends = [word.end() for word in words if word.end() >= match.end]
        names = (text[start:end] for start in starts[-3:] for end in ends[:3])
        return any(
            _SIGNED.search(name)
            and name in self._in_any_scheme
            and match.rule.name not in self._in_any_scheme[name]
            for name in names
        )

    def name(self, rule: Rule, scheme: str) -> Naming:
        """The name of a place in a scheme."""
        named = self._named.get((rule.name, scheme))
        if named is None:
            place = rule.extra
            arabic, vocalized = str(place["arabic"]), str(place.get("vocalized", ""))
            named = naming(str(place["name"]), arabic, vocalized, scheme)
            self._named[rule.name, scheme] = named
        return named

    def rule(self, place: str) -> Rule | None:
        """The rule of a place, None for one that no pack has."""
        return self._rules.get(place)

    @cached_property
    def _in_schemes(self) -> NameIndex:
        """What finds the names in all schemes, in the view."""
        return NameIndex([self._with_schemes(rule) for rule in self._rules.values()])

    def _with_schemes(self, rule: Rule) -> Rule:
        """A rule that looks for the names in all schemes, where it would look for its own."""
        press = str(rule.extra["name"])
        names = {_unsigned(self.name(rule, scheme).text): None for scheme in for_names()}
        own = [form for form in rule.forms if form.find == press]
        forms = [form._replace(find=name, key="") for name in names for form in own]
        return replace(rule, forms=tuple(forms))

    def _exactly(self, scheme: str) -> dict[str, list[str]]:
        """The places by their exact names in a scheme: they stay, whoever has a variant like it."""
        if scheme not in self._exact:
            found: dict[str, list[str]] = defaultdict(list)
            self._exact[scheme] = found
            for rule in self._rules.values() if scheme != DEFAULT else ():
                found[self.name(rule, scheme).text].append(rule.name)
        return self._exact[scheme]

    @cached_property
    def _in_any_scheme(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for scheme in for_names():
            for name, places in self._exactly(scheme).items():
                found[name] += places
        return found

    def _exact_articles_joined(self, view: str, scheme: str) -> str:
        """The view with a hyphen behind each "At", "As" and "An" of a name in the scheme."""
        if scheme not in self._articled:
            names = sorted(map(_unsigned, self._exactly(scheme)), reverse=True)
            words = "|".join(re.escape(name[3:]) for name in names if name.startswith(_ARTICLES))
            pattern = rf"\b(A[tsn]) (?=(?:{words})(?![\w-]| [^\W\d_a-z]))"
            self._articled[scheme] = re.compile(pattern) if words else None
        articled = self._articled[scheme]
        return articled.sub(r"\1-", view) if articled else view


def _unsigned(text: str) -> str:
    """A text without the signs and marks of any scheme.

    >>> _unsigned("Maʻarrat an Nuʻmān")
    'Maarrat an Numan'
    """
    return _SIGN.sub("", text).translate(_PLAIN)


class _Offsets:
    """From offsets in a view to those in its text, of which the signs were taken out."""

    def __init__(self, signs: list[int]) -> None:
        self._signs = frozenset(signs)
        self._before = [sign - count for count, sign in enumerate(signs)]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the text, with the signs at both ends of it."""
        start += bisect_right(self._before, start)
        end += bisect_right(self._before, end - 1)
        while start - 1 in self._signs:
            start -= 1
        while end in self._signs:
            end += 1
        return start, end


def _whole(text: str, start: int, end: int, rule: Rule) -> tuple[int, int]:
    """The span with the quotation marks at its ends that stand for ayn and hamza."""
    if not _SIGNED.search(text[start:end]):  # else a quotation mark is one
        return start, end
    arabic = str(rule.extra["arabic"])
    before, after = text[max(0, start - 2) : start], text[end : end + 2]
    if arabic.removeprefix("ال").startswith("ع") and before[-1:] in _QUOTES:
        start -= not before[:-1].isalnum()
    if arabic.endswith("ء") and after[:1] in _QUOTES:
        end += not after[1:].isalnum()
    return start, end


def _with_ayn(text: str, match: NameMatch) -> NameMatch:
    """The match with a quotation mark behind it that stands for ayn or hamza ("Mare' city")."""
    end = match.end
    if (
        text[end : end + 1] not in _QUOTES
        or not str(match.rule.extra["arabic"]).endswith(("ع", "ء"))
        or text[end + 1 : end + 2].isalnum()
        or _OPENED.search(text, max(0, text.rfind("\n", 0, end)), match.start)
    ):
        return match
    return replace(match, end=end + 1)


def _apart(matches: Iterable[NameMatch]) -> list[NameMatch]:
    """Matches free of overlaps: the earlier, then the longer, then the first listed."""
    apart: list[NameMatch] = []
    for match in sorted(matches, key=lambda match: (match.start, -match.end)):
        if not apart or match.start >= apart[-1].end:
            apart.append(match)
    return apart
