"""Lists of words in text files: a list begins with its name in brackets, "#" begins a comment."""

from __future__ import annotations

from pathlib import Path

__all__ = ["word_lists"]


def word_lists(file: str) -> dict[str, frozenset[str]]:
    """The lists of a file of this package, by their names.

    >>> "weekly" in word_lists("name_words.txt")["named"]
    True
    """
    lists: dict[str, list[str]] = {}
    words: list[str] = []
    for line in Path(__file__).with_name(file).read_text("utf-8").splitlines():
        if line.startswith("["):
            words = lists[line.strip("[]")] = []
        elif not line.startswith("#"):
            words += line.split()
    return {name: frozenset(words) for name, words in lists.items()}
