"""What comes again in a corpus: pieces of one shape, where they stand, and what that weighs."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from math import log, sqrt

from normalize.quality.suggesting.pieces import View
from normalize.quality.suggesting.shapes import Form, shape
from normalize.quality.texts import Text

__all__ = ["Unit"]

_FEWEST = 2  # documents
_FEWEST_CLOSING = 3
_FEWEST_OF_A_WORD = 3  # in one outlet
_OFTEN = 4  # times in one document alone
_FORMS = 3  # of notes that begin alike
_DIFFER = 3  # words before an aside that explains none of them


@dataclass(slots=True)
class Unit:
    """Pieces of one shape, or of one head: where they stand, among what, and how they read."""

    documents: Counter[str] = field(default_factory=Counter)
    outlets: Counter[str] = field(default_factory=Counter)
    before: set[str] = field(default_factory=set)
    marked: int = 0
    neighbours: int = 0  # of its lines: those that come again, too
    forms: dict[str, Form] = field(default_factory=dict)

    def add(self, text: Text, surface: str, before: str = "", *, marked: bool = False) -> None:
        """Count one more."""
        self.documents[text.name] += 1
        self.outlets[text.outlet] += 1
        self.before.add(before)
        self.marked += marked
        key, values = shape(surface)
        self.forms.setdefault(key, Form(key)).add(surface, values)

    @property
    def often(self) -> int:
        """How often it stands in the corpus."""
        return self.outlets.total()

    @property
    def finds(self) -> list[str]:
        """How a rule would look for most of them."""
        differ = len(self.forms) > 1
        found = (form.find(differ=differ) for form in self._commonest)
        return [find for find in found if find]

    @property
    def examples(self) -> list[str]:
        """How most of them read where they stand."""
        return [form.surfaces.most_common(1)[0][0] for form in self._commonest]

    @property
    def _commonest(self) -> list[Form]:
        return sorted(self.forms.values(), key=lambda form: -form.surfaces.total())[:_FORMS]

    @property
    def always(self) -> str:
        """How all of them read, where they read alike; else ""."""
        surfaces = [surface for form in self.forms.values() for surface in form.surfaces]
        return surfaces[0] if len(surfaces) == 1 else ""

    @property
    def begins(self) -> tuple[int, bool]:
        """How likely a closing begins here: where what stands before it differs most.

        Where that is the same for several, rather where it is always the same.
        """
        return len(self.before), bool(self.always)

    @property
    def explains(self) -> bool:
        """Whether an aside mostly stands behind the same words."""
        return len(self.before) < min(_DIFFER, self.often)

    def comes_again(self, view: View) -> bool:
        """Whether it is more than chance."""
        if not (finds := self.finds):
            return False
        fewest = _FEWEST_CLOSING if view is View.CLOSING else _FEWEST
        if " " not in finds[0] and len(self.outlets) == 1:
            fewest = _FEWEST_OF_A_WORD
        often = view is not View.PARAGRAPH and max(self.documents.values()) >= _OFTEN
        return len(self.documents) >= fewest or often

    def weight(self, view: View) -> float:
        """Documents, and a little for what comes again in one; times outlets, if it is no prose.

        Less for a long line and for one among lines that stand once; for a closing that reads
        like a sentence; and for an aside that always explains the same word.
        """
        weight = sum(1 + log(times) for times in self.documents.values())
        if view in (View.LINE, View.PARAGRAPH):
            weight *= 0.5 + self.neighbours / (2 * self.often)
        elif view is View.WITHIN:
            weight *= (len(self.before) - 1) / self.often
        if view not in (View.PARAGRAPH, View.WITHIN):
            weight *= len(self.outlets)
        words = self.finds[0].split()
        if view is View.LINE:
            weight /= sqrt(len(words))
        elif view is View.CLOSING:
            weight *= (sum("{" in word or not word.islower() for word in words) / len(words)) ** 2
        return weight
