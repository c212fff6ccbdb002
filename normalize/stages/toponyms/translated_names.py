"""Places whose names translation turned into words: "Hill of al-Hara", "Dam of Haditha".

The name in such a name may be that of a town, which it is not: the hill is. It is linked as it
is written, and only the name of a settlement gets its spelling ("Bridge of Shughur").
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from normalize.rules import Kind, NameMatch, Rule, RuleSet
from normalize.stages import Context
from transliteration.capitals import CAPITALS
from transliteration.distance import kilometres
from transliteration.lexicon import lexicon_has
from transliteration.linking.surroundings import IN_TOWN, countries_named, lies_elsewhere
from transliteration.linking.translated import Translated, Translations, generic_words
from transliteration.mentions.america import is_in_america
from transliteration.mentions.cues import cue
from transliteration.mentions.name_words import PROFESSIONS
from transliteration.mentions.proper_names import inside_a_name
from transliteration.mentions.rejections import rejection
from transliteration.spelling.meanings import meanings

__all__ = ["translated_names", "translations"]

_WORD = rf"[{CAPITALS}][^\W\d_]*(?:['’‘`][^\W\d_]+)*"
_ARTICLE = r"(?:[Aa]l|[Ee]l|[Aa]n|[Aa]s|[Aa]sh|[Aa]d|[Aa]r)[- ]"
_BEHIND = re.compile(rf"(?:[- ](?:{_ARTICLE})?{_WORD}){{1,3}}(?!\w)")
_OF = re.compile(
    rf" (?:of (?:the )?|de (?:la |l')?|du |des )(?:{_ARTICLE})?{_WORD}"
    rf"(?:[- ](?:{_ARTICLE})?{_WORD}){{0,2}}(?!\w)"
)
_BEFORE = re.compile(rf"(?<![\w-])(?:(?:{_ARTICLE})?{_WORD}[- ]){{1,3}}\Z")
_CAPITALISED = re.compile(rf"[{CAPITALS}](?<!\w.)\w+")
_OF_THE = re.compile(r" of the (?=[A-Z])")
_OF_NATURE = re.compile("(?:Hill|Mount|Mountain|Valley|Spring|Well|Head|House|Monastery) of ")
_LONGEST = 48  # code points that a name has before the word for its kind
_PERSON = re.compile(rf", (?:an? |the )?(?:[a-z]+ ){{0,2}}(?:{'|'.join(sorted(PROFESSIONS))})\b")
# Km from the places that a text names beyond which a settlement is not meant, nor a mountain, a
# valley or a plain by words that are all English.
_NEAR, _FAR = 150.0, 200.0
_CLEARLY = 30.0  # km by which the place that is meant is nearer than its namesakes


def translated_names(text: str, context: Context, matches: Sequence[NameMatch]) -> list[NameMatch]:
    """The matches, with those of translated names in the place of what stands inside them.

    The town in the name of an unknown hill ("Hill of Kirnaz") keeps the spelling that it has.
    """
    found: list[NameMatch] = []
    kept = list(matches)
    for start, end in _spans(text):
        if found and start < found[-1].end:
            continue
        if any(m.start <= start and end <= m.end for m in matches):
            continue
        if match := _linked(text, start, end, context, matches):
            found.append(match)
            kept = [m for m in kept if m.end <= start or end <= m.start]
        elif _OF_NATURE.match(text, start):
            kept = [replace(m, name=None) if start < m.start and m.end <= end else m for m in kept]
    return sorted([*kept, *found], key=lambda match: match.start) if found else kept


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Where names may stand that have a word for a kind of place, longest first.

    It has a capital, but for "camp of the Hol": that is no English.
    """
    for first, last in _generic(text):
        if follows := _OF.match(text, last) or _BEHIND.match(text, last):
            for end in _cuts(text, last + 1, follows.end()):
                yield first, end
        preceding = _BEFORE.search(text, max(0, first - _LONGEST), first)
        if preceding and text[first].isupper():
            yield preceding.start(), last
            for cut in reversed(_cuts(text, preceding.start(), first - 1)[1:]):
                yield cut + 1, last


def _generic(text: str) -> Iterator[tuple[int, int]]:
    """Where words for kinds of place stand."""
    words = _words()
    for word in _CAPITALISED.finditer(text):
        if word[0] in words:
            yield word.span()
    for of in _OF_THE.finditer(text):
        first = text.rfind(" ", max(0, of.start() - _LONGEST), of.start()) + 1
        if text[first : of.start()] in words:
            yield first, of.start()


@cache
def _words() -> frozenset[str]:
    """The words for kinds of place, capitalised; those of English also in small letters."""
    before, behind = generic_words()
    return frozenset(map(str.capitalize, before | behind)) | (before & behind)


def _cuts(text: str, start: int, end: int) -> list[int]:
    """Where words of a span end, the last first; not its first word, if an "of" follows it."""
    joints = re.finditer(rf"(?<![AaEe]l)[- ](?=(?:{_ARTICLE})?[{CAPITALS}])", text[start:end])
    return [end, *sorted((start + joint.start() for joint in joints), reverse=True)]


def _linked(
    text: str, start: int, end: int, context: Context, matches: Sequence[NameMatch]
) -> NameMatch | None:
    """The place that a span names, as far as the text tells; None for none, or several."""
    surface = text[start:end]
    found = context.rules.derived(translations).find(surface)
    if found is None or _is_other(text, start, end):
        return None
    known, countries = context.rules.derived(_rules), context.settings.countries
    places = [known[name] for name in found.places]
    wanted = [rule for rule in places if not countries or rule.extra["country"] in countries]
    near = [m.rule for m in matches if m.end <= start or end <= m.start]
    km, rule = _meant(wanted, near, text, found.by_meaning)
    if (
        rule is None
        or any(m.rule.name == rule.name and start <= m.start and m.end <= end for m in matches)
        or not (
            _is_told(text, start, end, found, context) or (km < IN_TOWN and " of the " in surface)
        )
    ):
        return None
    is_spelled = " of " in surface and _is_settlement(rule) and not found.by_meaning
    return NameMatch(rule, start, end, str(rule.extra["name"]) if is_spelled else None)


def _is_other(text: str, start: int, end: int) -> bool:
    """Whether a span is the name of a person, a body or a place elsewhere, or in one."""
    return bool(
        rejection(text, start, end)
        or is_in_america(text, end)
        or inside_a_name(text, start, end)
        or _PERSON.match(text, end)
    )


def _is_told(text: str, start: int, end: int, found: Translated, context: Context) -> bool:
    """Whether a name is more than English words, or the sentence says that it is a place here."""
    if not found.by_meaning:
        words = re.findall(_WORD, text[start:end])
        if not all(_is_english(word, context) for word in words):
            return True
        if " of " not in text[start:end]:
            return False  # "Arab Spring"
    told, _ = cue(text, start, end, frozenset(), frozenset())
    return bool(told) and not lies_elsewhere(text, end)


def _is_english(word: str, context: Context) -> bool:
    """Whether a word is English, or that for a people ("Arab Spring")."""
    people = context.rules.words("nationality")
    return (
        word in people
        or f"{word}s" in people
        or f"{word.lower()}s" in meanings()
        or lexicon_has(word)
    )


def _meant(
    rules: Sequence[Rule], near: Sequence[Rule], text: str, by_meaning: bool
) -> tuple[float, Rule | None]:
    """Which of the places the text speaks of: the one that is clearly nearest to its others.

    Also how many km it is from them: far, where the text names only its country.
    """
    home = {str(rule.extra["country"]) for rule in near} | countries_named(text)
    points = [_point(rule) for rule in near]
    away = sorted(
        (km, rule.name, rule)
        for rule in rules
        if rule.extra["country"] in home
        and (km := min((kilometres(_point(rule), p) for p in points), default=_FAR))
        <= (_NEAR if points and _is_settlement(rule) else _FAR if by_meaning else math.inf)
    )
    if not away or (len(away) > 1 and away[1][0] - away[0][0] < _CLEARLY):
        return math.inf, None
    return away[0][0], away[0][2]


def _is_settlement(rule: Rule) -> bool:
    return rule.extra["kind"] in ("city", "town", "village")


def _point(rule: Rule) -> tuple[float, float]:
    return float(str(rule.extra["latitude"])), float(str(rule.extra["longitude"]))


def _rules(rules: RuleSet) -> dict[str, Rule]:
    return {rule.name: rule for rule in rules.of(Kind.PLACES)}


def translations(rules: RuleSet) -> Translations:
    """The places of the packs by what their names mean."""
    return Translations(
        (
            rule.name,
            str(rule.extra["kind"]),
            str(rule.extra["arabic"]),
            [str(rule.extra["name"]), *(form.find for form in rule.forms)],
        )
        for rule in rules.of(Kind.PLACES)
    )
