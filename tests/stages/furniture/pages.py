"""An article to put furniture around, and what of a page goes."""

from __future__ import annotations

import re
from typing import Any

from normalize.edits import EditLog, Level, Proposal, resolve
from normalize.guard import guard
from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context
from normalize.stages.furniture import propose

RULES = RuleSet.load()

FIRST = "The port of Tartous was opened again on Sunday after a storm."
SECOND = "Two ships with flour were unloaded before the evening."
TITLE = "Port of Tartous open again"
HEADLINES = ["Bakers in Homs ask for a second oven", "Rain floods two markets in the north"]


def proposed(text: str, **metadata: object) -> list[Proposal]:
    context = Context(Settings(), RULES, metadata)
    passed, refused = guard(text, propose(text, context))
    assert not refused
    assert not context.problems
    return passed


def moved(text: str, **metadata: object) -> tuple[str, dict[str, Any]]:
    """The text without its furniture, and what went into metadata."""
    log = EditLog(text)
    found: dict[str, Any] = {}
    sure = resolve(p for p in proposed(text, **metadata) if p.level is not Level.POSSIBLE)
    for proposal in log.apply(sure):
        after = re.sub(r"\A[A-Z][\w ,-]+: ?\Z", "", proposal.after)  # a place of a bulletin
        assert after in ("", text[proposal.start].upper())  # a capital behind a dateline
        for key, value in proposal.metadata.items():
            if isinstance(value, list):
                found.setdefault(key, []).extend(value)
            else:
                found.setdefault(key, value)
    assert log.source() == text
    return log.text, found
