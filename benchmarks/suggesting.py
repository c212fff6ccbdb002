"""Measure which rules of a subject `suggest` would have proposed, had nobody written them.

    python benchmarks/suggesting.py CORPUS CLEAN [--subject NAME]... [--part odd|even] [--json]

CORPUS holds translated news, CLEAN edited English (as for `tanqih suggest`). A subject is a
folder of `rules/` (translation, grammar, names, furniture: the default) or one pack
(translation/military). Its packs are switched off, the corpus is cleaned with the rest, and
the first rows of `suggest` are compared with what the subject's rules find in the same texts.

A rule counts if it has three hits or more there. Code that has no entry in a rule file does
not count. A row stands for the rule that its draft would be: each of its forms is compiled
and run. A form proposes a rule if

- it covers the words that the rule replaces: in phrases all of them, and for a word that is
  put in, the words on both sides; in furniture half of the letters that are taken out;
- it is about this rule: a quarter of the places where the form stands are hits of the rule,
  whose conditions no proposal can know.

A rule is found if such forms cover three of its hits, and a quarter; it is touched if they
cover any. This is strict: a rule of three hits in three wordings counts only if rows show all
three, though an author would see it in one. `--part` takes every other document, so that what
was tuned on one half can be seen on the other.
"""

from __future__ import annotations

import argparse
import json
import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from normalize import Pipeline
from normalize.errors import RuleError
from normalize.proposals import shared_ends
from normalize.quality.concordance import Hit, concordance
from normalize.quality.suggesting import Suggestion, suggest
from normalize.quality.suggesting.mending import mend
from normalize.quality.texts import Text, read_texts
from normalize.rules import Kind, Rule, RuleSet
from normalize.rules.compiling import compile_pack
from normalize.rules.loading import load_packs
from normalize.rules.model import Vocabulary
from normalize.rules.source import Source
from normalize.settings import Settings

SUBJECTS = ("translation", "grammar", "names", "furniture")
FEWEST = 3  # hits of a rule
SHARE = 0.25  # of a form's places, and of a rule's hits

_WORD = re.compile(r"\w+(?:['’-]\w+)*['’]?")
Span = tuple[str, int, int]  # document, start, end


@dataclass(frozen=True)
class Verdict:
    """What became of one rule: its hits, those that rows cover, and the best row's number."""

    rule: str
    hits: int
    covered: int
    row: int

    @property
    def found(self) -> bool:
        """Whether the rows would have led to this rule."""
        return self.covered >= max(FEWEST, SHARE * self.hits)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpus", type=Path, help="folder of translated news")
    parser.add_argument("clean", type=Path, help="folder of edited English")
    parser.add_argument("--subject", action="append", help="folder of rules, or pack")
    parser.add_argument("--rows", type=int, default=200, help="rows that count")
    parser.add_argument("--part", choices=("odd", "even"), help="every other document")
    parser.add_argument("--json", action="store_true", help="every rule, for a program to read")
    arguments = parser.parse_args()
    texts = list(read_texts([arguments.corpus]))
    if arguments.part:
        texts = texts[arguments.part == "even" :: 2]
    clean = list(read_texts([arguments.clean], "windows-1252"))  # only what is no UTF-8
    every = {}
    for subject in arguments.subject or SUBJECTS:
        every[subject] = verdicts = judge(subject, texts, clean, arguments.rows)
        if not arguments.json:
            show(subject, verdicts)
    if arguments.json:
        print(json.dumps({s: [asdict(v) for v in verdicts] for s, verdicts in every.items()}))


def show(subject: str, verdicts: Sequence[Verdict]) -> None:
    """Print a subject's figure, then the rules that were missed."""
    found = sum(verdict.found for verdict in verdicts)
    touched = sum(verdict.covered > 0 for verdict in verdicts)
    share = found / len(verdicts) if verdicts else 0.0
    print(f"{subject:24} found {found}/{len(verdicts)} ({share:.2f}), touched {touched}")
    for verdict in verdicts:
        if not verdict.found:
            print(f"    missed {verdict.rule:48} {verdict.covered}/{verdict.hits} hits")


def judge(subject: str, texts: list[Text], clean: list[Text], rows: int) -> list[Verdict]:
    """A subject's rules with enough hits, the most frequent first, and whether rows lead there."""
    loaded, words = load_packs(())
    off = [pack for pack in loaded if f"{pack.name}/".startswith(f"{subject}/")]
    if not off:
        raise SystemExit(f"no pack stands under {subject!r}")
    pipeline = Pipeline(Settings(disable=tuple(pack.name for pack in off if pack.rules)))
    cleaned, mended, _ = mend(texts, pipeline)
    known = {word for name in ("country", "nationality") for word in words.lists.get(name, ())}
    suggestions = suggest(cleaned, clean, known=known, mended=mended)[:rows]
    rules = RuleSet(tuple(rule for pack in off for rule in pack.rules), (), words.lists)
    hits: defaultdict[str, set[Span]] = defaultdict(set)
    for hit in concordance(rules.rules, cleaned, rules):
        if not hit.refused:
            hits[hit.rule].add(changed(hit))
    kinds = {rule.name: rule.kind for rule in rules.rules}
    frequent = {name: spans for name, spans in hits.items() if len(spans) >= FEWEST}
    covered: defaultdict[str, set[Span]] = defaultdict(set)
    first: dict[str, int] = {}
    for number, places in rows_in(suggestions, cleaned, words):
        for name, spans in frequent.items():
            least = 0.5 if kinds[name] is Kind.FURNITURE else 1.0
            reached, right = cover(spans, places, least)
            if reached and right >= SHARE * len(places):
                covered[name] |= reached
                first.setdefault(name, number)
    return [
        Verdict(name, len(spans), len(covered[name]), first.get(name, 0))
        for name, spans in sorted(frequent.items(), key=lambda item: (-len(item[1]), item[0]))
    ]


def changed(hit: Hit) -> Span:
    """The words that an edit replaces; for words put in, from the word before to the one behind."""
    before, after = _WORD.findall(hit.before), _WORD.findall(hit.after)
    if not after or before == after:
        return hit.document, hit.start, hit.end
    head, tail = shared_ends(before, after)
    start, end = head, len(before) - tail
    if start == end:
        start, end = max(0, start - 1), min(len(before), end + 1)
    words = list(_WORD.finditer(hit.before))[start:end]
    return hit.document, hit.start + words[0].start(), hit.start + words[-1].end()


def cover(spans: set[Span], places: Sequence[Span], least: float) -> tuple[set[Span], int]:
    """The spans that places cover to at least this share, and how many places do."""
    ordered = sorted(spans)
    starts = [span[:2] for span in ordered]
    reached: set[Span] = set()
    right = 0
    for document, start, end in places:
        i = max(0, bisect_left(starts, (document, start)) - 1)
        inside = set()
        for span in ordered[i:]:
            if span[:2] >= (document, end):
                break
            shared = min(end, span[2]) - max(start, span[1])
            if span[0] == document and shared >= least * (span[2] - span[1]):
                inside.add(span)
        reached |= inside
        right += bool(inside)
    return reached, right


def rows_in(
    rows: Sequence[Suggestion], texts: Sequence[Text], words: Vocabulary
) -> Iterator[tuple[int, list[Span]]]:
    """Where each form of each row stands, with the number of its row, from 1."""
    drafts: list[Rule] = []
    number_of: dict[str, int] = {}
    for number, row in enumerate(rows, 1):
        # Spellings that belong together: which of them is right is for the author to say.
        forms = (*row.find, row.replace) if row.kind == "terms" and row.replace else row.find
        for form in forms:
            rule = draft(f"r{len(number_of)}", form, row, words)
            if rule is not None:
                drafts.append(rule)
                number_of[rule.name] = number
    places: defaultdict[str, list[Span]] = defaultdict(list)
    for kind in (Kind.FLAGS, Kind.FURNITURE):
        chosen = [rule for rule in drafts if rule.kind is kind]
        for hit in concordance(chosen, texts, RuleSet((), (), words.lists)):
            places[hit.rule].append((hit.document, hit.start, hit.end))
    for name, spans in places.items():
        yield number_of[name], spans


def draft(id_: str, form: str, row: Suggestion, words: Vocabulary) -> Rule | None:
    """One form of a row as a rule that asks, or takes out; None where it would not compile."""
    kind = "furniture" if row.kind == "furniture" else "flags"
    entry = {"id": id_, "find": form, "because": "a draft", "examples": ["this -> ?", "that"]}
    if row.kind == "furniture":
        entry["scope"] = row.scope
    data = {"pack": f"draft/{kind}", "kind": kind, "rules": [entry]}
    places = dict.fromkeys([(), ("rules", 0), ("rules", 0, "find")], (0, 0))
    try:
        return compile_pack(Source("", data, places), words).rules[0]
    except RuleError:
        return None


if __name__ == "__main__":
    main()
