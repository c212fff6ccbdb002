"""All forms of all places, as arrays: what an index of names keeps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from pathlib import Path
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from transliteration.arabic import is_arabic
from transliteration.channel import Channel, Names
from transliteration.checksums import Checksums
from transliteration.search import articles
from transliteration.search.packing import Groups, Lines, packed, unpacked
from transliteration.search.shortlist import Shortlist
from transliteration.skeleton import fold
from transliteration.spelling.alignment import PackedNames
from transliteration.spelling.letters import spell


class NameTable:
    """Forms and places by number, and which place has which form.

    places: their names; rows: (rows, 2), numbers of a form and of a place that has it; folds:
    how the form is folded there (packed: as strings, that few questions need, they would take
    20 MB for a country); folding: the rows by that. names: the forms, those that are spelled
    alike (see `letters.spell`) once, made ready for the channel; arabic: whether they are
    Arabic; articles: see `articles.known`.
    """

    def __init__(
        self,
        places: Sequence[str],
        rows: NDArray[np.int32],
        folds: NDArray[np.uint8],
        folding: Checksums,
        names: Names,
        arabic: NDArray[np.bool_],
        articles: articles.Bits,
        shortlist: Shortlist,
    ) -> None:
        self.places, self.names = places, names
        self.arabic, self.articles, self.shortlist = arabic, articles, shortlist
        self._rows, self._folds, self._folding = rows, Lines(folds), folding
        self._namesakes: dict[int, int] = {}
        # A form that a place has twice, folded in two ways, counts once.
        _, first = np.unique(rows, axis=0, return_index=True)
        form, place = rows[np.sort(first)].T
        self.places_of = Groups(form, place, len(arabic))
        self.forms_of = Groups(place, form, len(places))

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]], channel: Channel) -> NameTable:
        """Return the table of places and their forms."""
        numbers: dict[str, int] = {}
        forms: list[str] = []
        bits: list[int] = []
        rows: dict[tuple[int, int, str], None] = {}
        places: dict[str, int] = {}
        for place, form in names:
            if not (spelled := spell(form)):
                continue
            number = numbers.setdefault(spelled, len(forms))
            owner = places.setdefault(place, len(places))
            if number == len(forms):
                forms.append(form)
                bits.append(0)
            bits[number] |= articles.known(form)
            rows[number, owner, fold(form)] = None
        pairs = np.array([(number, place) for number, place, _ in rows], np.int32).reshape(-1, 2)
        folds = packed(folded for _, _, folded in rows)
        folding = Checksums.of((folded, row) for row, (_, _, folded) in enumerate(rows))
        del rows  # as much memory as what is made next
        return cls(
            list(places),
            pairs,
            folds,
            folding,
            channel.prepare(forms),
            np.array([is_arabic(form) for form in forms], np.bool_),
            np.array(bits, np.int8),
            Shortlist.of(numbers, pairs),
        )

    def save(self, file: Path) -> None:
        """Write the table as numpy arrays, from which it loads faster than it is made.

        Raises `OSError` where the file cannot be written.
        """
        names, shortlist = self.names.packed, self.shortlist
        with file.open("wb") as stream:
            np.savez(
                stream,
                places=packed(self.places),
                folded=self._folds.packed,
                fold_checks=np.array(self._folding.checks, np.uint32),
                fold_rows=np.array(self._folding.numbers, np.uint64),
                rows=self._rows,
                arabic=self.arabic,
                articles=self.articles,
                signatures=shortlist.signatures,
                keys=packed(shortlist.keys),
                sizes=shortlist.sizes,
                postings=shortlist.postings,
                own_keys=shortlist.own,
                own_sizes=shortlist.own_sizes,
                logs=self.names.logs,
                routes=self.names.routes,
                lengths=names.lengths,
                units=names.units,
                skip_start=names.skip_start,
                skip_cost=names.skip_cost,
            )

    @classmethod
    def load(cls, file: Path) -> NameTable:
        """Return the table that was saved.

        Raises `OSError`, `ValueError` or `KeyError` where the file is none.
        """
        try:
            with np.load(file, allow_pickle=False) as archive:
                data = dict(archive)
        except (BadZipFile, EOFError) as error:
            raise ValueError(str(error)) from None
        rows = data["rows"]
        letters = (data[name] for name in ("lengths", "units", "skip_start", "skip_cost"))
        return cls(
            unpacked(data["places"]),
            rows,
            data["folded"],
            Checksums.kept(data["fold_checks"].tobytes(), data["fold_rows"].tobytes()),
            Names(PackedNames(*letters), data["logs"], data["routes"]),
            data["arabic"],
            data["articles"],
            Shortlist(
                rows,
                data["signatures"],
                unpacked(data["keys"]),
                data["sizes"],
                data["postings"],
                data["own_keys"],
                data["own_sizes"],
            ),
        )

    def namesakes(self, place: int) -> int:
        """Return how many places share a form with a place, itself too."""
        if place not in self._namesakes:
            sharing = {p for form in self.forms_of[place] for p in self.places_of[form]}
            self._namesakes[place] = len(sharing)
        return self._namesakes[place]

    def share_a_name(self, place: int, other: int) -> bool:
        """Tell whether two places have a form in common."""
        return not set(self.forms_of[place]).isdisjoint(self.forms_of[other])

    def has_one_of(self, place: int, forms: Collection[int]) -> bool:
        """Tell whether a place has one of some forms."""
        return bool(forms) and any(form in forms for form in self.forms_of[place])

    def folding_to(self, folded: str) -> list[int]:
        """Return the places that have a form that folds so."""
        return list(dict.fromkeys(self._rows[self._rows_folding_to(folded), 1].tolist()))

    def forms_folding_to(self, folded: str, place: str) -> set[int]:
        """Return the forms of a place that fold so and not otherwise."""
        if (number := self.numbers.get(place)) is None:
            return set()
        return {f for f in self.forms_of[number] if self._folds_of[f, number] == {folded}}

    def _rows_folding_to(self, folded: str) -> list[int]:
        return [row for row in self._folding[folded] if self._folds[row] == folded]

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The places' numbers by their names."""
        return {place: number for number, place in enumerate(self.places)}

    @cached_property
    def _folds_of(self) -> dict[tuple[int, int], set[str]]:
        """The folded forms of each place that are spelled alike."""
        found: dict[tuple[int, int], set[str]] = defaultdict(set)
        folds = unpacked(self._folds.packed)
        for (form, place), folded in zip(self._rows.tolist(), folds, strict=True):
            found[form, place].add(folded)
        return found
