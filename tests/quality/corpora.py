"""Texts of a corpus, without a folder."""

from __future__ import annotations

from normalize.quality.texts import Text


def texts(*contents, outlet="A"):
    return [Text(f"{outlet}{i}.txt", outlet, content) for i, content in enumerate(contents)]
