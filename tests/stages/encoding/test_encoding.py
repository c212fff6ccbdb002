"""Encoding: what is repaired in the wild, what looks like damage and is none."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.edits import EditLog, Level, Proposal, resolve
from normalize.guard import guard
from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context
from normalize.stages.encoding import PASSES
from normalize.stages.encoding.residue import residue

WILD = [
    # HTML entities: plain, escaped twice, torn by a translator
    ("Amal &amp; Sons", "Amal & Sons"),
    ("he said &quot;no&quot; twice", 'he said "no" twice'),
    ("the army&#39;s and the council&#8217;s", "the army's and the council's"),
    ("one&nbsp;two&nbsp,three", "one two ,three"),
    ("a good&nbspday,&nbspSANA", "a good day, SANA"),
    ("it&rsquos late, it&#8217s &ldquoover&rdquo", 'it\'s late, it\'s "over"'),
    ("\u200f&nbsp;The&nbsp;â€œstore\u200fâ€\x9d&lrm; shut", ' The "store" shut'),
    ("Ã‚Â the store", " the store"),
    ("Amal &amp;amp; Sons said &amp;quot;no&amp;quot;", 'Amal & Sons said "no"'),
    ("the army& # 39; s men and & quot ; yes & quot ;", "the army' s men and \" yes \""),
    ("The mayor & # 39; s car", "The mayor's car"),
    ("& # 39; s car ", "' s car "),  # nothing stands before it
    ("three weeks<br /> of<br>trade, <b>Homs</b>", "three weeks of trade, Homs"),
    ("Sappers cleared ۱۴ mines and ٣ bombs.", "Sappers cleared 14 mines and 3 bombs."),
    ("Syriarsquo;s army, ldquo;we leftrdquo;", 'Syria\'s army, "we left"'),
    ("the bakers#39; union#039;s hall", "the bakers' union's hall"),
    ("Jon Sudb&oslash; and La Ni&ntilde;a", "Jon Sudbø and La Niña"),
    ("a map&hellip; at 5&deg;", "a map… at 5°"),
    # letters of another alphabet that look like Latin ones
    ("Тhe сeasefire in Аleppo held.", "The ceasefire in Aleppo held."),
    ("he took а truck to Ρort Sudan", "he took a truck to Port Sudan"),
    # mojibake: UTF-8 read as Windows-1252, once or twice, as Windows-1251, as MacRoman
    ("the governorâ€™s cafÃ© â€“ closed", "the governor's café – closed"),
    ("â€œWe left,â€\x9d she said", '"We left," she said'),
    ("Ã¢â‚¬Å“Noâ€œ", '"No"'),
    ("вЂњNo,вЂќ he said", '"No," he said'),
    ("itвЂ™s", "it's"),
    ("it‚Äôs ‚Äúover‚Äù", "it's \"over\""),
    ("costs Â£5 at 10Â°C, Â© 2018", "costs £5 at 10°C, © 2018"),
    ("in KobanÃª and DiyarbakÄ±r", "in Kobanê and Diyarbakır"),
    ("ErdoÄŸan spoke in AltÄ±nÃ¶zÃ¼", "Erdoğan spoke in Altınözü"),
    ("said ErdoÄŸan", "said Erdoğan"),
    ("ÅŸehir", "şehir"),
    ("the word Ø§Ù„Ø¹Ø±Ø§Ù‚ ÙˆØ³ÙˆØ±ÙŠØ§ means", "the word العراق وسوريا means"),
    ("\x93Yes,\x94 it\x92s over \x96 now", '"Yes," it\'s over – now'),
    # vowel signs that Arabic left behind
    ("in Hama. \u0650During the day \u064bthey slept", "in Hama. During the day they slept"),
    ("He said “\u0650no”. كَتَبَ he wrote", 'He said "no". كَتَبَ he wrote'),
    # lost bytes
    ("harbor on May 9âthe last one", "harbor on May 9—the last one"),
    ("the menâwho had fledâcame back", "the men—who had fledâcame back"),
    ("âWe are ready,â he said. âGo.â", '"We are ready," he said. "Go."'),
    ("âOur sonsâ tents are full,â he said.", "\"Our sons' tents are full,\" he said."),
    ("they donât know, it isnât over", "they don't know, it isn't over"),
    ("the cityâs rebelsâ positions", "the city's rebels' positions"),
    ("donât ask Syriaâs army", "don't ask Syria's army"),
    ("â€œWe are here,â€ he said.", '"We are here," he said.'),
    ("in 2011â2015 â¬100 was paid", "in 2011–2015 €100 was paid"),
    ("the road â long closed â opened", "the road – long closed – opened"),
    ("we didn't use itÂ\".", 'we didn\'t use it".'),
    ("about 10Âkm from", "about 10 km from"),
    ("Syria\ufffds army; it didn\ufffd\ufffd\ufffdt", "Syria's army; it didn't"),
    ("the \ufffd\ufffdsafe zone\ufffd\ufffd is", 'the "safe zone" is'),
    ("Â Â The men,â€? he said, donâ€ ™t", "  The men,\" he said, don't"),
    ("Syria€™s men and €œothers", "Syria's men and \"others"),
    ("Syria?s army and men who don?t go?", "Syria's army and men who don't go?"),
    ("Syria?s men: ?We left the mill? and so on", "Syria's men: \"We left the mill\" and so on"),
    ("?We don?t know,? he said.", '"We don\'t know," he said.'),
    ("â€œWe left,â€\ufffd he said.", '"We left," he said.'),
    (r"Syria\u2019s caf\u00e9", "Syria's café"),
    (r"He said \"no\" and it\'s over.\nThey left.", 'He said "no" and it\'s over.\nThey left.'),
    (r"They left.\r\n\r\nIt rained.", "They left.\n\nIt rained."),
    ('""Yes,"" he said; """no""", she; <<maybe>>.', '"Yes," he said; "no", she; "maybe".'),
    (',,Yes,” he said; two,,three and ,,no.', '"Yes," he said; two,,three and ,,no.'),
    # what nobody sees
    ("\ufeffThe sol\xaddiers\u200b left\u200f at\u2060 dawn", "The soldiers left at dawn"),
    ("one\xa0two\u2009three\u202ffour\u3000five", "one two three four five"),
    ("one\r\ntwo\rthree\u2028four\u2029five\x0csix", "one\ntwo\nthree\nfour\n\nfive\nsix"),
    ("a\x00b\x1fc\x7fd\x8de", "abcde"),
    ("Abu\u2011Kamal, pick\u2010up", "Abu-Kamal, pick-up"),
    # letters
    ("the of\ufb01ce of the sta\ufb00", "the office of the staff"),
    ("ＵＮ ｏｆｆｉｃｅ， ｔｏｄａｙ", "UN office, today"),
    ("𝐓𝐡𝐞 𝘢𝘳𝘮𝘺 𝟐𝟎", "The army 20"),
    ("cafe\u0301 i\u0301 and A\u030angstro\u0308m", "café í and Ångström"),
    ("Snipers kil*led and inj*ured two", "Snipers killed and injured two"),
    ("Three men di*e; three flag*s", "Three men die; three flag*s"),
    ("Mur*der by landm*ine, De*ath toll", "Murder by landmine, Death toll"),
    # quotation marks
    ("“It’s ‘ours’,” he said", "\"It's 'ours',\" he said"),
    ("„So“ »nicht« «oui» ‹bon›", "\"So\" \"nicht\" \"oui\" 'bon'"),
    ('called «Storm of sand" in May', 'called "Storm of sand" in May'),
    ('called "Storm of sand» in May', 'called "Storm of sand" in May'),
    ("“It was long,“ she said. ”Go.”", '"It was long," she said. "Go."'),
    ("he said ``no'' and ''maybe'', too", 'he said "no" and "maybe", too'),
    ("he said ‘‘no’’ twice", 'he said "no" twice'),
    ("it´s over and the army`s men don`t go", "it's over and the army's men don't go"),
    ("the ″safe″ zone", 'the "safe" zone'),
    ("“We won,‘’ he said", '"We won," he said'),
    ("Za”ul saw the boys” school", "Za'ul saw the boys' school"),
    ("“Za”ul”, he said", '"Za"ul", he said'),
    # Arabic punctuation
    ("Three trucks، two empty؛ who paid؟", "Three trucks, two empty; who paid?"),
    ("13 May، 2022 and 50٪", "13 May, 2022 and 50%"),
    ("In winter، A diver drowned", "In winter, a diver drowned"),
    ("In winter، The Hague froze", "In winter, The Hague froze"),
    ("DAMASCUS ـ SANA", "DAMASCUS - SANA"),
    ("he said (قال)؛ she left", "he said (قال)؛ she left"),
]  # fmt: skip

SOUND = [
    "a << b >> c if x<<2 and y>>3; C:\\bin\\nWork\\files; a regex \\d+",
    "He asked why? Nobody knew. See http://a.example/?q=1? and x?y?",
    "The <br> tag, p < 0.05 and a <stdio.h> header; في ٢٠٢٠ وقع",
    "He wrote Москва, СУ-25 and Ρόδος; α and β, µm, Ω.",
    "Émile Brandão sailed from Belém to see the château and the pâté of Bâle.",
    "Abbâs, Ilyâs and Mûsâ met Hasan al-Bannâ.",
    "Kâğıthane, Şırnak, Iğdır; România; Trần Tân; İstanbul.",
    "CAFÉ»CRÈME, CHÂTEAU, SÃO, Ünlü, É",
    "Они сказали: где Москва? Всё. Ελλάδα. 中文，测试。",
    "5′11″ tall at 35°12′09″ N, 6'2\" and 6''",
    "R&D; AT&T, a & b, x&y; Marks & Spencer; &c. &notanentity; &#0; &#65;",
    "https://example.org/?a=1&copy=2&lt=3&nbspx=1&ldquox=3&#82 x",
    "Ma`rat al-Numan, `Ayn al-`Arab, Sana`a, Ra`s al-Ayn, Maʿarra, Qurʾan, Oʻzbek",
    "الخبز، أولا؟ نعم؛ لا",
    "The banner read الخبز، أولا (bread, first).",
    "The date line ،،، ended.",
    "می\u200cخواهم and 👨\u200d👩\u200d👧 and ❤\ufe0f",
    "home › news › Syria\nnext »\n« back",
    "*bold* and **strong** and un*believ*able; a*b; sh*t; f*ck; 2*3",
    "the boys'' toys",
    r"C:\\users\\u2 \u0041 \ud83d \u",
    "https://a.org/page?s=1 and page.php?t and is it?that and Allah?u",
    "x² + 𝑥 = ½ … 10–20 — €5 £6 ™ © №7 • æ œ ß",
    "",
    "\n",
    "plain ASCII text, with 'quotes' and \"quotes\".\n\n\tTabs, too.",
]


def context(quotes: str = "straight") -> Context:
    return Context(Settings(quotes=quotes), RuleSet(()))


def proposed(text: str, quotes: str = "straight") -> tuple[EditLog, list[Proposal]]:
    """The log after all passes, and the proposals of all passes at whatever level."""
    log, all_proposals = EditLog(text), []
    for propose in PASSES:
        proposals = propose(log.text, context(quotes))
        passed, refused = guard(log.text, proposals)
        assert not refused, refused
        all_proposals += proposals
        log.apply(resolve(p for p in passed if p.level.reaches(Level.LIKELY)))
    return log, all_proposals


def encoded(text: str) -> str:
    return proposed(text)[0].text


@pytest.mark.parametrize(("damaged", "repaired"), WILD)
def test_damage_in_the_wild_is_repaired(damaged: str, repaired: str) -> None:
    log, _ = proposed(damaged)
    assert log.text == repaired
    assert log.source() == damaged
    assert encoded(repaired) == repaired


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_stays(text: str) -> None:
    assert encoded(text) == text


def test_edits_cover_the_damage_and_no_more() -> None:
    log, _ = proposed("The “cafÃ©” was shut &amp; empty.")
    assert [(e.before, e.after, e.rule) for e in log.edits] == [
        ("“", '"', "encoding/quotation-marks"),
        ("Ã©", "é", "encoding/mojibake"),
        ("”", '"', "encoding/quotation-marks"),
        ("&amp;", "&", "encoding/html-entity"),
    ]


def test_a_repaired_mark_that_is_straightened_keeps_both_reasons() -> None:
    (edit,) = proposed("itâ€™s")[0].edits
    assert edit.chain == ("encoding/mojibake", "encoding/quotation-marks")
    assert all(step.reason.endswith(".") for step in edit.steps)


def test_marks_can_be_kept() -> None:
    log, _ = proposed("“It’s «ours»,” he said &ndash; ``no''", "keep")
    assert log.text == "“It’s «ours»,” he said – ``no''"


def test_what_belongs_to_a_country_is_told_by_the_vocabulary() -> None:
    known = Context(Settings(), RuleSet((), (), {"country": ["Syria"]}))
    assert [p.level for p in residue("Syriaâs army left.", known)] == [Level.LIKELY]
    assert [p.level for p in residue("General Abbâs left.", known)] == [Level.POSSIBLE]


def test_a_name_that_looks_like_a_possessive_is_only_suggested() -> None:
    log, proposals = proposed("General Abbâs spoke")
    assert log.text == "General Abbâs spoke"
    assert [p.level for p in proposals] == [Level.POSSIBLE]


def test_paired_residue_is_one_group() -> None:
    _, proposals = proposed("he said: âWe wait.â")
    assert len({p.group for p in proposals if p.rule == "encoding/residue"}) == 1


def test_clean_ascii_text_is_not_examined() -> None:
    assert proposed("Plain text. " * 1000)[1] == []


PIECES = [
    *("â€™", "â€œ", "â€", "Ã©", "Â", "â", "Ø§Ù„", "ÄŸ", "вЂ™", "\x92", "\x85", "é", "É»", "\ufffd"),
    *("“", "”", "‘", "’", "„", "«", "»", "′", "″", "´", "`", "'", "''", '"', "،", "؛", "؟", "ـ"),
    *("&", "amp;", "&amp;", "&quot;", "&nbsp", "& quot ;", "&#39;", "#39;", ";", "x", "5", "A "),
    *("\u200b", "\u200d", "\xad", "\u200f", "\ufeff", "\xa0", "\u2028", "\r", "\n", "\t", " "),
    *"\ufb01 Ａ ， 中 𝐓𝐡 e \u0301 \u0338 < kil*led * the s t".split(),
    *("ب", "\u064e", "don", ",", ".", "word", "\x0c", "\x00", "\u037e", "\u212b", "ᄀ", "ᅡ"),
]
texts = st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=30)


@given(texts)
def test_what_is_settled_stays(text: str) -> None:
    log, _ = proposed(text)
    once = settled(text)
    assert encoded(once) == once
    assert log.source() == text


def settled(text: str) -> str:
    """What the pipeline does: the stage runs until it changes nothing, at most four times."""
    for _ in range(4):
        text = encoded(text)
    return text


@given(texts)
def test_what_comes_out_is_canonical(text: str) -> None:
    result = settled(text)
    assert unicodedata.is_normalized("NFC", result)
    assert not set(result) & set("“”‘’„\r\u2028\ufeff\u200b\xa0\xad")


@pytest.mark.parametrize(
    "piece", ["a", " ", "â", "“", "&", "&amp;", "\ufffd", "Ø§", "\u0301", "*a", "،"]
)
def test_a_line_without_end_is_read_to_its_end(piece: str) -> None:
    log, _ = proposed(piece * 20_000)  # what is not linear in its length would not come back
    assert log.source() == piece * 20_000
