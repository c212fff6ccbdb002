"""By way of which language a name came into Latin letters.

The letters tell: ş, ı and ğ are Turkish, x and ê Kurdish, sch German, ch for ش and ou
for و French. What tells nothing is taken for English.
"""

from __future__ import annotations

import re

ROUTES = ("english", "french", "german", "kurdish", "russian", "turkish")

# In this order: the first that fits.
_SIGNS = (
    ("german", re.compile("[dt]?sch", re.IGNORECASE)),
    (
        "french",
        re.compile("oû|aï|eï|é|è|ou|ech |(?<![ts])ch(?!.*sh)|dj|[âîû].*e\\b", re.IGNORECASE),
    ),
    ("turkish", re.compile("[ğĞıİöÖüÜ]|[çÇ](?!.*[êîûxw])|[şŞ](?!.*[āīūâ])(?=[iıeö])")),
    ("kurdish", re.compile("[xêçîû]|ē", re.IGNORECASE)),
    ("russian", re.compile("dzh|yy\\b|l'-|'-", re.IGNORECASE)),
)


def detect(name: str) -> str:
    """Return the route that the letters of a Latin form speak for.

    >>> detect("Cheïkh Miskîne"), detect("Girê Xirab"), detect("Schaich Miskin")
    ('french', 'kurdish', 'german')
    >>> detect("Abu-Dzhreyf"), detect("Shaykh Miskīn"), detect("Şıhlar")
    ('russian', 'english', 'turkish')
    """
    return next((route for route, sign in _SIGNS if sign.search(name)), "english")
