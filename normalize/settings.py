"""What a user may set, and nothing else; the defaults make canonical text.

A `tanqih.toml` at a corpus's root holds the same names as :class:`Settings`:

    level = "certain"
    quotes = "keep"
    scheme = "ijmes"
    packs = ["our-rules"]          # beside this file
    disable = ["translation/weapons/balloons"]
    countries = ["SY", "IQ"]
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from normalize.edits import Level
from normalize.errors import SettingsError

__all__ = ["Settings"]

_CHOICES: Mapping[str, tuple[str, ...]] = {
    "level": tuple(Level),
    "quotes": ("straight", "keep"),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """Settings of a pipeline.

    level: edits at least this sure are applied, the others are suggestions.
    quotes: "straight" turns curly marks and guillemets into ' and "; "keep" leaves them.
    scheme: romanization scheme of place names: "press", "ijmes", "bgn-pcgn", "ala-lc", "un" or
    "din-31635".
    packs: folders or files of rules laid over the built-in ones, in order.
    disable: full names of rules, or of packs, that are switched off.
    countries: ISO 3166 codes that place names may belong to; empty for all.

    Raises:
        SettingsError: a setting has a value that there is not.
    """

    level: Level = Level.LIKELY
    quotes: str = "straight"
    scheme: str = "press"
    packs: tuple[Path, ...] = ()
    disable: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, allowed in _CHOICES.items():
            value = getattr(self, name)
            if value not in allowed:
                raise SettingsError(
                    f"{name}: there is no {value!r}", hint=f"one of: {', '.join(allowed)}"
                )
        _check_scheme(self.scheme)
        for code in self.countries:
            if not re.fullmatch("[A-Z]{2}", code):
                raise SettingsError(
                    f"countries: {code!r} is no code of a country",
                    hint='two capital letters (ISO 3166), such as "SY"',
                )
        object.__setattr__(self, "level", Level(self.level))

    @classmethod
    def read(cls, file: Path) -> Settings:
        """Read a `tanqih.toml`; packs that it names are looked for beside it.

        Raises:
            SettingsError: the file cannot be read, or a setting is unknown or wrong.
        """
        try:
            text = file.read_text(encoding="utf-8")
            data = tomllib.loads(text)
        except OSError as error:
            raise SettingsError(
                f"cannot be read: {error.strerror}", file=file, hint="check the path"
            ) from None
        except UnicodeDecodeError:
            raise SettingsError("not UTF-8", file=file, hint="save it as UTF-8") from None
        except tomllib.TOMLDecodeError as error:
            raise SettingsError(
                f"not valid TOML: {error}",
                file=file,
                hint='put text into quotation marks, as in level = "certain"',
            ) from None
        try:
            return cls(**_checked(data, file.parent))
        except SettingsError as error:
            line, hint = _line(text, error.message.partition(":")[0]), error.hint
            raise SettingsError(error.message, file=file, line=line, hint=hint) from None


def _check_scheme(scheme: object) -> None:
    if scheme == "press":  # the schemes are files, which need not be read for this one
        return
    from transliteration.schemes import for_names

    if scheme not in for_names():
        raise SettingsError(
            f"scheme: there is no {scheme!r}", hint=f"one of: {', '.join(for_names())}"
        )


def _checked(data: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    names = [field.name for field in fields(Settings)]
    checked: dict[str, Any] = {}
    for name, value in data.items():
        if name not in names:
            close = get_close_matches(name, names, n=1)
            hint = f"did you mean {close[0]!r}? " if close else ""
            raise SettingsError(f"{name}: unknown setting", hint=f"{hint}known: {', '.join(names)}")
        if name in ("packs", "disable", "countries"):
            if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
                raise SettingsError(f"{name}: not a list of texts", hint=f'{name} = ["…"]')
            checked[name] = tuple(folder / v for v in value) if name == "packs" else tuple(value)
        else:
            checked[name] = value
    return checked


def _line(text: str, name: str) -> int:
    """The line, from 1, on which a setting stands; 0 where it is not found."""
    lines = (n for n, line in enumerate(text.split("\n"), 1) if line.lstrip().startswith(name))
    return next(lines, 0)
