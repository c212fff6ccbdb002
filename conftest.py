"""The packs of `rules/` are test files: each example of each rule is a test, and each pack is one.

    pytest rules/translation/weapons.yaml -k jihad-mobile

An example is named by its rule and its text. Of tens of thousands each takes less than a
millisecond; so they have no fixtures, and one report instead of three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from normalize.errors import RuleError, RuleErrors
from normalize.quality.rule_checks import CHECKS, check_rules, example_fault, examples
from normalize.rules import Example, Pack, Rule, RuleSet
from normalize.rules.loading import rule_files


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect what is loaded as a pack."""
    if file_path.suffix == ".yaml" and file_path in pack_files():
        return PackFile.from_parent(parent, path=file_path)
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item) -> bool | None:
    """Run what has nothing to set up."""
    if not isinstance(item, RuleItem):
        return None
    item.ihook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    call = pytest.CallInfo.from_call(item.runtest, "call")
    report = pytest.TestReport.from_item_and_call(item, call)
    item.ihook.pytest_runtest_logreport(report=report)
    item.ihook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)
    return True


class PackFile(pytest.File):
    """A pack, with the examples of its rules."""

    def collect(self) -> Iterator[pytest.Item]:
        try:
            pack = packs()[self.path]
        except RuleErrors as faults:
            here = [fault for fault in faults.errors if Path(fault.file) == self.path]
            if not here:
                return  # whoever has them says them
            raise self.CollectError("\n".join(map(str, here))) from None
        if pack.rules:
            yield PackItem.from_parent(self, name=f"{pack.name}: its rules together", pack=pack)
        for rule in pack.rules:
            for example in rule.examples:
                name = f"{rule.name}: {' '.join(example.before.split())}"
                yield ExampleItem.from_parent(self, name=name, rule=rule, example=example)


class RuleItem(pytest.Item):
    """What fails with the faults of rules."""

    line = 1

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, self.line - 1, self.name

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, RuleError):
            faults = getattr(excinfo.value, "errors", (excinfo.value,))
            return "\n".join(map(str, faults))
        return super().repr_failure(excinfo, style)


class ExampleItem(RuleItem):
    """An example of a rule by itself."""

    def __init__(self, *, rule: Rule, example: Example, **given: Any) -> None:
        super().__init__(**given)
        self.rule, self.example, self.line = rule, example, rule.line

    def runtest(self) -> None:
        if fault := example_fault(alone(self.rule.name), self.rule, self.example):
            raise fault


class PackItem(RuleItem):
    """What `rules check` asks of the rules of a pack, beside their examples."""

    def __init__(self, *, pack: Pack, **given: Any) -> None:
        super().__init__(**given)
        self.pack = pack

    def runtest(self) -> None:
        others = [check for check in CHECKS if check is not examples]
        if faults := check_rules(rules(), self.pack.rules, others):
            raise RuleErrors(faults)


@lru_cache(maxsize=1)
def pack_files() -> frozenset[Path]:
    return frozenset(rule_files(()))


@lru_cache(maxsize=1)
def rules() -> RuleSet:
    return RuleSet.load()


@lru_cache(maxsize=1)
def packs() -> Mapping[Path, Pack]:
    return {Path(pack.file): pack for pack in rules().packs}


@lru_cache(maxsize=1)
def by_name() -> Mapping[str, Rule]:
    return {rule.name: rule for rule in rules().rules}


@lru_cache(maxsize=8)
def alone(name: str) -> RuleSet:
    return rules().only([by_name()[name]])
