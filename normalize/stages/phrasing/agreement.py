"""Agreement: an institution that translation turned into "she" or "he" becomes "it" again.

Arabic and Russian give an agency, a ministry or a centre the gender of its noun, and a
translator carries the gender over. A pronoun at the start of a sentence is put right only
where the sentence before it, quotations left aside, has an institution as its subject and
names nobody whom the pronoun could mean.

>>> lists = {"person_noun": ["director"], "acts_on_person": ["found"], "acted_on": ["leak"]}
>>> words = Words.of(["agency"], ["said", "sent", "found"], lists)
>>> antecedent('The agency said: "We saw two men." ', words)
True
>>> antecedent("The agency sent its director. ", words)
False
>>> antecedent("The agency found a leak. ", words)
True
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from normalize.edits import Fact, Proposal
from normalize.rules import Kind, Rule, RuleSet
from normalize.stages import PERSONS, Context

__all__ = ["Words", "agreement", "antecedent"]

_REACH = 2_000  # code points before the pronoun in which its antecedent may stand
_QUOTED = re.compile(r'"[^"]*(?:"|\Z)|“[^”]*(?:”|\Z)')
_SENTENCE = re.compile(r"[.!?:]+(?=\s|\Z)|\n+")
_CONNECTIVE = re.compile(  # "In turn, "
    r"\A(?:In|On|At|For|By|From|During|After|Before|Earlier|Meanwhile|Also|However|Moreover|"
    r"Furthermore|Additionally|Later|Yesterday|Today|Last|Finally|Separately|Then|Thus|As)\b"
    r"[\w' ]{0,22}, "
)
# "..., the agency said", "According to the agency, ...": the source is named at either end.
_SOURCE_LAST = re.compile(
    r"\A(?:The|An?|At|In|On|Some|Two|Three|Four|Five|Six|Several|Dozens|More|No|All|Many|\d+) .*, "
    r"([Tt]he [\w' -]{3,60}|[A-Z]{2,6}) (?:said|reported|announced|stated|confirmed|added|noted)"
    r"(?: (?:on|in|yesterday|today|late|earlier)\b[^,]*)?\Z"
)
_SOURCE_FIRST = re.compile(r"\AAccording to ([Tt]he [\w' -]{3,60}|[A-Z]{2,6}), ")
_THAT_SAME = re.compile(r"(?: [a-z]+){0,3} that (s?he)\b")
# Not "a truck driver".
_NOUN_ENDS = (
    r"(?=[.,;]|\Z| (?:of|in|on|at|near|from|to|for|by|with|and|that|which|after|before|during|over|"
    r"because|as|since|until|between|against|inside|outside|along|last|yesterday)\b)"
)
_PLURAL = "[a-z-]+[^\\W\\dsiu]s"  # several are neither "he" nor "she"
_SOMEBODY = r"(?:an?|the|one|another|her|his|its|[A-Z][\w'’-]+)"
_A_BODY = "council"  # stands for any
_NEVER = "(?!)"  # what matches nothing
_LINKS = ("and", "but", "while", "as")
_QUOTES = re.compile('["“”]')
_PAST = frozenset("withdrew began took gave left won lost paid put set held fell sought".split())
_MARKS_ONE = frozenset("a an the one another its her his".split())
# Behind a word in -ed: it is the verb, and no part of the subject ("The newly formed council").
_OPENS_OBJECT = re.compile(
    r"\d|(?:some|all|both|most|many|several|dozens|two|three|four|five|six|seven|eight|nine|ten|that|"
    r"on|in|at|from|for|by|with|to|against)\b"
)
_ITS_NAME = r"(?: Al)? (?:[Aa]l-)?[A-Z][\w'’-]+"  # "the news agency Saba"
_FULL_NAME = re.compile(  # of a person, not of a place: "near Maroun al-Ras"
    r"(?<!\b[Nn]ear )(?<!\bin )(?<!\b[Ii]nside )(?<!\boutside )(?<!\baround )(?<!\btowards )"
    r"\b[A-Z][\w'’-]+ (?:al-)?[A-Z][\w'’-]+"
)


Lists = Mapping[str, Sequence[str]]


@dataclass(frozen=True, slots=True)
class Words:
    """What tells whom a sentence is about."""

    institution: re.Pattern[str]  # at the end of a subject
    verbs: frozenset[str]  # what institutions do in the news
    persons: re.Pattern[str]
    offices: re.Pattern[str]  # which look like persons: "the General Authority" is no general
    bodies: re.Pattern[str]  # which are called after persons: "the Council of Ministers"
    meets: re.Pattern[str]  # ", and met with a"
    things: re.Pattern[str]  # what is no person, behind that
    speaks: re.Pattern[str]  # at the end of a pronoun with its verb

    @classmethod
    def of(cls, institutions: Iterable[str], verbs: Iterable[str], lists: Lists) -> Words:
        """The words of a rule, with those of the vocabulary."""
        meets, offices, bodies, members, things, speaks = (
            _any_of(lists.get(name, ())) or _NEVER
            for name in (
                "acts_on_person",
                "general_office",
                "body_of_persons",
                "body_member",
                "acted_on",
                "speaks",
            )
        )
        named = [word for word in institutions if word in lists.get("named_outlet", ())]
        return cls(
            re.compile(
                rf"\b(?:(?i:{_any_of(institutions)})|(?:{_any_of(named) or _NEVER}){_ITS_NAME})\Z"
            ),
            frozenset(verbs),
            _words(word for name in PERSONS for word in lists.get(name, ())),
            re.compile(rf"\bGeneral (?:{offices})\b"),
            re.compile(rf"\b(?:{bodies}) of (?:the )?(?:[A-Z][a-z]+ )?(?:{members})\b"),
            re.compile(rf" (?:{meets})(?: with| by)? {_SOMEBODY}\b"),
            re.compile(rf"(?: [a-z-]+){{0,2}}? (?:{things}|{_PLURAL}){_NOUN_ENDS}"),
            re.compile(rf"\b(?:{speaks})\Z"),
        )


@dataclass(frozen=True, slots=True)
class _Agreement:
    """A rule, and how to find where it may speak."""

    rule: Rule
    pronouns: Mapping[str, str]
    words: Words
    starts: re.Pattern[str]  # a pronoun that begins a sentence, before one of the verbs
    goes_on: re.Pattern[str]  # one that goes on with it: ", and she"
    starting: Sequence[str]  # what stands in a text in which the first may match
    others: Mapping[str, re.Pattern[str]]  # whom a pronoun may mean, wherever they stand before it

    @classmethod
    def of(cls, rule: Rule, lists: Lists) -> _Agreement:
        pronouns: dict[str, str] = rule.extra["pronouns"]  # type: ignore[assignment]
        institutions: list[str] = rule.extra["institutions"]  # type: ignore[assignment]
        verbs: list[str] = rule.extra.get("verbs", [])  # type: ignore[assignment]
        before = _before_verbs(sorted(set(verbs)))
        lower = _any_of(pronoun.lower() for pronoun in pronouns)
        return cls(
            rule,
            pronouns,
            Words.of(institutions, verbs, lists),
            re.compile(
                rf"(?:^|(?<=[.!?][\"”)] )|(?<=[.!?] ))({_any_of(pronouns)}) {before}",
                re.MULTILINE,
            ),
            re.compile(rf", (?:{'|'.join(_LINKS)}) ({lower}) {before}"),
            [f"{pronoun} " for pronoun in pronouns],
            {
                "she": _words(lists.get("woman", ())),
                "he": _words(lists.get("speaker_for_others", ())),
            },
        )

    def hits(self, text: str) -> Iterator[re.Match[str]]:
        """Pronouns before one of the verbs."""
        if any(sign in text for sign in self.starting):
            yield from self.starts.finditer(text)
        yield from self.goes_on.finditer(text)  # quick: it begins with a comma


def agreement(text: str, context: Context) -> list[Proposal]:
    """Propose the pronouns that institutions should have."""
    rules = context.rules.derived(_agreements)
    return [proposal for rule in rules for proposal in _proposals(text, rule)]


def _agreements(rules: RuleSet) -> list[_Agreement]:
    return [_Agreement.of(rule, rules.lists) for rule in rules.of(Kind.AGREEMENT)]


def _proposals(text: str, agreement: _Agreement) -> Iterator[Proposal]:
    rule = agreement.rule
    for hit in agreement.hits(text):
        pronoun = hit[1]
        before = text[max(0, hit.start() - _REACH) : hit.start()]
        before = agreement.words.bodies.sub(_A_BODY, before)
        if pronoun.islower() and len(_QUOTES.findall(before.rpartition("\n")[2])) % 2:
            continue  # within a quotation
        speaks = agreement.words.speaks.search(hit[0]) is not None
        if not antecedent(before, agreement.words, speaks=speaks):
            continue
        told = agreement.words.offices.sub(" ", _QUOTED.sub(" ", before))
        if agreement.others[pronoun.lower()].search(told):
            continue
        again = _THAT_SAME.match(text, hit.end())  # "He said that he …": both are the institution
        same = again is not None and again[1] == pronoun.lower()
        after = agreement.pronouns[pronoun.title()]
        group = f"{rule.name}@{hit.start(1)}" if same else ""
        for start, end in (hit.span(1), *([again.span(1)] if same and again else ())):
            yield Proposal(
                start,
                end,
                after if text[start].isupper() else after.lower(),
                rule.name,
                rule.because,
                rule.level,
                rule.touches | {Fact.SPEAKER},
                group,
            )


def _any_of(words: Iterable[str]) -> str:
    """A pattern for any of some words."""
    return "|".join(map(re.escape, words))


def _words(words: Iterable[str]) -> re.Pattern[str]:
    """One of some words in any case; nothing, where there are none."""
    return re.compile(rf"\b(?:{_any_of(words) or _NEVER})\b", re.IGNORECASE)


def _before_verbs(verbs: Sequence[str]) -> str:
    return (
        r"(?:(?:has|had) )?(?:(?:also|later|further|then|again|once again) )?"
        rf"(?:{_any_of(verbs)})\b"
    )


def antecedent(before: str, words: Words, *, speaks: bool = True) -> bool:
    """Whether the last sentence of `before` has an institution as its subject, and no person.

    Quotations are left aside: what stands in them is not the narrator's. A source ("According to
    the agency") is meant only by a pronoun that `speaks`.
    """
    sentences = [s.strip() for s in _SENTENCE.split(_QUOTED.sub(" ", before))]
    sentences = [s for s in sentences if len(s) > 2 and any(map(str.isalpha, s))]
    if not sentences:
        return False
    sentence = sentences[-1]
    source = _SOURCE_LAST.search(sentence) or _SOURCE_FIRST.search(sentence)
    if source and not speaks:
        return False
    subject = source[1] if source else _subject(sentence, words.verbs)
    if subject is None or words.persons.search(words.offices.sub(" ", sentence)):
        return False
    rest = sentence.replace(source[1], "") if source else sentence[len(subject) :]
    met = words.meets.match(rest)
    if _FULL_NAME.search(rest) or (met and not words.things.match(rest, met.end())):
        return False
    head = _CONNECTIVE.sub("", re.split(r" (?:of|for|in|at|on|and) ", subject)[0])
    if ", " in head:  # "Lindqvist was free, the agency"
        return False
    return head == "It" or words.institution.search(head) is not None


def _subject(sentence: str, verbs: frozenset[str]) -> str | None:
    """What stands before the first of the verbs; None where that is no short noun phrase."""
    words = sentence.split(" ")
    for i, word in enumerate(words[:16]):
        if i and word.strip(",;:") in verbs:
            return " ".join(words[:i])
        following = words[i + 1] if i + 1 < len(words) else ""
        if i > 1 and word.endswith("ed") and word.islower() and _OPENS_OBJECT.match(following):
            break
    if words[0] != "The":
        return None
    # Any other verb of the past, where what follows it names nobody.
    for i, word in enumerate(words[2:16], 2):
        if (word.islower() and word.endswith("ed")) or word in _PAST:
            named = " ".join(words[i + 1 : i + 2])
            return None if named[:1].isupper() or named in _MARKS_ONE else " ".join(words[:i])
    return None
