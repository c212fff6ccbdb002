"""The evidence for places from that of their forms: two that fit prove more than one.

Shares and limits, in nats, were chosen on the names of countries from which no weight is
learned.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# How the evidence of one script joins that of the other: shares of the better and the worse.
# A place that has no form in one script, or quite another name, is so many nats worse there.
BETTER, WORSE = 0.7, 0.3
MISSING_SCRIPT, OTHER_NAME = 6.0, 7.0
# The same for the best two forms of one script.
FIRST, SECOND = 0.8, 0.2
OTHER_FORM = 4.0
# Nats for a name, times the log of how many places share it. Were all places named equally
# often, it would be 1; but whoever names one of many tends to add which.
SHARED = 0.3

Nats = NDArray[np.float64]


def join(
    evidence: Sequence[float] | Nats,
    arabic: Sequence[bool] | NDArray[np.bool_],
    sizes: Sequence[int],
    namesakes: Sequence[int],
) -> Nats:
    """Return the evidence for each place, in nats.

    evidence: that for the forms of the first place, of the second ...; arabic: whether each
    form is Arabic; sizes: how many forms each place has; namesakes: the places of its name,
    itself too.

    >>> join([10, 10, 10], [False, True, False], [2, 1], [1, 1]).tolist()
    [10.0, 8.2]
    >>> better, worse = join([10, 9, 10, 10, 3, 10], [False, False, True] * 2, [3, 3], [1, 1])
    >>> bool(better > worse)
    True
    >>> [few, many] = join([10, 10], [True, True], [1, 1], [1, 5])
    >>> bool(many > few)
    True
    """
    places = np.repeat(np.arange(len(sizes)), sizes)
    scripts = _one_script(
        np.asarray(evidence, np.float64), 2 * places + np.asarray(arabic, np.intp), 2 * len(sizes)
    ).reshape(-1, 2)
    better, worse = scripts.max(axis=1), scripts.min(axis=1)
    least = better - np.where(worse == -np.inf, MISSING_SCRIPT, OTHER_NAME)
    shared = SHARED * np.log(np.asarray(namesakes, np.float64))
    joined: Nats = BETTER * better + WORSE * np.maximum(worse, least) + shared
    return joined


def _one_script(evidence: Nats, groups: NDArray[np.intp], count: int) -> Nats:
    """Return the evidence of each group of forms, -inf for those that are empty."""
    order = np.lexsort((-evidence, groups))
    evidence, groups = evidence[order], groups[order]
    starts = np.flatnonzero(np.diff(groups, prepend=-1))
    found = np.full(count, -np.inf)
    first = evidence[starts]
    second = np.full(len(starts), -np.inf)
    more = np.diff(starts, append=len(groups)) > 1
    second[more] = evidence[starts[more] + 1]
    both = FIRST * first + SECOND * np.maximum(second, first - OTHER_FORM)
    found[groups[starts]] = np.where(more, both, first)
    return found
