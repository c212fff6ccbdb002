import gzip
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import transliteration
from transliteration.channel import Channel
from transliteration.search.index import NameIndex
from transliteration.spelling import alignment
from transliteration.spelling.routes import ROUTES, detect
from transliteration.spelling.weights import Calibration, Weights

channel = Channel.load()

EXTRACT = Path(transliteration.__file__).parent / "gazetteer/data/cities.tsv.gz"


@pytest.mark.parametrize(
    ("spelling", "name", "other"),
    [
        ("Sarakeb", "سراقب", "سرمين"),
        ("Abu-Djreif", "أبو جريف", "أبو دالي"),
        ("Carablus", "جرابلس", "جبلة"),
        ("Xan Şêxûn", "خان شيخون", "خان السبل"),
        ("Khan Cheikhoun", "Khān Shaykhūn", "Khān as Subul"),
        ("Hurif", "جريف", "حلب"),  # a lost dot
        ("Maydan Afrin", "ميدان", "عفرين"),  # a district behind the name
        ("Saghirah", "صغيرة", "كبيرة"),
        ("Mathlum", "مظلوم", "مطلوم"),  # ظ in the lists of the United Nations
        ("Um Mil", "أم ميل", "ميل"),  # m takes no assimilated article
        ("Guir Fares", "كر فارس", "تل فارس"),
    ],
)
def test_the_right_name_has_more_evidence(spelling: str, name: str, other: str) -> None:
    assert channel.score(spelling, name) > channel.score(spelling, other)


def test_evidence_grows_with_length() -> None:
    assert channel.score("Maarrat al-Numan", "معرة النعمان") > channel.score("Hama", "حماة") + 5


def test_an_ordinary_word_is_no_evidence() -> None:
    assert channel.score("Germany", "جرمانا") < channel.score("Jaramana", "جرمانا") - 5


def test_the_route_matters() -> None:
    assert channel.score("Chahba", "شهبا", "french") > channel.score("Chahba", "شهبا", "english")
    with pytest.raises(ValueError, match="unknown route 'latin'"):
        channel.score("Chahba", "شهبا", "latin")


@pytest.mark.parametrize(
    ("name", "route"),
    [
        ("Deïr Hâfer", "french"),
        ("Kheurbet Chaïb", "french"),
        ("Girê Spî", "kurdish"),
        ("Scheich Miskin", "german"),
        ("Abu-Dzhreyf", "russian"),
        ("Karaçalı", "turkish"),
        ("Shaykh Miskīn", "english"),
        ("", "english"),
    ],
)
def test_letters_tell_the_route(name: str, route: str) -> None:
    assert detect(name) == route
    assert route in ROUTES


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Sarakeb", "سراقب"),
        ("Safia Hasakah", "صافية"),
        ("Jisr", "Tall Jisr ash Shughur"),
        ("Khān Sheikhūn", "Khān Shaykhūn"),
        ("x", "ققق"),
    ],
)
def test_an_alignment_covers_both_and_costs_what_the_score_says(spelling: str, name: str) -> None:
    reading, names = channel.read([spelling]), channel.prepare([name])
    one = np.zeros(1, np.intp)
    steps = channel.align(spelling, name)
    assert "".join(s.spelling for s in steps) == reading.spelled[0]
    assert len("".join(s.name for s in steps)) == names.packed.lengths[0]
    total = alignment.costs(reading._pairs(names, one, one), reading._spellings)[0]
    assert sum(s.nats for s in steps) == pytest.approx(total, abs=0.1)


@given(st.lists(st.text("abdhkmnqrst '", min_size=1, max_size=12), min_size=1, max_size=6))
@settings(max_examples=30, deadline=None)
def test_scores_do_not_depend_on_company(spellings: list[str]) -> None:
    names = channel.prepare(["خان شيخون", "Saraqib", "كفر نبل", ""])
    rows = np.arange(4)
    together = channel.read(spellings)
    for i, spelling in enumerate(spellings):
        alone = channel.read([spelling]).evidence(names, rows, np.zeros(4, np.intp))
        assert together.evidence(names, rows, np.full(4, i)) == pytest.approx(alone, abs=1e-2)


def test_a_broken_weights_file_says_where(tmp_path: Path) -> None:
    path = tmp_path / "weights.tsv"
    path.write_text("# a comment\narabic\tب\tb\t3.5\narabic\tب\tb\n", "utf-8")
    with pytest.raises(ValueError, match=r"weights\.tsv:3: not a weight"):
        Weights.load(path)


def test_probability_grows_with_evidence_and_lead() -> None:
    rising = Calibration(-2.0, 0.2, 0.4)
    assert rising.probability(5, 1) < rising.probability(10, 1) < rising.probability(10, 5)
    assert 0 < rising.probability(-1e9, -1e9) < rising.probability(1e9, 1e9) < 1


@pytest.fixture(scope="module")
def index() -> NameIndex:
    names = {
        "1": ["خان شيخون", "Khān Shaykhūn"],
        "2": ["سراقب", "Saraqib"],
        "3": ["تل رفعت", "Tall Rif‘at"],
        "4": ["الموزرة", "Al Mawzarah"],
        "5": ["الليرمون", "Al Layramun"],
        "6": ["Sarmin"],
        "7": ["أبو جريف", "Abu Jurayf"],
        "8": ["التح", "At Tah"],
        "9": ["جوزف", "Juzif"],
        "10": ["الزيارة", "Az Ziyarah"],
        "11": ["بليون", "Balyun"],
        "12": ["أورم الكبرى", "Urum al Kubra"],
        "13": ["أورم الصغرى", "Urum as Sughra"],
        "14": ["معر شمارين", "Ma`arr Shamarin"],
        "15": ["جب العلي", "Jubb al `Ali"],
        "16": ["تلفيتا", "Talfita"],
        "17": ["كر حصار", "Kir Hisar"],
        "18": ["أم السرج الشمالي", "Umm as Sarj ash Shamali"],
    }
    return NameIndex((place, form) for place, forms in names.items() for form in forms)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("Khanshiekhon", "1"),
        ("Sarakeb", "2"),
        ("Tel Rifaat Aleppo", "3"),
        ("Al-Mozra Jabal Al-Zawiya", "4"),
        ("Lirmoun", "5"),
        ("سرمين", "6"),
        # prepositions and articles written together with the name, letters lost or doubled
        ("Baliramoun", "5"),
        ("Abu Hurif", "7"),
        ("Hurif", "7"),
        ("al-Taht", "8"),
        ("al-Lirrmoun", "5"),
        ("Jeb Elali", "15"),
        # names translated as words
        ("Joseph", "9"),
        ("Village of Joseph", "9"),
        ("the visit", "10"),
        ("Billion", "11"),
        ("Big Orm", "12"),
        ("Little Orm", "13"),
        ("Northern Um Elsarj", "18"),
        # type words that are written together, are only seeming, or of another language
        ("Marshemarin", "14"),
        ("Tallfita", "16"),
        ("Tall Hisar", "17"),
        ("Nowhere / Sarakeb", "2"),
    ],
)
def test_a_spelling_leads_to_its_place(index: NameIndex, query: str, place: str) -> None:
    first = index.search(query)[0]
    assert first.place == place
    assert 0 < first.probability < 1


def test_a_translated_name_is_less_sure_than_a_spelled_one(index: NameIndex) -> None:
    assert index.search("Ziyarah")[0].score > index.search("visit")[0].score + 5


def test_an_article_too_many_or_too_few_costs_a_little() -> None:
    index = NameIndex([("1", "Bab"), ("2", "As Sabkhah")])
    assert 0 < index.search("Bab")[0].score - index.search("El Bab")[0].score < 2
    assert 0 < index.search("As Sabkhah")[0].score - index.search("Sabkhah")[0].score < 2


def test_an_article_before_a_later_word_is_left_out_rather_than_put_in() -> None:
    index = NameIndex([("with", "Tall at Tutun"), ("without", "Tall Tatin")])

    def lead(query: str) -> float:
        scores = {c.place: c.score for c in index.search(query)}
        return scores["with"] - scores["without"]

    assert lead("Tal Eltiten") == pytest.approx(lead("Tal Titen") + 1.5)


def test_a_type_word_is_left_out_rather_than_put_in() -> None:
    assert channel.score("Nahit", "خربة نحيت") > channel.score("Khirbet Nahit", "نحيت")


def test_two_letters_that_may_be_one_sound_are_looked_for_as_both() -> None:
    index = NameIndex(
        [("qizhil", "قزحل"), ("qajil", "قاجل"), ("sirhan", "سرحان"), ("sukna", "سكنة")]
    )
    assert index.search("Qazhal")[0].place == "qizhil"
    assert index.search("Sarhan")[0].place == "sirhan"


def test_a_feminine_ending_may_be_written_as_it_is_heard_in_a_phrase() -> None:
    index = NameIndex([("alms", "الزكاة"), ("hemp", "زكوتا"), ("oil", "زيت")])
    assert index.search("Zakat")[0].place == "alms"


def test_a_name_that_more_places_share_is_likelier() -> None:
    index = NameIndex([("1", "Safirah"), ("2", "Sufayrah"), ("3", "Sufayrah"), ("4", "Sufayrah")])
    few = {
        c.place: c.score for c in NameIndex([("1", "Safirah"), ("2", "Sufayrah")]).search("Sefireh")
    }
    many = {c.place: c.score for c in index.search("Sefireh")}
    assert many["1"] == pytest.approx(few["1"], abs=1e-3)
    assert few["2"] + 0.2 < many["2"] == many["3"] == many["4"] < few["2"] + 1


def test_two_forms_that_fit_prove_more_than_one() -> None:
    index = NameIndex([("1", "Saraqib"), ("1", "Saraqeb"), ("2", "Saraqib"), ("2", "Hisn")])
    one, other = index.search("Sarakeb", limit=2)
    assert (one.place, other.place) == ("1", "2")
    assert one.score > other.score


def test_many_forms_of_one_place_do_not_crowd_out_another() -> None:
    vowels = [f"S{a}r{b}q{c}b" for a in "aeiou" for b in "aeiou" for c in "aeiou"]
    index = NameIndex([*(("1", form) for form in vowels), ("2", "Saraqibah")])
    assert {c.place for c in index.search("Sarakeb")} == {"1", "2"}


def test_a_place_is_found_by_sound_where_no_key_fits() -> None:
    index = NameIndex([("1", "Haouayess Umm Jurah"), ("2", "Tall Barak"), ("3", "Sarmin")])
    first = index.search("Hawayis Umm Jurn")[0]
    assert first.place == "1"
    assert first.score < index.search("Hawayis Umm Jurah")[0].score - 8  # no key in common


def test_a_place_far_behind_the_best_is_no_candidate() -> None:
    index = NameIndex([("1", "Khan Shaykhun"), ("2", "Khan Tuman")])
    assert [c.place for c in index.search("Khan Cheikhoun")] == ["1"]


def test_a_saved_index_answers_as_before(index: NameIndex, tmp_path: Path) -> None:
    index.save(tmp_path / "index.npz")
    loaded = NameIndex.load(tmp_path / "index.npz")
    for query in ("Sarakeb", "Khanshiekhon", "Joseph"):
        assert loaded.search(query) == index.search(query)


def test_many_queries_are_answered_as_one_by_one(index: NameIndex) -> None:
    queries = ["Sarakeb", "", "Tel Rifaat Aleppo", "؟", "Qwzxv", "Lirmoun"]
    together = index.search_many(queries, limit=3)
    for query, answer in zip(queries, together, strict=True):
        alone = index.search(query, limit=3)
        assert [c.place for c in answer] == [c.place for c in alone]
        assert [c.score for c in answer] == pytest.approx([c.score for c in alone], abs=1e-2)
    assert together[1] == []


def test_a_place_is_found_without_its_own_form(index: NameIndex) -> None:
    assert index.search("Saraqib", without="2")[0].place == "2"  # by its Arabic
    assert all(c.place != "6" for c in index.search("Sarmin", without="6"))


def test_known_forms(index: NameIndex) -> None:
    assert index.known("KHAN SHAYKHUN") == ["1"]
    assert index.known("Khan Shaykhoun") == []
    assert index.known("") == []


def test_the_extract_is_whole_and_small() -> None:
    assert EXTRACT.stat().st_size < 800_000
    rows = [
        line.split("\t") for line in gzip.decompress(EXTRACT.read_bytes()).decode().splitlines()
    ]
    header, places = rows[0], rows[1:]
    assert header[:3] == ["geonameid", "name", "country"]
    assert len(places) > 10_000
    assert len({p[0] for p in places}) == len(places)
    for place in places:
        assert len(place) == len(header)
        assert -90 <= float(place[3]) <= 90
        assert -180 <= float(place[4]) <= 180
