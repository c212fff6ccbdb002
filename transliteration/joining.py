"""The evidence for a place from that of its forms: two that fit prove more than one.

Shares and limits, in nats, were chosen on the names of countries from which no weight is
learned.
"""

from __future__ import annotations

import math
from collections.abc import Collection

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


def join(latin: Collection[float], arabic: Collection[float], namesakes: int) -> float:
    """Return the evidence for a place, in nats.

    latin, arabic: the evidence for its forms; namesakes: the places of its name, itself too.

    >>> join([10.0], [10.0], 1), join([10.0], [], 1)
    (10.0, 8.2)
    >>> join([10.0, 9.0], [10.0], 1) > join([10.0, 3.0], [10.0], 1)
    True
    >>> join([10.0], [10.0], 5) > join([10.0], [10.0], 1)
    True
    """
    worse, better = sorted((_one_script(latin), _one_script(arabic)))
    least = better - (MISSING_SCRIPT if worse == -math.inf else OTHER_NAME)
    return BETTER * better + WORSE * max(worse, least) + SHARED * math.log(namesakes)


def _one_script(evidence: Collection[float]) -> float:
    if len(evidence) < 2:
        return max(evidence, default=-math.inf)
    second, first = sorted(evidence)[-2:]
    return FIRST * first + SECOND * max(second, first - OTHER_FORM)
