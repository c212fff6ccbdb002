"""The standards of romanization, read from `rules/romanization/`.

A scheme's file says how each consonant and vowel is spelled, what becomes of the article, of ta
marbuta and of tanwin, which letters need a separator, which words are written in lower case or
have a spelling of their own, and a few respellings (regular expressions on a word's Latin form).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from transliteration.rule_files import rules_folder

__all__ = ["Scheme", "for_names", "known", "named"]

_NOT_SCHEMES = frozenset({"vocalized-words", "english-names"})


@dataclass(frozen=True, slots=True)
class Scheme:
    """One standard of romanization, as its rule file says it.

    `articles` maps a clitic ("" for none) to the article's form, `{l}` in it being its l, which
    assimilates to sun letters; without `{l}` nothing does. `characters` is only for schemes that
    replace character by character and know neither sounds nor words.
    """

    name: str
    about: str
    source: str
    characters: Mapping[str, str] = field(default_factory=dict)
    sounds: Mapping[str, str] = field(default_factory=dict)
    articles: Mapping[str, str] = field(default_factory=dict)
    article_after_vowel: str = ""
    article_capital: str = "never"  # never | first | always
    ta_marbuta: Mapping[str, str] = field(default_factory=dict)
    separator: str = ""
    lowercase: frozenset[str] = frozenset()
    words: Mapping[str, str] = field(default_factory=dict)
    respell: tuple[tuple[re.Pattern[str], str], ...] = ()


@cache
def known() -> tuple[str, ...]:
    """The names of the schemes that there are.

    >>> known()
    ('ala-lc', 'bgn-pcgn', 'buckwalter', 'din-31635', 'ijmes', 'press', 'un')
    """
    folder = rules_folder() / "romanization"
    return tuple(sorted(p.stem for p in folder.glob("*.yaml") if p.stem not in _NOT_SCHEMES))


@cache
def for_names() -> tuple[str, ...]:
    """The schemes that a name in an English text may be written in: no machine's alphabet.

    >>> for_names()
    ('ala-lc', 'bgn-pcgn', 'din-31635', 'ijmes', 'press', 'un')
    """
    return tuple(name for name in known() if not named(name).characters)


@cache
def named(name: str) -> Scheme:
    """The scheme of that name; `ValueError` that lists the known ones where there is none.

    >>> named("din-31635").sounds["ج"]
    'ǧ'
    """
    if name not in known():
        raise ValueError(f"no romanization scheme {name!r}; there are {', '.join(known())}")
    import yaml

    path = rules_folder() / "romanization" / f"{name}.yaml"
    return _scheme(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))


def _scheme(table: dict[str, Any]) -> Scheme:
    identity = {"name": table["scheme"], "about": table["about"], "source": table["source"]}
    if "characters" in table:
        return Scheme(**identity, characters=table["characters"])
    article, vowels, tanwin = table["article"], table["vowels"], table["tanwin"]
    endings = {"an": "", "in": "", "un": "", "án": vowels["á"]}
    if "an" in tanwin:
        endings["án"] = tanwin["an"]
    return Scheme(
        **identity,
        sounds=table["consonants"] | vowels | endings | tanwin,
        articles={"": article["alone"], **article["after"]},
        article_after_vowel=article.get("after-vowel", ""),
        article_capital=article["capital"],
        ta_marbuta=table["ta-marbuta"],
        separator=table.get("separator", ""),
        lowercase=frozenset(table["lowercase"]),
        words=table.get("words", {}),
        respell=tuple((re.compile(rule["find"]), rule["write"]) for rule in table["respell"]),
    )
