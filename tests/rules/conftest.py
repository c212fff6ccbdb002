"""Packs written on the spot, and a cache of one's own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from textwrap import dedent

import pytest

from normalize.rules import Pack, RuleSet
from normalize.rules.compiling import compile_pack
from normalize.rules.model import Vocabulary
from normalize.rules.source import read
from normalize.settings import Settings
from normalize.stages import Context


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TANQIH_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def compiled() -> Callable[..., Pack]:
    """Compile a pack from its text."""

    def compile_text(text: str, words: Vocabulary | None = None) -> Pack:
        return compile_pack(read("pack.yaml", dedent(text)), words or Vocabulary())

    return compile_text


@pytest.fixture
def context() -> Callable[..., Context]:
    """A document's context for a compiled pack."""

    def make(pack: Pack, words: Vocabulary | None = None, **metadata: str) -> Context:
        rules = RuleSet(pack.rules, (pack,), words.lists if words else {})
        return Context(Settings(), rules, dict(metadata))

    return make
