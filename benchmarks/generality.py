"""Measure how far rules of wording carry beyond the words of their own examples.

    python benchmarks/generality.py [RULE ...] [--words] [--json]

RULE is the beginning of a rule's name (grammar/articles); without one, all rules of phrases and
agreement that are applied at the default level are measured.

One word of an example is replaced by another of its class (a place by another place, "school" by
"hospital", "wounded" by "arrested"), in the text and in what it should become. A variant counts as
mended where the pipeline makes of it what it should become. Some variants cannot be mended, since
the word that was replaced is what the rule is about: what the figure says is how it changes as
rules are widened, and `--words` lists for each rule the words that cannot be replaced, with what
stood in their stead; `?` marks what was changed, but otherwise than expected.

Examples in which another rule changes something are left out.
"""

from __future__ import annotations

import argparse
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version

from normalize import Pipeline
from normalize.rules import Kind, Rule

SEED = 13
REPLACEMENTS = 5  # for each word of an example
# A word counts as fixed where so many of its replacements are not mended, and two at least.
FIXED = 0.3

CLASSES = {
    "person": (
        "soldier civilian resident doctor nurse teacher farmer fighter militant gunman sniper "
        "commander officer driver policeman pilot journalist engineer merchant baker miller "
        "shepherd worker student judge lawyer guard boy girl woman man child activist colonel "
        "captain official employee volunteer imam"
    ),
    "people": (
        "soldiers civilians residents doctors nurses teachers farmers fighters militants "
        "gunmen snipers commanders officers drivers policemen pilots journalists engineers "
        "merchants bakers millers shepherds workers students judges lawyers guards boys girls "
        "women men children activists officials employees volunteers insurgents rebels troops "
        "terrorists elders refugees detainees prisoners protesters"
    ),
    "site": (
        "school hospital bridge camp checkpoint factory mill bakery mosque church market farm "
        "house building warehouse tunnel base barracks garage orchard office airport station "
        "prison museum dam well village town district hill post shop clinic hotel embassy "
        "silo"
    ),
    "sites": (
        "schools hospitals bridges camps checkpoints factories mills bakeries mosques "
        "churches markets farms houses buildings warehouses tunnels bases garages orchards "
        "offices airports stations prisons dams wells villages towns districts hills posts "
        "shops clinics hotels homes positions areas"
    ),
    "vehicle": "truck car bus tank ambulance bulldozer van boat tractor motorcycle vehicle tanker",
    "vehicles": (
        "trucks cars buses tanks ambulances bulldozers vans boats tractors vehicles tankers"
    ),
    "weapon": "rocket shell mortar missile grenade bomb mine drone",
    "weapons": "rockets shells mortars missiles grenades bombs mines drones rifles guns",
    "institution": (
        "army ministry council committee union police court party government agency company "
        "bank parliament municipality militia brigade commission center"
    ),
    "goods": "bread flour wheat diesel fuel water rice sugar salt oil medicine milk cement",
    "weekday": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "month": "January February March April June July August September October November December",
    "number": "two three four five six seven nine ten twelve fifteen twenty thirty fifty",
    "Number": "Two Three Four Five Six Seven Nine Ten Twelve Fifteen Twenty Thirty Fifty",
    "place": (
        "Homs Hama Aleppo Idlib Raqqa Manbij Afrin Daraa Latakia Tartus Damascus Mosul Kirkuk "
        "Basra Najaf Baghdad Ramadi Fallujah Tikrit Samarra Sanaa Taiz Marib Ibb Tripoli "
        "Benghazi Sirte Misrata Derna Khartoum Jenin Nablus Hebron Gaza Tyre Sidon Beirut "
        "Kobani Qamishli Azaz Kut"
    ),
    "country": (
        "Syria Iraq Yemen Libya Sudan Lebanon Jordan Egypt Turkey Iran Russia Ukraine Israel "
        "France Germany"
    ),
    "nationality": (
        "Syrian Iraqi Yemeni Libyan Sudanese Lebanese Jordanian Egyptian Turkish Iranian "
        "Russian Ukrainian Israeli French German"
    ),
    "hit": "hit struck shelled bombed targeted attacked stormed raided bombarded",
    "harmed": "killed wounded injured arrested detained kidnapped released shot",
    "lost": "destroyed damaged burned seized captured",
    "said": "said announced reported added confirmed stated claimed",
    "attack": "attack raid strike assault operation clash explosion blast bombing ambush",
    "attacks": (
        "attacks raids strikes assaults operations clashes explosions blasts bombings ambushes"
    ),
    "relative": "father mother brother sister son daughter wife uncle cousin",
    "gathering": "meeting summit talks conference session visit",
    "trouble": "crisis drought flood fire storm famine strike protest war siege",
    "size": "heavy large fierce small new old",
    "office": "minister president governor mayor ambassador spokesman envoy chief director",
    "side": "northern southern eastern western central",
    "span": "morning evening night week month year hour day",
    "spans": "weeks months years hours days",
}

_WORD = re.compile(r"[A-Za-z]+|\d+")
_CLASS_OF = {
    word: (name, word[0].lower() in "aeiou")  # an article before it stays as it is
    for name, words in CLASSES.items()
    for word in words.split()
}
_MEMBERS: dict[tuple[str, bool], list[str]] = defaultdict(list)
for _member, _class in _CLASS_OF.items():
    _MEMBERS[_class].append(_member)


@dataclass
class Word:
    """What became of the variants for one word of a rule's examples."""

    variants: int = 0
    left: list[str] = field(default_factory=list)  # the replacements that were not mended
    example: str = ""

    @property
    def is_fixed(self) -> bool:
        """Whether the rule seems to hold for this very word."""
        return len(self.left) >= max(2, FIXED * self.variants)


def variants(before: str, after: str, rng: random.Random) -> Iterator[tuple[str, str, str, str]]:
    """Yield a word of an example, what replaces it, and both texts with that."""
    words, kept = Counter(_WORD.findall(before)), Counter(_WORD.findall(after))
    for word, count in words.items():
        if kept[word] != count or word not in _CLASS_OF:
            continue
        others = [other for other in _MEMBERS[_CLASS_OF[word]] if other not in words]
        for other in rng.sample(others, min(REPLACEMENTS, len(others))):
            yield word, other, replaced(before, word, other), replaced(after, word, other)


def replaced(text: str, word: str, other: str) -> str:
    return _WORD.sub(lambda found: other if found[0] == word else found[0], text)


def measure(rule: Rule, pipeline: Pipeline) -> dict[str, Word]:
    """Return what became of the variants of a rule's examples, by the word that was replaced."""

    def cleaned(text: str) -> str:
        return pipeline.clean(text).text.strip()

    rng, words = random.Random(f"{SEED} {rule.name}"), defaultdict[str, Word](Word)
    for example in rule.examples:
        if example.after is None or example.after.strip() == example.before.strip():
            continue
        after = cleaned(example.before)
        if after not in (example.after.strip(), cleaned(example.after)):
            continue
        for word, other, varied, expected in variants(example.before, after, rng):
            result = cleaned(varied)
            about = words[word]
            about.variants += 1
            if result not in (expected, cleaned(expected)):
                about.left.append(other if result == varied.strip() else f"{other}?")
                about.example = example.before
    return dict(words)


def measured(pipeline: Pipeline, names: Sequence[str]) -> Iterator[tuple[Rule, dict[str, Word]]]:
    for rule in pipeline.rules.rules:
        chosen = not names or rule.name.startswith(tuple(names))
        applied = rule.level.reaches(pipeline.settings.level)
        if chosen and applied and rule.kind in (Kind.PHRASES, Kind.AGREEMENT):
            yield rule, measure(rule, pipeline)


def main() -> None:
    """Print how many variants were mended, by folder and as a whole."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("rules", nargs="*", metavar="RULE", help="beginnings of rules' names")
    parser.add_argument("--words", action="store_true", help="list what cannot be replaced")
    parser.add_argument("--json", action="store_true", help="for a program to read")
    arguments = parser.parse_args()
    pipeline = Pipeline.default()
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for rule, words in measured(pipeline, arguments.rules):
        fixed = {word: about for word, about in words.items() if about.is_fixed}
        for subject in (rule.name.partition("/")[0], "all"):
            counts[subject]["rules"] += 1
            counts[subject]["rules_with_fixed_words"] += bool(fixed)
            counts[subject]["variants"] += sum(about.variants for about in words.values())
            counts[subject]["left"] += sum(len(about.left) for about in words.values())
        if arguments.words and fixed:
            print(rule.name)
            for word, about in fixed.items():
                others = ", ".join(dict.fromkeys(about.left))
                print(f"    {word}: not {others}  | {about.example}")
    signed = f"tanqih:{version('tanqih')}|rules:{pipeline.rules.digest[:12]}|seed:{SEED}"
    if arguments.json:
        print(json.dumps({**counts, "signature": signed}, indent=2))
        return
    print(f"{'':<14}{'rules':>8}{'with fixed words':>18}{'variants':>10}{'mended':>8}")
    for subject, count in counts.items():
        share = 1 - count["left"] / count["variants"] if count["variants"] else 1.0
        print(
            f"{subject:<14}{count['rules']:>8,}{count['rules_with_fixed_words']:>18,}"
            f"{count['variants']:>10,}{share:>8.1%}"
        )
    print(f"\n{signed}")


if __name__ == "__main__":
    main()
