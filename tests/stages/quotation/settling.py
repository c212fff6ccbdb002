"""A text on its way through the quotation stage, and texts with all kinds of marks."""

from __future__ import annotations

from hypothesis import strategies as st

from normalize.edits import EditLog, Level, Proposal, resolve
from normalize.guard import guard
from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context
from normalize.stages.quotation import PASSES

CONTEXT = Context(Settings(), RuleSet(()))
STRAIGHT = str.maketrans("“”‘’", "\"\"''")


def settle(text: str, rounds: int = 4) -> EditLog:
    """Run the stage as the pipeline does, until nothing changes."""
    log = EditLog(text)
    for _ in range(rounds):
        changed = False
        for propose in PASSES:
            proposals = propose(log.text, CONTEXT)
            passed, refused = guard(log.text, proposals)
            assert not refused, refused
            changed |= bool(log.apply(resolve(p for p in passed if p.level.reaches(Level.LIKELY))))
        if not changed:
            return log
    raise AssertionError(f"never at rest: {log.text!r}")


def suggested(text: str) -> list[Proposal]:
    return [p for propose in PASSES for p in propose(text, CONTEXT) if p.level is Level.POSSIBLE]


words = st.sampled_from(
    "the forces of town said He added we leave Ansar fighters 90 and 7 is was no 's em it’s".split()
)
glue = st.sampled_from(
    [" ", " ", " ", '"', "'", ' "', '" ', '." ', '," ', ", ", ". ", ' " ', "' ", " '", ': "', "\n",
     "\n\n", "“", "”", " ’", "’ ", "(", ")", "…", '""', "«", "»"]
)  # fmt: skip


@st.composite
def prose(draw: st.DrawFn) -> str:
    """Words with all kinds of marks and spaces between them."""
    pairs = draw(st.lists(st.tuples(words, glue), max_size=24))
    return "".join(word + between for word, between in pairs)
