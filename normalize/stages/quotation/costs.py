"""What it costs to read one mark as an opening, a closing, or an apostrophe.

Costs add up and count roughly in bits: 0 for what every edited text does, 3 for a slip that
translators make (a space on the wrong side), 8 and more for what hardly occurs. They were
set by hand; a book printed with curly marks holds them to account (see the tests).

A mark is seen through its neighbours' classes (`left`, `right`): | edge of the paragraph,
_ white space, w word, ( opening bracket, . punctuation, - dash, e ellipsis, q another mark.
`words` is what stands before it, without white space at the end.
"""

from __future__ import annotations

import re

from normalize.stages.english import ENDINGS
from normalize.stages.quotation.attribution import says_that, tag_precedes

__all__ = ["NEVER", "apostrophe_cost", "closing_cost", "opening_cost", "prime_cost"]

NEVER = 20.0

_OPENING_LEFT = {"|": 0.0, "_": 0.0, "(": 0.0, "-": 0.5, "q": 0.5, "w": 5.0, ".": 3.0, "e": 3.0}
_OPENING_RIGHT = {"w": 0.0, "(": 0.0, "e": 0.5, "q": 0.5, "-": 2.0, "_": 3.0, ".": 12.0, "|": 15.0}
_CLOSING_LEFT = {"w": 0.0, ".": 0.0, "e": 0.0, "-": 0.5, "q": 0.5, "_": 3.0, "(": 8.0, "|": 12.0}
_CLOSING_RIGHT = {"|": 0.0, "_": 0.0, ".": 0.0, "-": 0.5, "e": 0.5, "q": 0.5, "w": 4.0, "(": 2.0}

# A closing mark glued to an attribution, by what stands before the space.
_TOLD = {",": 1.5, "?": 1.5, "!": 1.5, ".": 5.0}
# Words that want another one behind them: a quotation rarely ends there.
_DANGLING = re.compile(
    r"\b(?:the|an?|of|in|on|at|by|to|with|from|for|and|or|but|that|as|into|against|between|its|"
    r"their|his|her|our|my|so-called|called|named|using|is|was|are|were|be|has|have)\Z"
)
# A comma that another mark, or a space, tears from its word: `"Fajr "," Shams "and`.
_TORN_COMMA = re.compile(r"[\s\"”»],\Z")
# A few words behind another mark, and no end of a sentence among them.
_SHORT = re.compile(r"(?:[\"“”„‟«»]|(?<!\w)['‘])\s?[^\"“”„‟«».!?]{1,60}\Z")
_ELISION = re.compile(
    r"(?:em|pon|tis|twas|twere|til|till|cause|bout|round|neath|gainst|cos|cuz|ere|ave|im|er|is|as|"
    r"ouse|ead|ow|ome|orse|ard|eart|n|\d0s|\d\d)\b",
    re.IGNORECASE,
)
_CUT_WORD = re.compile(r"(?:\w*in|\b(?:o|th|an|ol|wi|mo|d|t|ma|n))\Z", re.IGNORECASE)
_PLURAL = re.compile(
    r"\b(?!(?:this|thus|always|perhaps|says|does|goes|its|ours|theirs|hers|yours|across|towards|"
    r"besides|unless|less|plus|versus|whereas|sometimes|calls|means|shouts|cries|asks|names|"
    r"cites)\Z)[^\W\d_]{2,}[^\W\dsu_]s\Z"
)
_ENDING = re.compile(rf" ?(?:{ENDINGS})\b(?!['’])")
_OWNED_BY_NOBODY = re.compile(
    r" (?:into|for|in|on|at|by|to|with|from|of|as|is|was|were|are|will|would|could|can|may|has|"
    r"have|had|that|which|who|but|while|when|where|since|because|though|said|says|against|after|before)\b"
)
_FEET = re.compile(r"\d['’]\d+(?:\.\d+)?\Z")


def opening_cost(left: str, right: str, words: str, told: bool) -> float:
    """Cost of a mark as the opening of a quotation; `told`: what follows is hardly quoted.

    That is an attribution, or a conjunction behind a mark that touches the word before it.

    >>> opening_cost("_", "w", "He said", False), opening_cost("w", "_", "He said", True)
    (0.0, 12.0)
    """
    last = words[-1:]
    if left in "w.e" and right == "_":  # `using" balloons`, `said:" We`: one slip, not two
        if last == ":":
            cost = 3.0
        elif left == "w":
            cost = 5.0 if _DANGLING.search(words) else 8.0
        elif tag_precedes(words):  # `…," he said." We …`
            cost = 6.0
        elif _TORN_COMMA.search(words):
            cost = 4.0
        else:
            cost = 11.0 if last == "," else 14.0
    else:
        cost = max(_OPENING_LEFT[left] + _OPENING_RIGHT[right] - (last == ":"), 0.0)
    return cost + 4 * told


def closing_cost(left: str, right: str, words: str, told: bool) -> float:
    """Cost of a mark as the closing of a quotation; `told`: an attribution stands behind it.

    >>> closing_cost(".", "_", "We stay,", True), closing_cost("_", "w", "We stay,", True)
    (0.0, 1.5)
    """
    last = words[-1:]
    if left == "_" and right in "w(":
        if told:  # `hurt, "said`
            cost = _TOLD.get(last, 3.0)
        elif last == "," or _SHORT.search(words):  # `the "axis "of`
            cost = 5.0
        else:
            cost = 14.0 if last in tuple(".!?") else 10.0
    elif right == "w" and told:  # `hurt,"said`
        cost = 1.5
    else:
        cost = _CLOSING_LEFT[left] + _CLOSING_RIGHT[right]
    if tag_precedes(words):  # words are about to be quoted, or have been
        cost += 3 if last == "." else 6
    elif last in tuple(":;"):
        cost += 3
    if _DANGLING.search(words):
        cost += 12 if says_that(words) else 6
    return cost


def prime_cost(words: str) -> float:
    """Cost of a double mark as inches or seconds.

    >>> prime_cost("He is 5'10"), prime_cost("a gun of 12"), prime_cost("the")
    (0.0, 1.5, 20.0)
    """
    if not words[-1:].isdigit():
        return NEVER
    return 0.0 if _FEET.search(words) else 1.5


def apostrophe_cost(left: str, right: str, words: str, ahead: str) -> tuple[float, float]:
    """Cost of a single mark as an apostrophe: where it stands, and across a space.

    `ahead` is what follows the mark, white space included.

    >>> apostrophe_cost("w", "_", "the drivers", " union"), apostrophe_cost("_", "w", "of", "em")
    ((0.7, 20.0), (0.0, 20.0))
    >>> apostrophe_cost("_", "w", "the forces", "positions")
    (6.0, 3.0)
    >>> apostrophe_cost("w", "_", "black box warnings", " on them")
    (4.0, 20.0)
    """
    if left == "w" and right != "w":
        if right == "_" and _ENDING.match(ahead):  # `Syria' s`
            return 5.0, 1.0
        if words[-1:].isdigit() or _CUT_WORD.search(words):
            return 1.0, NEVER
        if right == "_" and ahead.lstrip()[:1] in ("[", "("):  # `"Desert Lions' [DL]`: owns nothing
            return 5.0, NEVER
        if words[-1:] in "sxzSXZ":  # `"black box warnings' on`: owns nothing
            return (4.0 if right == "_" and _OWNED_BY_NOBODY.match(ahead) else 0.7), NEVER
        return 3.0, NEVER
    plural = left == "_" and _PLURAL.search(words) is not None
    if right == "w" and left != "w":
        if _ELISION.match(ahead):
            return 0.0, NEVER
        if left == "_" and words[-1:].isalpha() and _ENDING.match(ahead):  # `Syria 's`
            return 5.0, 0.0
        if left in "|q":  # a quotation that begins is likelier than a word cut short
            return 7.0, NEVER
        # 'Ayn Issa, 'Afrin; a word cut short; `the forces 'positions`
        name = ahead[0] in "AEIOU" and not ahead.startswith("Al-")
        stands = 3.0 if name else 6.0 if plural else 4.5
        return stands, (3.0 if plural else NEVER)
    owns = plural and right == "_" and ahead.lstrip()[:1].isalpha()  # `the forces ' positions`
    return 9.0, (3.0 if owns else NEVER)
