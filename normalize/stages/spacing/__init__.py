"""Spaces: one between words, none before punctuation, one behind it.

The passes, in their order: white space as such (:mod:`.layout`), words torn at a line end
or a space (:mod:`.halves`), spaces that do not belong (:mod:`.surplus_space`), numbers torn apart
(:mod:`.torn_numbers`), words masked by a hyphen (:mod:`.masked_words`) or torn at one
(:mod:`.torn_words`), full stops that end nothing (:mod:`.full_stops`), spaces that are missing
behind marks (:mod:`.missing_space`) and between words (:mod:`.glued_words`). Spaces that touch
quotation marks are left to the quotation stage.
"""

from __future__ import annotations

from normalize.stages import Pass
from normalize.stages.spacing.full_stops import full_stops
from normalize.stages.spacing.glued_words import glued_words
from normalize.stages.spacing.halves import broken_words, torn_lines
from normalize.stages.spacing.layout import layout
from normalize.stages.spacing.masked_words import masked_words
from normalize.stages.spacing.missing_space import missing_spaces
from normalize.stages.spacing.surplus_space import surplus_spaces
from normalize.stages.spacing.torn_numbers import torn_numbers
from normalize.stages.spacing.torn_words import torn_words

__all__ = ["PASSES"]

PASSES: tuple[Pass, ...] = (
    layout,
    torn_lines,
    broken_words,
    surplus_spaces,
    torn_numbers,
    masked_words,
    torn_words,
    full_stops,
    missing_spaces,
    glued_words,
)
