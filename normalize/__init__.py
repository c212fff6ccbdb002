"""Tanqih: machine-translated English news into canonical text, every change traceable.

>>> from normalize import Pipeline
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from normalize.edits import Edit, EditLog, Level, Proposal
    from normalize.pipeline import Pipeline, Result

__all__ = ["Edit", "EditLog", "Level", "Pipeline", "Proposal", "Result"]

_HOMES = {
    "Edit": "edits",
    "EditLog": "edits",
    "Level": "edits",
    "Pipeline": "pipeline",
    "Proposal": "edits",
    "Result": "pipeline",
}  # which module has it


def __getattr__(name: str) -> object:
    """Import on first use, so that `tanqih --version` need not load the rules' engine."""
    if name in _HOMES:
        return getattr(import_module(f"normalize.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'normalize' has no attribute {name!r}")
