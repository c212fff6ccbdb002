"""Where forms have articles, as bits: sources drop them as they like, but not quite."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from transliteration.spelling.alignment import Floats
from transliteration.spelling.letters import has_article, has_article_inside

# Nats for an article too many or too few; none puts one before a later word that has none.
ARTICLE = 1.5
ARTICLE_INSIDE = 1.5

# Whether a form is known without or with an article, at its start and before a later word.
_BARE, _DEFINITE, _START = 1, 2, 3
_BARE_INSIDE, _DEFINITE_INSIDE, _INSIDE = 4, 8, 12

Bits = NDArray[np.int8]


def known(form: str) -> int:
    """Return where a form has articles; a single word may have had one behind it."""
    start = _DEFINITE if has_article(form) else _BARE
    if has_article_inside(form):
        return start | _DEFINITE_INSIDE
    return start | (_BARE_INSIDE if " " in form else _INSIDE)


def asked(query: str) -> int:
    """Return the same for a spelling: one that has none inside may have lost it."""
    return known(query) | (0 if has_article_inside(query) else _INSIDE)


def costs(forms: Bits, queries: Bits) -> Floats:
    """Return the nats that articles cost each pair of a form and a spelling."""
    alike = forms & queries
    start = np.where(alike & _START, 0, ARTICLE)
    found: Floats = start + np.where(alike & _INSIDE, 0, ARTICLE_INSIDE)
    return found
