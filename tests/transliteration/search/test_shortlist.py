import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from transliteration.search.joining import FIRST, OTHER_FORM, SECOND, join
from transliteration.search.shortlist import Shortlist
from transliteration.skeleton import keys
from transliteration.spelling.letters import spell

NAMES = ["Saraqib", "سراقب", "Sarmin", "Idlib", "Khan Shaykhun", "Tall Rifat", "Zakat", "Umm Mil"]
SPELLED = [spell(name) for name in NAMES]
shortlist = Shortlist.of(SPELLED, [(number, number) for number in range(len(NAMES))])


def test_forms_share_a_key_or_do_not() -> None:
    asked = [spell("Sarakeb"), spell("Zekat"), spell("Qwzx")]
    pairs = [(k, form) for k in range(len(asked)) for form in range(len(NAMES))]
    which, forms = np.array(pairs, np.intp).T
    shared = shortlist.share_key(asked, which, forms).tolist()
    expected = [not {*keys(asked[k])}.isdisjoint(keys(SPELLED[form])) for k, form in pairs]
    assert shared == expected
    assert any(shared)


def test_what_sounds_alike_is_found_without_a_key() -> None:
    named = [NAMES[form] for form in shortlist.sounding_like(spell("Marsin"))]
    assert "Sarmin" in named
    own = NAMES.index("Sarmin")
    assert own not in shortlist.sounding_like(spell("Marsin"), without={own})


@given(st.lists(st.lists(st.tuples(st.floats(-50, 50), st.booleans()), min_size=1), min_size=1))
def test_evidence_is_joined_place_by_place(places: list[list[tuple[float, bool]]]) -> None:
    def joined(some: list[list[tuple[float, bool]]]) -> list[float]:
        nats = [nats for forms in some for nats, _ in forms]
        arabic = [is_arabic for forms in some for _, is_arabic in forms]
        return [*map(float, join(nats, arabic, [*map(len, some)], [1] * len(some)))]

    assert joined(places) == [evidence for place in places for evidence in joined([place])]


def test_a_second_form_counts_as_far_as_it_fits() -> None:
    alone, near, far = join([10, 10, 9, 10, -30], [False] * 5, [1, 2, 2], [1, 1, 1])
    assert near == pytest.approx(alone - SECOND)
    assert far == pytest.approx(alone - SECOND * OTHER_FORM)
    assert FIRST + SECOND == 1


def test_a_form_of_several_places_stands_for_all() -> None:
    """Of a place that has many forms like it, the one that it shares is listed, too."""
    shared = Shortlist.of([spell("Sarakib"), spell("Sarakeb")], [(0, 0), (1, 0), (1, 1)])
    assert shared.find(spell("Sarakib")) == [0, 1]
