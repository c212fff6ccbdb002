"""What a rule of each kind is made of: from options or answers to an entry of a pack file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from normalize.errors import TanqihError

__all__ = ["KINDS", "entry", "wanted"]

# For each kind: what every rule needs, in the order in which it is asked for, then what it may
# have. Keys are those of the options.
KINDS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "phrases": (
        ("find", "replace"),
        ("pattern", "needs", "inflect", "when", "level", "touches", "original"),
    ),
    "terms": (("replace", "find"), ("level", "touches")),
    "places": (("replace", "find", "arabic", "type", "country", "at"), ("level", "touches")),
    "furniture": (("find",), ("pattern", "needs", "scope", "into", "when", "level")),
    "agreement": (("institution", "pronoun", "verb"), ("level", "original")),
    "flags": (("find",), ("pattern", "needs", "inflect", "when", "original")),
}
_EVERY = ("id", "because", "example")


def wanted(kind: str, given: Mapping[str, Any]) -> list[str]:
    """What is still to be asked for a rule of this kind, in that order.

    >>> wanted("furniture", {"pattern": "x", "because": "why"})
    ['id', 'example']

    Raises:
        TanqihError: something is given that no rule of this kind has.
    """
    needed, possible = KINDS[kind]
    for key, value in given.items():
        if value is not None and key not in (*needed, *possible, *_EVERY):
            kinds = [name for name, parts in KINDS.items() if key in (*parts[0], *parts[1])]
            raise TanqihError(
                f"--{key} says nothing in a pack of kind {kind}",
                hint=f"it belongs to {' and '.join(kinds)}; leave it out, or say --kind",
            )
    found = "pattern" if given.get("pattern") is not None else "find"
    keys = [found if key == "find" else key for key in (*needed, *_EVERY)]
    return [key for key in keys if given.get(key) is None]


def entry(kind: str, given: Mapping[str, Any]) -> dict[str, Any]:
    """The entry of a rule, its keys in the order in which a reader looks for them.

    Raises:
        TanqihError: conditions, pronouns or coordinates are not written as they should be.
    """
    parts: dict[str, Any] = {"id": given["id"]}
    if kind in ("terms", "places"):
        parts |= {"name": given["replace"], "arabic": given.get("arabic")}
        parts |= {"kind": given.get("type"), "country": given.get("country")}
        parts |= _coordinates(given.get("at"))
        parts["variants"] = given["find"]
    elif kind == "agreement":
        parts |= {"institutions": given["institution"], "pronouns": _pronouns(given["pronoun"])}
        parts["verbs"] = given["verb"]
    else:
        parts |= {"find": _short(given.get("find")), "pattern": given.get("pattern")}
        parts |= {key: given.get(key) for key in ("needs", "replace", "inflect", "scope", "into")}
        parts["when"] = _conditions(given.get("when") or [])
    parts |= {key: given.get(key) for key in ("level", "touches", "because", "original")}
    parts["examples"] = given["example"]
    kept = {key: value for key, value in parts.items() if value not in (None, [], {}, "")}
    if kind == "phrases" and given.get("replace") == "":  # found, and left out
        kept = {key: parts[key] for key in parts if key in kept or key == "replace"}
    return kept


def _short(find: Sequence[str] | None) -> Sequence[str] | str | None:
    return find[0] if find and len(find) == 1 else find


def _conditions(given: Sequence[str]) -> dict[str, Any]:
    """Conditions from KEY=WORD,WORD.

    >>> _conditions(["near=rocket*,missile*", "within=6 words"])
    {'near': ['rocket*', 'missile*'], 'within': '6 words'}
    """
    conditions: dict[str, Any] = {}
    for condition in given:
        key, equals, words = condition.partition("=")
        if not equals or not words:
            raise TanqihError(
                f"--when: {condition!r} is no condition", hint="KEY=WORD,WORD such as near=rocket*"
            )
        single = key in ("within", "in_quotes")
        conditions[key] = words if single else _words(words)
    return conditions


def _pronouns(given: Sequence[str]) -> dict[str, str]:
    """Pronouns from WRONG=RIGHT.

    >>> _pronouns(["She=It"])
    {'She': 'It'}
    """
    pairs = [pair.partition("=")[::2] for pair in given]
    for wrong, right in pairs:
        if not wrong or not right:
            raise TanqihError(
                f"--pronoun: {wrong!r} has no other pronoun", hint="WRONG=RIGHT such as She=It"
            )
    return dict(pairs)


def _coordinates(given: str | None) -> dict[str, float]:
    """Latitude and longitude, in degrees, from LATITUDE,LONGITUDE.

    >>> _coordinates("35.13, 36.76")
    {'latitude': 35.13, 'longitude': 36.76}
    """
    if not given:
        return {}
    try:
        latitude, longitude = map(float, given.split(","))
    except ValueError:
        raise TanqihError(
            f"--at: {given!r} is no place on the map",
            hint="LATITUDE,LONGITUDE in degrees, such as 35.13,36.76",
        ) from None
    return {"latitude": latitude, "longitude": longitude}


def _words(text: str) -> list[str]:
    return [word.strip() for word in text.split(",") if word.strip()]
