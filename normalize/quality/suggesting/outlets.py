"""Who says a wording: one outlet or all of them, and whether those need mending otherwise.

What all outlets say alike is the news, or English. What stands in those whose names and wording
rules mend most comes of translation, as likely as not.

>>> outlets = Outlets({"Harbour": 9000, "Mill": 1000}, {"Mill": 20})
>>> outlets.weight({"Mill": 10}) > 50 * outlets.weight({"Harbour": 10})
True
"""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["Outlets"]

_PRIOR = 1000  # words of an outlet that tell as much of it as the mean of all does


class Outlets:
    """The outlets of a corpus: how much each wrote, and how much of it had to be mended."""

    def __init__(self, words: Mapping[str, int], mended: Mapping[str, int]) -> None:
        """Take words of each outlet, and edits; without edits, all outlets are alike."""
        total = sum(words.values())
        mean = sum(mended.values()) / max(1, total)
        self._shares = {outlet: count / total for outlet, count in words.items()}
        self._rates = {
            outlet: (mended.get(outlet, 0) / mean + _PRIOR) / (count + _PRIOR) if mean else 1.0
            for outlet, count in words.items()
        }

    def weight(self, hits: Mapping[str, int]) -> float:
        """How much hits in these outlets count: 1 for all in one outlet that is mended as usual.

        The square of their spread, from 0 (as even as the outlets' words) to 1, times the square
        of how often those who have them are mended, where the mean is 1.
        """
        total = sum(hits.values())
        beyond = sum(max(0.0, n - total * self._shares[outlet]) for outlet, n in hits.items())
        spread = beyond / total if len(self._shares) > 1 else 1.0
        rate = sum(n * self._rates[outlet] for outlet, n in hits.items()) / total
        return (spread * rate) ** 2
