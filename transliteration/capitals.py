"""Capital Latin letters as names have them, in the press and in every scheme."""

from __future__ import annotations

__all__ = ["CAPITALS"]

CAPITALS = "A-ZÀ-ÖØ-ÞĀ-ŽƎƏḀ-Ỿ"
"""For a class of a pattern: `[{CAPITALS}]`; among those with marks, small ones are let in."""
