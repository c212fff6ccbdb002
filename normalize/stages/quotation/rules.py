"""The rules of the quotation stage: their names, their reasons, and the edits that carry them."""

from __future__ import annotations

from normalize.edits import Fact, Level, Proposal

__all__ = ["RULES", "propose"]

# Rules that only move white space keep every mark where it was among the words.
_PLACES = {
    "wrong-side-of-space": "The mark stands on the wrong side of the space.",
    "space-inside": "No space between a quotation mark and the words that it encloses.",
    "space-outside": "No space between a quotation mark and the punctuation around it.",
    "missing-space": "A space between a quotation and the words around it.",
    "wrong-way": "The curly mark faces away from the words that it encloses.",
    "detached-possessive": "The apostrophe belongs to the word before it.",
}
_EXTENTS = {
    "mixed-marks": "A quotation closes with the kind of mark that opened it.",
    "nested": "A quotation within a quotation takes single marks.",
    "doubled-marks": "One mark is enough.",
    "surplus-mark": "The quotation goes on to the next mark; this one belongs to none.",
    "missing-opening": "The attribution closes a quotation that nothing opened.",
    "missing-closing": "The quotation ends here, but is not closed.",
    "closed-early": "The sentence that is quoted goes on to the end of the paragraph.",
}
_OTHERS = {
    "comma-inside": "No comma between an adjective and the noun that it belongs to.",
    "unopened-bracket": "The bracket around an abbreviation opens before it.",
    "unclosed-bracket": "The bracket around letters, an amount or a place closes behind it.",
}
RULES = _PLACES | _EXTENTS | _OTHERS


def propose(
    rule: str, start: int, end: int, after: str, level: Level = Level.LIKELY, group: str = ""
) -> Proposal:
    """Propose an edit under `quotation/<rule>`; `group` tells apart groups of one rule."""
    return Proposal(
        start,
        end,
        after,
        f"quotation/{rule}",
        RULES[rule],
        level,
        frozenset({Fact.QUOTATION}) if rule in _EXTENTS else frozenset(),
        group and f"quotation/{rule}@{group}",
    )
