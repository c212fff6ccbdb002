"""The English dictionary, read without its package."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from lemminflect import getAllLemmas

from transliteration import lexicon
from transliteration.lexicon import is_noun, lexicon_has

WORDS = "table tables ran ongoing the and all such Syrian Bush bush ern busand # 1960s".split()


@pytest.mark.parametrize("word", WORDS)
def test_words_are_those_of_the_package(word: str) -> None:
    assert lexicon_has(word) == bool(getAllLemmas(word.lower()))
    assert is_noun(word) == bool(getAllLemmas(word.lower(), upos="NOUN"))


def test_without_its_tables_the_package_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lexicon, "_TABLES", ("no-such-table.csv",))
    with patch.object(lexicon, "_forms", lexicon._forms.__wrapped__):
        assert lexicon._forms() is None
        assert lexicon_has("tables")
        assert is_noun("tables")
        assert not lexicon_has("busand")
