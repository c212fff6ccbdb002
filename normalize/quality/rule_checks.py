"""What can be wrong with rules that are well written each for itself.

Each check looks at some rules in the company of all that are in force, and yields faults with
the place in the rule file and how to mend them. The rules' own examples are what they are
tried on, so that their conditions hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from normalize.edits import EditLog, Level, Proposal, resolve, trimmed
from normalize.errors import RuleError
from normalize.guard import facts_changed, guard
from normalize.pipeline import ROUNDS
from normalize.quality.adversarial import slow_text
from normalize.quality.examples import PASSES, run_example
from normalize.rules import Example, Kind, Rule, RuleSet
from normalize.rules.name_keys import name_key
from normalize.settings import Settings
from normalize.stages import Context

__all__ = ["CHECKS", "check_rules", "example_fault", "examples"]


Check = Callable[[RuleSet, Sequence[Rule]], Iterator[RuleError]]


def check_rules(
    rules: RuleSet, chosen: Sequence[Rule] | None = None, checks: Sequence[Check] = ()
) -> list[RuleError]:
    """All faults of the chosen rules, or of all, by file and line; without `checks`, by all.

    A rule that fails one check is not put to the next: one fault often brings others.
    """
    chosen = rules.rules if chosen is None else chosen
    faults: list[RuleError] = []
    for check in checks or CHECKS:
        found = list(check(rules, chosen))
        faults += found
        failed = {(fault.file, fault.line) for fault in found}
        chosen = [rule for rule in chosen if (rule.file, rule.line) not in failed]
    return sorted(faults, key=lambda fault: (fault.file, fault.line))


def examples(rules: RuleSet, chosen: Sequence[Rule]) -> Iterator[RuleError]:
    """Examples that do not come out as written, and results that the rule would change again."""
    for rule in chosen:
        alone = rules.only([rule])
        for example in rule.examples:
            if fault := example_fault(alone, rule, example):
                yield fault


def example_fault(alone: RuleSet, rule: Rule, example: Example) -> RuleError | None:
    """What is wrong with an example; `alone` is a set of its rule only."""
    outcome = run_example(alone, rule, example)
    if outcome.fault:
        refused = outcome.fault.startswith("refused")
        hint = "declare the facts: touches: […]" if refused else "mend rule or example"
        return _fault(rule, outcome.fault, hint)
    if example.after is None or rule.kind is Kind.FLAGS:
        return None
    again = Example(outcome.result, None, example.metadata)
    if (second := run_example(alone, rule, again)).fault:
        return _fault(
            rule,
            f"changes its own result again: {outcome.result!r} to {second.result!r}",
            "let what it puts in not hold what it looks for",
        )
    return None


def undeclared(_: RuleSet, chosen: Sequence[Rule]) -> Iterator[RuleError]:
    """Texts whose replacement changes a fact: the guard would refuse every edit."""
    for rule in chosen:
        for form in rule.forms:
            if form.replace is None or form.is_pattern or rule.kind is Kind.FURNITURE:
                continue
            whole = Proposal(0, len(form.find), form.replace, rule.name, "")
            edit = trimmed(form.find, whole)
            changed = facts_changed(form.find[edit.start : edit.end], edit.after)
            if facts := sorted(changed - rule.touches):
                yield _fault(
                    rule,
                    f"the guard refuses {form.find!r} to {form.replace!r}: it changes "
                    f"{', '.join(facts)}",
                    f"if that is meant, declare it: touches: [{', '.join(facts)}]",
                )
                break


def taken(rules: RuleSet, chosen: Sequence[Rule]) -> Iterator[RuleError]:
    """Texts that a rule never gets, as a rule before it looks for the same, always."""
    found = rules.derived(_taken)
    for name in dict.fromkeys(rule.name for rule in chosen):
        yield from found.get(name, ())


def _taken(rules: RuleSet) -> Mapping[str, Sequence[RuleError]]:
    """By rule, one fault for each rule that takes a text of its."""
    owners: dict[tuple[bool, bool, str], Rule] = {}
    faults: dict[str, dict[str, RuleError]] = {}
    for rule in rules.rules:
        if rule.kind not in (Kind.PHRASES, Kind.TERMS, Kind.PLACES):
            continue
        is_name = rule.kind is not Kind.PHRASES
        for form in rule.forms:
            if form.is_pattern:
                continue
            look = name_key(form.find) if is_name else form.find
            late = rule.kind is Kind.PLACES or rule.name.startswith("grammar/")
            free = rule.when is None and form.when is None and rule.level is not Level.POSSIBLE
            owner = owners.get((is_name, late, look))
            if owner is None:
                if free:
                    owners[is_name, late, look] = rule
                continue
            # A name whose context holds goes before one that needs none.
            if owner is rule or (is_name and not free):
                continue
            fault = _fault(
                rule,
                f"never finds {form.find!r}: {owner.name} always takes it",
                "drop it from one of the two, or give the other a condition",
            )
            faults.setdefault(rule.name, {}).setdefault(owner.name, fault)
    return {name: list(by_owner.values()) for name, by_owner in faults.items()}


def company(rules: RuleSet, chosen: Sequence[Rule]) -> Iterator[RuleError]:
    """What becomes of a rule's examples with all rules in force: taken, or never settled."""
    for rule in chosen:
        changing = [e for e in rule.examples if e.after not in (None, e.before)]
        if not changing or rule.kind is Kind.FLAGS or rule.level is Level.POSSIBLE:
            continue
        runs = [_run(rules, rule, example) for example in changing]
        if all(rule.name not in run.rules for run in runs):
            others = sorted({name for run in runs for name in run.rules})
            yield _fault(
                rule,
                f"never speaks in its examples when all rules are in force: "
                f"{', '.join(others) or 'others'} take them",
                "drop a rule, or give one an example or a condition that tells them apart",
            )
        for example, run in zip(changing, runs, strict=True):
            if not run.settled:
                yield _fault(
                    rule,
                    f"rules undo each other without end ({', '.join(run.last)}): "
                    f"{example.before!r}",
                    "let one of them not look for what the other puts in",
                )


def slow(rules: RuleSet, chosen: Sequence[Rule]) -> Iterator[RuleError]:
    """Patterns that run away on a text made from themselves."""
    for rule in chosen:
        for pattern in dict.fromkeys(form.find for form in rule.forms if form.is_pattern):
            if attack := slow_text(pattern, rules.lists):
                yield _fault(
                    rule,
                    f"its pattern is slow on {attack}",
                    "let what repeats be readable in one way only: no two neighbours, and no "
                    "two alternatives, that match the same characters",
                )


CHECKS = (undeclared, examples, taken, company, slow)


@dataclass(frozen=True, slots=True)
class _Run:
    """One example with all rules in force: who spoke, and who spoke last."""

    rules: tuple[str, ...]
    last: tuple[str, ...]
    settled: bool


def _run(rules: RuleSet, rule: Rule, example: Example) -> _Run:
    context = Context(Settings(), rules, dict(example.metadata))
    log = EditLog(example.before)
    spoke: dict[str, None] = {}
    last: dict[str, None] = {}
    for _ in range(ROUNDS):
        last = {}
        for propose in PASSES[rule.kind]:
            passed, _refused = guard(log.text, propose(log.text, context))
            sure = [p for p in passed if p.level.reaches(Level.LIKELY)]
            last.update((p.rule, None) for p in log.apply(resolve(sure)))
        spoke.update(last)
        if not last:
            break
    return _Run(tuple(spoke), tuple(last), not last)


def _fault(rule: Rule, message: str, hint: str) -> RuleError:
    return RuleError(f"{rule.name} {message}", file=rule.file, line=rule.line, hint=hint)
