"""Words of place names and what they mean."""

from __future__ import annotations

from pathlib import Path

from transliteration.arabic import is_arabic
from transliteration.channel import Channel
from transliteration.spelling import meanings as module
from transliteration.spelling.letters import readings, spell
from transliteration.spelling.meanings import meanings

MEANINGS = Path(module.__file__).with_name("meanings.tsv")


def test_meanings_are_of_names_that_are_spelled_so() -> None:
    for line in MEANINGS.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        arabic, latin, english = line.split("\t")
        assert is_arabic(arabic), line
        assert Channel.load().score(latin, arabic) > 0, line
        for word in english.split("|"):
            assert latin in meanings()[word.lower()]
            assert spell(latin) in readings(word)
