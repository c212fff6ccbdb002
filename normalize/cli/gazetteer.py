"""The gazetteer at the command line: places by what a user calls them, and its faults in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from normalize.errors import TanqihError

if TYPE_CHECKING:
    from transliteration.gazetteer import Gazetteer, Place

__all__ = ["called", "faults_told", "likely", "named_place"]

_NEARLY = 0.1  # probability below which a name is not nearly that of a place


@contextmanager
def faults_told() -> Iterator[None]:
    """Tell the faults of a gazetteer as those of the program.

    Raises:
        TanqihError: with the message and the hint of a `GazetteerError`.
    """
    from transliteration.gazetteer import GazetteerError

    try:
        yield
    except GazetteerError as error:
        raise TanqihError(error.message, hint=error.hint) from None


def called(gazetteer: Gazetteer, name: str) -> list[Place]:
    """The place of this id, else the places that have this name."""
    place = gazetteer.place(name)
    return [place] if place else gazetteer.spelled(name)


def likely(gazetteer: Gazetteer, name: str) -> list[tuple[Place, float]]:
    """The places that a spelling may stand for, each with its probability, the likeliest first."""
    from transliteration.gazetteer.indexing import index_of

    found = ((gazetteer.place(c.place), c.probability) for c in index_of(gazetteer).search(name))
    return [(place, p) for place, p in found if place and p >= _NEARLY]


def named_place(gazetteer: Gazetteer, name: str) -> Place | None:
    """The place that a name is most likely of; Arabic is taken as it is written."""
    from transliteration.arabic import is_arabic

    places = called(gazetteer, name)
    if not places and not is_arabic(name):
        places = [place for place, _ in likely(gazetteer, name)[:1]]
    return places[0] if places else None
