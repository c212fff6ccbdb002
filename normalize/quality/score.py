"""BLEU, chrF2 and TER of texts against their references, as sacrebleu computes them.

Each metric is computed twice. The *standard* setting is sacrebleu's default, so that the
number compares with published ones; it tokenizes, or ignores spaces or case, and so hardly
sees a repaired quotation mark or space. The *surface* setting takes the text as it stands:
BLEU without tokenization, chrF with whitespace, TER cased and unnormalized.

Sources: Papineni et al. 2002 (BLEU), Popovic 2015 and 2016 (chrF), Snover et al. 2006 (TER),
Post 2018 (sacrebleu), Koehn 2004 (paired bootstrap).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sacrebleu.metrics.base import Metric
from sacrebleu.metrics.base import Score as MetricScore
from sacrebleu.metrics.bleu import BLEU
from sacrebleu.metrics.chrf import CHRF
from sacrebleu.metrics.ter import TER
from sacrebleu.significance import PairedTest, Result

__all__ = ["SETTINGS", "Alignment", "Score", "align", "score"]

SETTINGS = ("standard", "surface")
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Score:
    """One metric in one setting.

    `value` is sacrebleu's own number; `score` is the same so turned that 100 is perfect:
    for TER, an error rate in percent, 100 - TER. `mean` and `margin` are mean and half the
    width of the 95 % interval of `value` over bootstrap resamples of the segments. With a
    baseline: its `value`, and the probability that a difference as large is chance.
    """

    metric: str
    setting: str
    value: float
    score: float
    mean: float
    margin: float
    signature: str
    baseline: float | None = None
    p_value: float | None = None


@dataclass(frozen=True, slots=True)
class Alignment:
    """Segments that answer each other; how many documents were cut up, how many stay whole."""

    segments: tuple[tuple[str, ...], ...]
    cut: int
    whole: int

    @property
    def columns(self) -> list[list[str]]:
        """The segments of each text: hypothesis, reference, and the baseline if there is one."""
        return [list(column) for column in zip(*self.segments, strict=True)]


def align(documents: Sequence[Sequence[str]]) -> Alignment:
    r"""Cut documents into segments; each document comes as hypothesis, reference(, baseline).

    A document is cut into its paragraphs where all its texts have equally many, else into
    its lines where they have equally many of those, else it is one segment.

    >>> align([("One.\n\nTwo.", "1.\n2.")]).segments
    (('One.', '1.'), ('Two.', '2.'))
    >>> align([("One. Two.", "1.\n2.")]).segments
    (('One. Two.', '1. 2.'),)
    """
    segments: list[tuple[str, ...]] = []
    cut = 0
    for texts in documents:
        lines = [[line.rstrip() for line in text.rstrip("\n").split("\n")] for text in texts]
        paragraphs = [[line for line in of_text if line] for of_text in lines]
        for columns in (paragraphs, lines):
            if len({len(column) for column in columns}) == 1:
                segments += zip(*columns, strict=True)
                cut += 1
                break
        else:
            segments.append(tuple(" ".join(column) for column in paragraphs))
    return Alignment(tuple(segments), cut, len(documents) - cut)


def score(
    hypotheses: Sequence[str], references: Sequence[str], baseline: Sequence[str] | None = None
) -> list[Score]:
    """Score segments with every metric in every setting.

    The numbers are those of `sacrebleu REF -i HYP -m bleu chrf ter --confidence` (with the
    options of the setting), or of its `--paired-bs` where there is a baseline.

    >>> [(s.metric, s.setting, s.score) for s in score(["a b c d e"], ["a b c d e"])][:2]
    [('BLEU', 'standard', 100.0), ('chrF2', 'standard', 100.0)]
    """
    return [
        line
        for setting in SETTINGS
        for line in (
            _single(setting, hypotheses, references)
            if baseline is None
            else _paired(setting, hypotheses, references, baseline)
        )
    ]


def _metrics(setting: str) -> tuple[Metric, ...]:
    # force: no warning that a text looks tokenized; it is what is being measured.
    if setting == "standard":
        return BLEU(force=True), CHRF(), TER()
    return (
        BLEU(tokenize="none", force=True),
        CHRF(whitespace=True),
        TER(case_sensitive=True, normalized=False, no_punct=False),
    )


def _single(setting: str, hypotheses: Sequence[str], references: Sequence[str]) -> list[Score]:
    scores = []
    for metric in _metrics(setting):
        found: MetricScore = metric.corpus_score(hypotheses, [references], n_bootstrap=_RESAMPLES)
        own = found.name, found.score, found._mean, found._ci
        scores.append(_score(setting, *own, str(metric.get_signature())))
    return scores


def _paired(
    setting: str, hypotheses: Sequence[str], references: Sequence[str], baseline: Sequence[str]
) -> list[Score]:
    test = PairedTest(
        [("baseline", baseline), ("hypothesis", hypotheses)],
        {type(metric).__name__: metric for metric in _metrics(setting)},
        [references],
        test_type="bs",
        n_samples=_RESAMPLES,
    )
    signatures, results = test()
    scores = []
    for name, signature in signatures.items():
        before, after = results[name]
        assert isinstance(before, Result) and isinstance(after, Result)
        own = name, after.score, after.mean or 0.0, after.ci or 0.0
        scores.append(_score(setting, *own, str(signature), before.score, after.p_value))
    return scores


def _score(
    setting: str,
    metric: str,
    value: float,
    mean: float,
    margin: float,
    signature: str,
    baseline: float | None = None,
    p_value: float | None = None,
) -> Score:
    # Rounded, since a sum of logarithms makes a perfect BLEU 100.00000000000004.
    return Score(
        metric,
        setting,
        round(value, 6),
        round(100 - value if metric == "TER" else value, 6),
        round(float(mean), 6),
        round(float(margin), 6),
        signature,
        None if baseline is None else round(baseline, 6),
        p_value,
    )
