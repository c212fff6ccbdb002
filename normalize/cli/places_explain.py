"""`tanqih places explain`: what a name may stand for, and at which gate it passed or failed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from normalize.cli.console import columns, write_json
from normalize.cli.gazetteer import faults_told
from normalize.errors import TanqihError

if TYPE_CHECKING:
    from normalize.rules import NameMatch, Rule
    from transliteration.channel import Channel
    from transliteration.gazetteer import Gazetteer
    from transliteration.linking.disambiguation import Decision
    from transliteration.linking.surroundings import Weighed

__all__ = ["explain"]

_CANDIDATES = 8
_ALIGNED = 2  # candidates whose letters are shown
_FORMS = 3
_LEFT_TO_RIGHT = "\N{LEFT-TO-RIGHT MARK}"  # without it a terminal turns Arabic cells around


def explain(
    name: Annotated[str, typer.Argument(metavar="NAME", help="A name in any spelling.")],
    within: Annotated[
        str,
        typer.Option(
            "--in",
            metavar="SENTENCE",
            help="The text around the name; its other places and countries count.",
            show_default=False,
        ),
    ] = "",
    as_json: Annotated[bool, typer.Option("--json", help="For a program.")] = False,
) -> None:
    """Say which places a name may stand for, and why.

    How likely each is, and why the name is linked or left. Each gate is shown with what it asks
    and what was found; then the candidates, and for the best of them the letters of the name
    above those of the spelling, with what each pair costs (nats; the less, the likelier).
    """
    with faults_told():
        report = explanation(name, within)
    if as_json:
        write_json(report, indent=True)
        return
    print(report["outcome"])
    if report["known"]:
        print(f"places that the text names for sure: {', '.join(report['known'])}")
    for lines in (_gates(report), _candidates(report), _alignments(report)):
        if lines:
            print("", *lines, sep="\n")


def explanation(name: str, within: str = "") -> dict[str, Any]:
    """All that is shown, as plain data.

    Raises:
        TanqihError: the sentence does not have the name.
        GazetteerError: the gazetteer cannot be read or built.
    """
    from normalize.pipeline import Pipeline
    from normalize.rules import Kind
    from normalize.stages import Context
    from normalize.stages.toponyms.linking import explained
    from normalize.stages.toponyms.spellings import Spellings
    from transliteration.channel import Channel
    from transliteration.gazetteer import Gazetteer

    text = within or name
    start = text.find(name)
    if start < 0 or not name:
        raise TanqihError(f"the sentence does not have {name!r}")
    pipeline = Pipeline.default()
    context = Context(pipeline.settings, pipeline.rules, {})
    matches = pipeline.rules.derived(Spellings).find(text, context)
    spelt = next((m for m in matches if m.start < start + len(name) and start < m.end), None)
    decision = explained(text, start, start + len(name), context, matches)
    gazetteer, channel = Gazetteer.default(), Channel.load()
    return {
        "outcome": _outcome(name, spelt, decision),
        "known": [str(match.rule.extra["name"]) for match in matches if match is not spelt],
        "cue": decision.mention.cue,
        "gates": [_gate("a spelling that a pack has, wherever it stands", spelt.rule.name, True)]
        if spelt and _needs_no_context(name, spelt.rule)
        else list(_passed(decision, gazetteer, pipeline.rules.names(Kind.PLACES).owners(name))),
        "candidates": [
            _candidate(name, item, gazetteer, channel, aligned=i < _ALIGNED)
            for i, item in enumerate(decision.candidates[:_CANDIDATES])
        ],
    }


def _outcome(name: str, spelt: NameMatch | None, decision: Decision) -> str:
    if spelt:
        return f"{name}: a known spelling of {spelt.rule.extra['name']} ({spelt.rule.name})"
    if decision.link:
        how = "linked, its spelling for sure" if decision.sure else "linked, for review"
        return f"{name}: {how}: {decision.link.place.name} ({decision.link.place.id})"
    return f"{name}: left: {decision.reason}"


def _needs_no_context(name: str, rule: Rule) -> bool:
    """Whether a rule takes this spelling of its name wherever it stands."""
    from normalize.rules.name_keys import name_key

    key = name_key(name)
    return rule.when is None and any(
        form.when is None and name_key(form.find) == key for form in rule.forms
    )


def _gate(asks: str, found: str, passed: bool) -> dict[str, Any]:
    return {"asks": asks, "found": found, "passed": passed}


def _passed(
    decision: Decision, gazetteer: Gazetteer, owners: Collection[str]
) -> Iterator[dict[str, Any]]:
    """The gates in their order: what each asks, what was found, whether that is enough."""
    from transliteration.linking import evidence
    from transliteration.linking.candidates import likeness
    from transliteration.linking.objections import is_english
    from transliteration.linking.queries import queries
    from transliteration.linking.surroundings import CLOSE

    best = decision.candidates[0] if decision.candidates else None
    if owners and all(item.place.id in owners for item in decision.candidates):
        near = [
            item.place.name if item.away is None else f"{item.place.name}, {item.away:.0f} km"
            for item in decision.candidates
        ]
        asks = f"a spelling that needs context: one of its places within {CLOSE:.0f} km"
        yield _gate(asks, "; ".join(near) or "none", passed=decision.link is not None)
        return
    if best is None:
        found = decision.reason or "nothing"
        yield _gate("may be a place, with candidates near", found, passed=False)
        return
    yield _gate("may be a place, with candidates near", f"{len(decision.candidates)}", passed=True)
    least = evidence.LEAST[decision.mention.cue]
    yield _gate(f"evidence of {least} nats", f"{best.evidence:.1f}", best.evidence >= least)
    rival = next((w for w in decision.candidates[1:] if not _same_name(w, best)), None)
    behind = best.evidence - rival.evidence if rival else None
    yield _gate(
        f"the next other name {evidence.MARGIN} nats behind",
        f"{rival.place.name}: {behind:.1f}" if rival else "none",
        behind is None or behind >= evidence.MARGIN,
    )
    forms = [each.form for each in gazetteer.names(best.place.id)]
    like = max(likeness(query, forms) for query in queries(decision.mention))
    yield _gate(f"{evidence.LIKE:.0f} % of the sounds", f"{like:.0f} %", like >= evidence.LIKE)
    english = is_english(decision.mention.surface)
    yield _gate("no ordinary English", "English" if english else "none", not english)
    leads = behind is None or behind >= evidence.SURE_MARGIN
    yield _gate(
        f"to be rewritten: {evidence.SURE} nats, {evidence.SURE_MARGIN} ahead, "
        f"{evidence.SURELY_LIKE:.0f} % of the sounds",
        f"{best.evidence:.1f}, {like:.0f} %",
        best.evidence >= evidence.SURE and leads and like >= evidence.SURELY_LIKE,
    )


def _same_name(one: Weighed, other: Weighed) -> bool:
    a, b = one.place, other.place
    return a.name == b.name or (bool(a.arabic) and a.arabic == b.arabic)


def _candidate(
    name: str, item: Weighed, gazetteer: Gazetteer, channel: Channel, *, aligned: bool
) -> dict[str, Any]:
    scores = {each.form: channel.score(name, each.form) for each in gazetteer.names(item.place.id)}
    nearest = sorted(scores, key=lambda form: (-scores[form], form))[:_FORMS]
    return {
        **{key: getattr(item.place, key) for key in ("id", "name", "arabic", "kind", "country")},
        "evidence": item.evidence,
        "score": item.score,
        "probability": item.probability,
        "km": item.away,
        "forms": [{"form": form, "score": scores[form]} for form in nearest],
        "alignments": _aligned(name, nearest[:1], item.place.arabic, channel) if aligned else [],
    }


def _aligned(
    name: str, nearest: Sequence[str], arabic: str, channel: Channel
) -> list[dict[str, Any]]:
    """The letters of the nearest form, and of the Arabic one, over those of the spelling."""
    from transliteration.spelling.letters import BOUNDARY
    from transliteration.spelling.type_words import type_letters

    def shown(letters: str) -> str:
        words = (type_letters()[c].latin[0] if c in type_letters() else c for c in letters)
        return "".join(words).replace(BOUNDARY, "·")

    return [
        {
            "form": form,
            "steps": [
                {"name": shown(step.name), "spelling": shown(step.spelling), "nats": step.nats}
                for step in channel.align(name, form)
            ],
        }
        for form in dict.fromkeys((*nearest, arabic))
        if form
    ]


def _gates(report: dict[str, Any]) -> list[str]:
    rows = [("gate", "found", "")]
    rows += (
        (g["asks"], g["found"], "passed" if g["passed"] else "failed") for g in report["gates"]
    )
    return list(columns(rows))


def _candidates(report: dict[str, Any]) -> list[str]:
    rows = [("place", "evidence", "spelling", "probability", "km", "id", "nearest forms")]
    rows += (
        (
            f"{item['name']} {item['arabic']}",
            f"{item['evidence']:.1f}",
            f"{item['score']:.1f}",
            f"{item['probability']:.3f}",
            "" if item["km"] is None else f"{item['km']:.0f}",
            item["id"],
            ", ".join(f"{form['form']} {form['score']:.1f}" for form in item["forms"]),
        )
        for item in report["candidates"]
    )
    return list(columns(rows, right=(1, 2, 3, 4))) if len(rows) > 1 else []


def _alignments(report: dict[str, Any]) -> list[str]:
    """Three lines for each form: its letters, those of the spelling, and the nats."""
    lines: list[str] = []
    for item in report["candidates"]:
        for alignment in item["alignments"]:
            steps = alignment["steps"]
            rows = [
                [alignment["form"], *(step["name"] or "-" for step in steps)],
                ["", *(step["spelling"] or "-" for step in steps)],
                ["nats", *(f"{step['nats']:.1f}" for step in steps)],
            ]
            widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
            for row in rows:
                cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
                lines.append(_LEFT_TO_RIGHT.join(f"{cell}  " for cell in cells).rstrip())
            lines.append("")
    return lines[:-1]
