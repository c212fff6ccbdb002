"""Compiled packs on disk, keyed by the content that they were compiled from.

Nothing in the cache is needed: a file that is missing, damaged or cannot be written costs
only the time to compile the pack again.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import orjson

from normalize.edits import Fact, Level
from normalize.rules.model import Example, Form, Kind, Pack, Rule, When

__all__ = ["cache_folder", "key", "load", "store"]

_FORMAT = 6  # raise it when the compiled shape or the compiler changes


@lru_cache(maxsize=1)
def cache_folder() -> Path:
    """Where compiled packs are kept: `$TANQIH_CACHE`, or the user's cache folder."""
    if chosen := os.environ.get("TANQIH_CACHE"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("tanqih", appauthor=False)


def key(*contents: bytes) -> str:
    """A name for what is compiled from these contents, by this format."""
    digest = hashlib.sha256(str(_FORMAT).encode())
    for content in contents:
        digest.update(len(content).to_bytes(8, "big"))
        digest.update(content)
    return digest.hexdigest()


def load(name: str) -> Pack | None:
    """A compiled pack, or None where the cache does not hold it."""
    try:
        return _pack(orjson.loads((cache_folder() / "rules" / f"{name}.json").read_bytes()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def store(name: str, pack: Pack) -> None:
    """Keep a compiled pack; silently does nothing where the folder cannot be written."""
    folder = cache_folder() / "rules"
    beside = folder / f"{name}.{os.getpid()}.part"
    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        beside.write_bytes(orjson.dumps(pack, default=_plain))
        beside.replace(folder / f"{name}.json")


def _plain(value: object) -> object:
    if isinstance(value, (frozenset, set)):
        return sorted(value)
    raise TypeError


def _pack(data: Mapping[str, Any]) -> Pack:
    return Pack(
        data["name"],
        Kind(data["kind"]),
        data["about"],
        data["file"],
        tuple(_rule(rule) for rule in data["rules"]),
        tuple(data["disable"]),
        {name: tuple(words) for name, words in data["lists"].items()},
        data["patterns"],
    )


def _rule(data: Mapping[str, Any]) -> Rule:
    return Rule(
        data["name"],
        Kind(data["kind"]),
        tuple(
            Form(form["find"], form["replace"], tuple(form["needs"]), _when(form["when"]))
            for form in data["forms"]
        ),
        _when(data["when"]),
        Level(data["level"]),
        data["because"],
        frozenset(map(Fact, data["touches"])),
        tuple(Example(**example) for example in data["examples"]),
        data["extra"],
        data["file"],
        data["line"],
    )


def _when(data: Mapping[str, Any] | None) -> When | None:
    if data is None:
        return None
    fields: dict[str, Any] = {k: tuple(v) if isinstance(v, list) else v for k, v in data.items()}
    return When(**fields)
