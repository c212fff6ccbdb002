"""What the evidence for a place is worth: enough to link, enough to rewrite, or neither.

Evidence is in nats (see `surroundings`); it must exceed what chance would give among so many
names, and that for every other *name*.
"""

from __future__ import annotations

from collections.abc import Sequence

from transliteration.distance import kilometres
from transliteration.gazetteer.place import Place
from transliteration.linking.candidates import likeness
from transliteration.linking.surroundings import IN_TOWN, Weighed

__all__ = [
    "LEAST",
    "LONG",
    "SURE",
    "anothers",
    "better_known",
    "doubt",
    "is_close",
    "is_likely",
    "unlike",
]

LEAST = {"type": 8.0, "list": 8.5, "where": 10.0}  # nats, by cue: below it nothing is linked
SURE = 16.0  # nats: from here on the spelling may be rewritten
NEARLY_SURE = 14.0  # nats: from here on a spelling may look less like the name
MARGIN = 1.5  # nats by which the next other name must lie behind
SURE_MARGIN = 2.5  # the same, where the spelling may be rewritten
LIKE = 85.0  # percent of their sounds that a spelling and the name nearest to it must share
NEARLY_LIKE = 80.0  # the same, where a settlement of the packs is nearly sure
SURELY_LIKE = 90.0  # the same, where the spelling may be rewritten
HARDLY_LIKE = 75.0  # the same, where a settlement of the packs is likely beyond doubt
LONG = 4  # letters; what has fewer is a place only if it is called so
_SETTLEMENTS = ("city", "town", "village", "neighbourhood")
_SAME = 10.0  # km within which places of one name are one place in two records


def doubt(weighed: Sequence[Weighed], least: float, margin: float = MARGIN) -> str:
    """Why the best candidate is not taken; empty where it is."""
    if not weighed:
        return "no candidate near the places or in the countries that the text names"
    best = weighed[0]
    if best.evidence < least:
        return f"evidence {best.evidence:.1f} nats, less than {least}"
    rival = next((w for w in weighed[1:] if not _same_name(w.place, best.place)), None)
    if rival and best.evidence - rival.evidence < margin:
        return f"{rival.place.name} comes within {margin} nats"
    return ""


def anothers(surfaces: Sequence[str], place: Place, weighed: Sequence[Weighed]) -> Weighed | None:
    """Another place that has for its name what is a by-name of this one at best ("Lakhdj").

    surfaces: what a name is looked up as, the way that it is written first.

    The city of al-Hawtah is called Lahj, too; but that is what its governorate is called.
    """
    others = [each for each in weighed if not _same_name(each.place, place)]
    for other in others:
        if other.place.name == surfaces[0]:
            return other
    if not others or _likeness(surfaces, place) >= LIKE:
        return None
    likely = weighed[0].evidence - SURE  # what is less likely is not meant, whatever its name
    named = (each for each in others if each.place.curated and each.evidence > likely)
    return next((other for other in named if _likeness(surfaces, other.place) >= SURELY_LIKE), None)


def _likeness(surfaces: Sequence[str], place: Place) -> float:
    """How like the name of a place the likest of some spellings is."""
    return max(likeness(surface, [place.name]) for surface in surfaces)


def better_known(weighed: Sequence[Weighed]) -> Weighed:
    """The best candidate; of its namesakes within a few kilometres the curated one."""
    best = weighed[0]
    here = best.place.latitude, best.place.longitude
    for other in weighed:
        place = other.place
        if (
            place.curated
            and _same_name(place, best.place)
            and kilometres((place.latitude, place.longitude), here) < _SAME
        ):
            return other
    return best


def _same_name(one: Place, other: Place) -> bool:
    return one.name == other.name or (bool(one.arabic) and one.arabic == other.arabic)


def unlike(best: Weighed, likeness: float) -> str:
    """Why a spelling is too unlike the name of a place; empty where it is like it.

    likeness: percent of their sounds that they share. What is likely may look less like it.
    """
    least = LIKE
    if best.place.curated and best.place.kind in _SETTLEMENTS:
        if is_likely(best):
            least = HARDLY_LIKE
        elif best.said or best.evidence >= NEARLY_SURE:
            least = NEARLY_LIKE
    if likeness >= least:
        return ""
    return f"only {likeness:.0f} % of its sounds are those of {best.place.name}"


def is_likely(best: Weighed) -> bool:
    """Whether a place of the packs is so likely that little may speak against its spelling."""
    return best.evidence >= SURE and best.place.curated


def is_close(best: Weighed) -> bool:
    """Whether a place is in or beside a town that the text names."""
    return best.away is not None and best.away <= IN_TOWN
