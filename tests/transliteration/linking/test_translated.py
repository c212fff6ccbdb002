"""Names of which a part, or all, was translated."""

from __future__ import annotations

import pytest

from transliteration.linking.translated import Translations

TABLE = Translations(
    [
        ("abyad", "town", "تل أبيض", ["Tal Abyad", "Tell Abiad"]),
        ("harra", "mountain", "تل الحارة", ["Tal al-Harra"]),
        ("sinjar", "mountain", "جبال سنجار", ["Sinjar Mountains", "Çiyayê Şingalê"]),
        ("shughur", "city", "جسر الشغور", ["Jisr al-Shughur"]),
        ("zaytun", "village", "أم الزيتون", ["Umm al-Zaytun"]),
        ("sharqi", "village", "دير شرقي", ["Deir Sharqi"]),
        ("karachok", "mountain", "كراتشوك", ["Karachok"]),
        ("roj", "camp", "روج", ["Roj"]),
        ("haditha", "town", "حديثة", ["Haditha"]),
        ("haditha-dam", "dam", "سد حديثة", ["Haditha Dam"]),
    ]
)


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Hill of al-Hara", "harra"),
        ("Hill of the Hara", "harra"),
        ("Hara Hill", "harra"),
        ("Mountain of Sinjar", "sinjar"),
        ("Sinjar Hills", "sinjar"),
        ("Çiyayê Şengalê", "sinjar"),
        ("Şengal Dağları", "sinjar"),
        ("Bridge of Shughour", "shughur"),
        ("Mount Karatchok", "karachok"),
        ("camp of the Rouj", "roj"),
        ("Dam of Haditha", "haditha-dam"),
    ],
)
def test_by_sound(name: str, place: str) -> None:
    found = TABLE.find(name)
    assert found is not None
    assert place in found.places
    assert not found.by_meaning


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("White Hill", "abyad"),
        ("Girê Spî", "abyad"),
        ("Mother of the Olives", "zaytun"),
        ("Eastern Monastery", "sharqi"),
    ],
)
def test_by_meaning(name: str, place: str) -> None:
    found = TABLE.find(name)
    assert found is not None
    assert found.places == (place,)
    assert found.by_meaning


@pytest.mark.parametrize(
    "name",
    [
        "Monastery of al-Hara",  # the hill is no monastery
        "Tal Harra",  # romanized, not translated
        "Mountain of Debt",
        "Black Hill",
        "Hill",
        "Haditha",
        "Haditha Hill",
        "Valley of Roj",
    ],
)
def test_none(name: str) -> None:
    assert TABLE.find(name) is None
