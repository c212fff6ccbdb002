"""Namesakes in the United States and other countries overseas: "Lebanon, Tennessee"."""

from __future__ import annotations

import re

__all__ = ["is_in_america"]

_STATES = (
    r"Ala(?:bama|ska)|Ariz(?:ona|\.)|Arkansas|California|Calif\.|Colorado|Connecticut|"
    r"Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Ill\.|Indiana|Iowa|Kansas|Kentucky|Louisiana|"
    r"Maine|Maryland|Massachusetts|Mass\.|Mi(?:chigan|nnesota|ssissippi|ssouri)|Montana|"
    r"Ne(?:braska|vada)|New (?:Hampshire|Jersey|Mexico|York)|N(?:orth|\.) (?:Carolina|Dakota)|Ohio|"
    r"Oklahoma|Oregon|Penn(?:sylvania|\.)|Rhode Island|South (?:Carolina|Dakota)|Tenn(?:essee|\.)|"
    r"Texas|Utah|Vermont|(?:West )?Virginia|Wisconsin|Wyoming"
)
_AMERICA = re.compile(
    r"(?: (?:County|Township|Borough|Heights|Springs))?, "
    rf"(?:{_STATES}|(?:Pa|Va|Md|Conn|Fla|Ga|Ky|Mich|Minn|Mo|Neb|Okla|Ore|Wis|Vt|Kan|Colo)\.|"
    r"[NS]\.[CDHJMY]\.|W\. Va\.|USA|U\.S\.A|Ontario|Quebec|Alberta|Tasmania|Queensland)(?!\w)"
    rf"| (?:Township|Borough)\b| in (?:{_STATES})(?=[,.;]| (?:is|was|has|had)\b)"
)


def is_in_america(text: str, end: int) -> bool:
    """Whether the place that ends here is a namesake in the United States.

    >>> is_in_america("a fair in Lebanon, Tennessee", 17), is_in_america("in Lebanon, Syria", 10)
    (True, False)
    """
    return bool(_AMERICA.match(text, end))
