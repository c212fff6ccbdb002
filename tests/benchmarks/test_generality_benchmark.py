"""The benchmark of generality varies one word at a time, and sees which one a rule holds on to."""

from __future__ import annotations

import random
from pathlib import Path

from loading import benchmark

from normalize import Pipeline
from normalize.settings import Settings

generality = benchmark("generality")

PACK = """\
pack: mills
kind: phrases
rules:
  - id: on-the-mill
    find: "above in the mill"
    replace: "above the mill"
    because: One preposition is enough.
    examples:
      - "jets flew above in the mill near Homs -> jets flew above the mill near Homs"
      - "the flour above, in the mill, is dear"
"""


def test_one_word_that_stays_is_replaced_by_others_of_its_class() -> None:
    found = list(generality.variants("two mill in Homs", "two mills in Homs", random.Random(1)))
    assert {word for word, *_ in found} == {"two", "Homs"}
    for word, other, before, after in found:
        assert other not in ("two", "Homs")
        assert before == "two mill in Homs".replace(word, other)
        assert after == "two mills in Homs".replace(word, other)


def test_a_word_that_a_rule_holds_on_to_is_fixed(tmp_path: Path) -> None:
    (tmp_path / "mills.yaml").write_text(PACK, encoding="utf-8")
    pipeline = Pipeline(Settings(packs=(tmp_path,)))
    rule = next(rule for rule in pipeline.rules.rules if rule.name == "mills/on-the-mill")
    words = generality.measure(rule, pipeline)
    assert words["mill"].is_fixed
    assert words["mill"].example.startswith("jets flew")
    assert not words["Homs"].is_fixed
    assert words["Homs"].variants == generality.REPLACEMENTS
