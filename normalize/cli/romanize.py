"""`tanqih romanize`: Arabic script to Latin letters."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from normalize.errors import TanqihError

__all__ = ["romanize"]


def romanize(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="Arabic text, or - for standard input.")
    ],
    scheme: Annotated[
        str,
        typer.Option(
            "--scheme",
            metavar="SCHEME",
            help="press, bgn-pcgn, ijmes, ala-lc, un, din-31635 or buckwalter.",
        ),
    ] = "press",
) -> None:
    """Write Arabic in Latin letters, by a standard.

    Vowel signs that the text does not have are those of known names, or are guessed.
    """
    from transliteration import romanize as romanized
    from transliteration.schemes import known

    if scheme not in known():
        raise TanqihError(
            f"there is no scheme {scheme!r}", hint=f"choose from {', '.join(known())}"
        )
    if text == "-":
        try:
            text = sys.stdin.buffer.read().decode("utf-8-sig").rstrip("\n")
        except UnicodeDecodeError as error:
            raise TanqihError(f"standard input is not UTF-8 (byte {error.start})") from None
    print(romanized(text, scheme))
