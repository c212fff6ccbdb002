"""Edit logs for the views to show."""

from __future__ import annotations

import random

from normalize.edits import EditLog, Level, Proposal, resolve


def edited(text: str, *changes: tuple[str, str], reason: str = "because") -> EditLog:
    """Replace the first occurrence of each text by the one beside it, a rule for each."""
    log = EditLog(text)
    for number, (before, after) in enumerate(changes, 1):
        start = log.text.index(before)
        log.apply([Proposal(start, start + len(before), after, f"rule/{number}", reason)])
    return log


def suggest(log: EditLog, before: str, after: str) -> None:
    start = log.text.index(before)
    log.suggest(
        [Proposal(start, start + len(before), after, "ask/one", "not sure", Level.POSSIBLE)]
    )


def random_log(seed: int) -> EditLog:
    """Some layers of any edits on a text of short lines."""
    rng = random.Random(seed)
    words = ["a", "b", " ", "\n", "\n\n", "word "]
    log = EditLog("".join(rng.choice(words) for _ in range(rng.randrange(40))))
    for _ in range(rng.randrange(1, 4)):
        proposals = []
        for _ in range(rng.randrange(6)):
            start = rng.randrange(len(log.text) + 1)
            end = min(len(log.text), start + rng.randrange(6))
            after = rng.choice(["", "x", "\n", "y\nz", "q\n\n"])
            proposals.append(Proposal(start, end, after, "any/rule", "any reason"))
        log.apply(resolve(proposals))
    return log
