"""Spaces: one between words, none before punctuation, one behind it.

The passes, in their order: white space as such (:mod:`normalize.stages.layout`), spaces that
do not belong (:mod:`normalize.stages.surplus_space`), words torn at a hyphen
(:mod:`normalize.stages.torn_words`), full stops that end nothing
(:mod:`normalize.stages.full_stops`), spaces that are missing
(:mod:`normalize.stages.missing_space`). Spaces that touch quotation marks are left to the
quotation stage.
"""

from __future__ import annotations

from normalize.stages import Pass
from normalize.stages.full_stops import full_stops
from normalize.stages.layout import layout
from normalize.stages.missing_space import missing_spaces
from normalize.stages.surplus_space import surplus_spaces
from normalize.stages.torn_words import torn_words

__all__ = ["PASSES"]

PASSES: tuple[Pass, ...] = (layout, surplus_spaces, torn_words, full_stops, missing_spaces)
