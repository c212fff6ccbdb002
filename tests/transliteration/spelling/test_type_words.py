"""Words for kinds of place: a letter each."""

from __future__ import annotations

from transliteration.spelling.letters import bare, spell
from transliteration.spelling.type_words import type_letters, type_words


def test_type_words_are_one_letter_in_every_language() -> None:
    assert spell("Tall Rifaat")[1] == spell("Girê Rifaat")[1] == spell("تل رفعت")[1]
    assert spell("Kafr Nabl")[1] == spell("Kafranbel")[1] == spell("كفرنبل")[1]
    assert spell("Khirbat aş Şaghīrah") == spell("Kheurbet es Sérhîré")


def test_no_form_belongs_to_two_type_words() -> None:
    letters = type_letters()
    assert len(letters) == len({w.id for w in letters.values()})
    for form, word in type_words().items():
        assert letters[word.letter] == word, form
        assert bare(form) == form, f"{form} can never be found"
