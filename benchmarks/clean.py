"""Count what the pipeline changes where nothing should change, and what it cannot settle or undo.

    python benchmarks/clean.py FOLDER [--corpus PATH ...] [--json]

FOLDER holds clean texts (*.txt: edited news, books). Every applied edit is counted and listed
with its rule and its surroundings, so that a reader can judge it; curly quotation marks made
straight are not counted, since that is what canonical text is. The bound is one edit in
10,000 words (runs of characters that are not white space).

PATH is a text file, JSONL with a field `text`, or a folder of such files. Of each document
there, and of the clean texts, cleaning the result again must change nothing, and the source
must come back.

The exit code is 1 where a bound or a promise is broken.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from importlib.metadata import version
from pathlib import Path

from normalize import Edit, Pipeline, Result
from normalize.corpus.document import Document

BOUND = 1.0  # edits in 10,000 words
EXPECTED_RULES = frozenset({"encoding/quotation-marks"})
CONTEXT = 40  # code points on either side
NOT_UNICODE = "windows-1252"  # how old corpora are encoded that are not UTF-8


@dataclass(frozen=True)
class Finding:
    """An edit in clean text, or a document that does not settle or come back."""

    document: str
    offset: int  # code points
    rule: str
    before: str
    after: str
    context: str

    @property
    def blank(self) -> bool:
        """Whether nothing but white space is concerned."""
        return not (self.before + self.after).strip()


@dataclass(frozen=True)
class Cleanness:
    """Edits in one clean text."""

    document: str
    words: int
    findings: tuple[Finding, ...]


def documents(path: Path) -> Iterator[tuple[str, str]]:
    """Yield names and texts of a text file, a JSONL file, or a folder of such files."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.suffix in (".txt", ".jsonl"):
                yield from documents(file)
    elif path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                row = json.loads(line)
                yield f"{path.name}:{row.get('id', number)}", row["text"]
    else:
        yield path.name, Document.read(path.name, path.read_bytes(), NOT_UNICODE).text


def counted(edit: Edit) -> bool:
    """Whether an edit is more than a curly quotation mark made straight."""
    return not EXPECTED_RULES.issuperset(edit.chain)


def measure(name: str, text: str, result: Result) -> Cleanness:
    return Cleanness(
        name,
        len(text.split()),
        tuple(finding(name, text, edit) for edit in result.edits if counted(edit)),
    )


def finding(name: str, text: str, edit: Edit) -> Finding:
    start, end = edit.source_start, edit.source_end
    left, right = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return Finding(
        name,
        start,
        " + ".join(edit.chain),
        edit.before,
        edit.after,
        f"{left}[{edit.before}|{edit.after}]{right}",
    )


def broken_promises(name: str, text: str, result: Result, pipeline: Pipeline) -> list[Finding]:
    """Find what a second cleaning changes, and where the source does not come back."""
    again = pipeline.clean(result.text).edits
    found = [finding(f"{name}: cleaned twice", result.text, edit) for edit in again[:3]]
    if result.source() != text:
        found.append(Finding(f"{name}: source lost", 0, "", "", "", ""))
    return found


def report(clean: Sequence[Cleanness], broken: Sequence[Finding], checked: int) -> str:
    lines = []
    for each in clean:
        lines.append(f"{each.document}: {len(each.findings)} edits in {each.words:,} words")
        lines += [f"  {_line(found)}" for found in each.findings]
    rules = Counter(found.rule for each in clean for found in each.findings)
    lines += ["", *(f"{number:6} {rule}" for rule, number in rules.most_common())]
    blank = sum(found.blank for each in clean for found in each.findings)
    lines.append(f"{blank:6} of them white space for white space")
    lines.append(f"{rate(clean):.2f} edits in 10,000 words (bound: {BOUND:g})")
    lines += ["", f"{checked} documents cleaned twice and undone, {len(broken)} findings"]
    lines += [f"  {_line(found)}" for found in broken]
    return "\n".join(lines)


def _line(found: Finding) -> str:
    return f"{found.document} {found.offset} {found.rule} {found.context!r}"


def rate(clean: Sequence[Cleanness]) -> float:
    """Return the edits in 10,000 words over all texts."""
    words = sum(each.words for each in clean)
    return 10_000 * sum(len(each.findings) for each in clean) / words if words else 0.0


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", type=Path, help="clean texts")
    parser.add_argument("--corpus", type=Path, nargs="+", default=[], help="text files or JSONL")
    parser.add_argument("--json", action="store_true", help="for a program to read")
    arguments = parser.parse_args()
    pipeline = Pipeline.default()
    clean: list[Cleanness] = []
    broken: list[Finding] = []
    checked = 0
    for path in (arguments.folder, *arguments.corpus):
        for name, text in documents(path):
            result = pipeline.clean(text)
            broken += broken_promises(name, text, result, pipeline)
            checked += 1
            if path == arguments.folder:
                clean.append(measure(name, text, result))
    signed = f"tanqih:{version('tanqih')}|rules:{pipeline.rules.digest[:12]}"
    if arguments.json:
        plain = {
            "signature": signed,
            "edits_per_10000_words": round(rate(clean), 4),
            "clean": [asdict(each) for each in clean],
            "checked": checked,
            "broken": [asdict(found) for found in broken],
        }
        print(json.dumps(plain, ensure_ascii=False, indent=1))
    else:
        print(f"{report(clean, broken, checked)}\n\n{signed}")
    return 1 if broken or rate(clean) >= BOUND else 0


if __name__ == "__main__":
    sys.exit(main())
