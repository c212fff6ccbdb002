"""The same words with other small words before them: what a corpus has seldom, against mostly.

A noun phrase behind a preposition or a verb is taken with its article or without ("by Syrian
regime", "by the Syrian regime"), and a phrase that English begins with one preposition with
another ("on request of"). What is rare is suspect where the same words are mostly otherwise:
variation n-grams, after Dickinson and Meurers ("Detecting Errors in Part-of-Speech Annotation",
2003). Where the very words are too rare, those with the same head tell ("in … attack"). The
corpus and edited English are counted together, so that house style is not taken for English.
Names are compared word by word (`articles`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain

from normalize.quality.suggesting.articles import odd_articles
from normalize.quality.suggesting.english import pair
from normalize.quality.suggesting.noun_phrases import (
    DETERMINERS,
    IDIOMATIC,
    VERB,
    Key,
    NounPhrase,
    is_plural,
    noun_phrases,
)
from normalize.quality.suggesting.oddities import Oddity, rows_of_oddities
from normalize.quality.suggesting.suggestion import Suggestion
from normalize.quality.suggesting.words import Word, once, stretches
from normalize.quality.texts import Text

__all__ = ["variants"]

_MOSTLY = 3  # times as often otherwise
_KNOWN = 3  # places that tell what is usual
_HEADS = 10  # the same, where only the head is the same
_LONGEST = 6  # words of a form
_WITH, _WITHOUT = "mostly with an article", "mostly without an article"
_SINGULAR = "mostly in the singular, and without an article"
_OTHER = "mostly with another preposition"

_Why = tuple[str, str, int]  # what is odd, what is usual, how often


@dataclass(slots=True)
class _Usage:
    """How often each lead, with each article, stands before some words."""

    ours: Counter[tuple[str, str]] = field(default_factory=Counter)
    edited: Counter[tuple[str, str]] = field(default_factory=Counter)

    def count(self, lead: str, *articles: str) -> int:
        """Places with this lead, and one of the articles."""
        return sum(self.ours[lead, a] + self.edited[lead, a] for a in articles)

    def article(self, *articles: str) -> int:
        """Places with one of the articles, whatever leads in."""
        return sum(n for c in (self.ours, self.edited) for (_, a), n in c.items() if a in articles)


def variants(texts: Sequence[Text], clean: Iterable[Text]) -> list[Suggestion]:
    """Kinds of variation with their commonest forms: each kind's first row, then the second."""
    kept = once(texts)
    found = [
        (text, phrase) for text, own in kept for stretch in own for phrase in noun_phrases(stretch)
    ]
    usage: defaultdict[Key, _Usage] = defaultdict(_Usage)
    for _, phrase in found:
        for key in (*phrase.keys, *phrase.heads):
            usage[key].ours[phrase.lead, phrase.article] += 1
    for text in clean:
        for stretch in stretches(text.text):
            for phrase in noun_phrases(stretch):
                for key in (*phrase.keys, *phrase.heads):
                    if key in usage:
                        usage[key].edited[phrase.lead, phrase.article] += 1
    odd = [(text, phrase, why) for text, phrase in found if (why := _odd(phrase, usage))]
    phrases = (
        Oddity(
            what,
            phrase.words[-1],
            form,
            usual,
            often,
            text,
            phrase.start,
            phrase.end,
            _instead(form, what, usual),
        )
        for form, text, phrase, (what, usual, often) in _as_long_as_needed(odd, kept)
    )
    return rows_of_oddities(chain(phrases, odd_articles(texts)))


def _instead(form: Key, what: str, usual: str) -> str:
    """A form with the article that it mostly has, where its own words tell."""
    article = usual.split()[1]
    if what != _WITH or "…" in usual or any("{" in word for word in form):
        return ""
    return " ".join((form[0], article, *form[1:]))


def _as_long_as_needed(
    odd: Sequence[tuple[Text, NounPhrase, _Why]], kept: Sequence[tuple[Text, list[list[Word]]]]
) -> Iterator[tuple[Key, Text, NounPhrase, _Why]]:
    """Each phrase with its form, and the word behind where the form alone is mostly no phrase."""
    forms = Counter(phrase.form for _, phrase, _ in odd)
    everywhere: Counter[Key] = Counter()
    for _, own in kept:
        for stretch in own:
            words = tuple(word.slot for word in stretch)
            for start in range(len(words) - 1):
                for end in range(start + 2, min(start + _LONGEST, len(words)) + 1):
                    if (form := words[start:end]) in forms:
                        everywhere[form] += 1
    for text, phrase, why in odd:
        form = phrase.form
        if phrase.lead == VERB and why[0] == _WITHOUT:
            form = form[1:]
        elif phrase.behind and (
            why[1].endswith(f" {phrase.behind}") or 2 * forms[form] < everywhere[form]
        ):
            form = (*form, phrase.behind)
        yield form, text, phrase, why


def _odd(phrase: NounPhrase, usage: dict[Key, _Usage]) -> _Why | None:
    """What is odd in a phrase, what is usual, and how often; None where nothing is."""
    if not phrase.lead:
        return _uncounted(phrase.words, usage)
    for key in phrase.keys:
        if why := _by_its_words(phrase, key, usage):
            return why
    return _by_its_head(phrase, usage)


def _by_its_words(phrase: NounPhrase, key: Key, usage: dict[Key, _Usage]) -> _Why | None:
    lead, words = phrase.lead, phrase.words
    use, said = usage[key], " ".join(key)
    bare, a, the = (use.count(lead, article) for article in ("", "a", "the"))
    attribute = lead == VERB and words[0] != "{name}"  # "surrounding areas"
    if not (phrase.article or attribute) and a + the >= max(_KNOWN, _MOSTLY * bare):
        return _WITH, f"{lead} {'a' if a > the else 'the'} {said}", a + the
    if phrase.article == "a" and bare >= max(_KNOWN, _MOSTLY * a) and not is_plural(words[-1]):
        uncounted = usage[words].article("") >= _MOSTLY * usage[words].article("a")
        if uncounted and lead != "to" and (lead == VERB) <= (len(words) > 1):
            return _WITHOUT, f"{lead} {said}", bare
    if lead in IDIOMATIC and not any(word.startswith("{") for word in words):
        usual, often = _usual_lead(use, lead)
        if usual:
            return _OTHER, f"{usual} {said}", often
    return None


def _by_its_head(phrase: NounPhrase, usage: dict[Key, _Usage]) -> _Why | None:
    lead, words, head = phrase.lead, phrase.words, phrase.words[-1]
    if is_plural(head) or not _is_noun(head) or DETERMINERS & set(words):
        return None
    if not phrase.article and len(words) > 1 and lead != VERB:
        use = usage["…", head]
        bare, with_article = use.count(lead, ""), use.count(lead, "a", "the")
        by_english = with_article >= _KNOWN and _wants_article(head)
        edited = use.edited[lead, ""] <= use.edited.total() / 30
        if with_article >= max(_HEADS, _MOSTLY * bare) or (by_english and edited):
            return _WITH, f"{lead} a … {head}", with_article
    if phrase.article == "a" and len(words) <= 2:
        use = usage["…", "…", "…", head]
        bare = use.article("")
        if bare >= max(_HEADS, 5 * use.article("a")) and not _may_be_counted(use):
            return _WITHOUT, f"… {head}", bare
    return None


def _uncounted(words: Key, usage: dict[Key, _Usage]) -> _Why | None:
    """Whether two words stand in the singular, and as a mass, where they are no plural."""
    *before, plural = words
    single = usage.get(("…", *before, plural[:-1]), _Usage())
    bare, with_article = single.article(""), single.article("a", "the")
    often = max(_HEADS, _MOSTLY * usage[words].ours["", ""], _MOSTLY * with_article)
    return (_SINGULAR, f"{' '.join(before)} {plural[:-1]}", bare) if bare >= often else None


def _may_be_counted(use: _Usage) -> bool:
    """Whether edited English has the noun with "a" now and then."""
    with_a = sum(n for (_, article), n in use.edited.items() if article == "a")
    return with_a > use.edited.total() / 30


def _usual_lead(use: _Usage, lead: str) -> tuple[str, int]:
    """The preposition that mostly stands before some words, and how often, if not this one."""
    leads: Counter[str] = Counter()
    for counts in (use.ours, use.edited):
        for (other, _), count in counts.items():
            leads[other] += count
    usual, often = leads.most_common(1)[0]
    known = any(use.edited[lead, article] for article in ("", "a", "the"))
    if known or usual not in IDIOMATIC or often < max(_MOSTLY * leads[lead], 0.7 * leads.total()):
        return "", 0
    return usual, often


def _wants_article(word: str) -> bool:
    """Whether English hardly ever has a noun without an article behind a preposition."""
    bare = sum(pair(preposition, word) for preposition in ("of", "in", "by", "from", "with"))
    return pair("the", word) + pair("a", word) + pair("an", word) > 10 * bare


@lru_cache(maxsize=4096)
def _is_noun(word: str) -> bool:
    """Whether a word is a singular noun before all."""
    from lemminflect import getAllLemmas  # slow to import

    lemmas = getAllLemmas(word)
    return word in lemmas.get("NOUN", ()) and "ADV" not in lemmas
