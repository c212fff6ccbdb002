"""Spacing: what is repaired in the wild, what looks like damage and is none."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from normalize.edits import EditLog, Level, Proposal, resolve
from normalize.guard import guard
from normalize.rules import RuleSet
from normalize.settings import Settings
from normalize.stages import Context
from normalize.stages import encoding as encoding_stage
from normalize.stages import spacing as spacing_stage
from normalize.stages.spacing.missing_space import missing_spaces

CONTEXT = Context(Settings(), RuleSet.load())

WILD = [
    ("They ruled on arbi-trary pretexts.", "They ruled on arbitrary pretexts."),
    ("Two journali\nsts and a pho\ntographer left.", "Two journalists and a photographer left."),
    ("They stopped a busand took two clerks.", "They stopped a bus and took two clerks."),
    ("It had three parts:names, dates and places.", "It had three parts: names, dates and places."),
    ("Soldiers fled sincethe raid.", "Soldiers fled since the raid."),
    (
        "Amongthe millers, thanthe farmers and theworld's bakers.",
        "Among the millers, than the farmers and the world's bakers.",
    ),
    ("They saw themarkers and thereturns.", "They saw the markers and the returns."),
    ("They dug the wells. so that all could drink.", "They dug the wells so that all could drink."),
    ("The farmersand millers met inNabatieh.", "The farmers and millers met in Nabatieh."),
    ("Yields fell by 30 % in Kut, by 12.5 %.", "Yields fell by 30% in Kut, by 12.5%."),
    ("It opened on July 12,2019 by him.", "It opened on July 12, 2019 by him."),
    ("Boats lay off Derna.Col. Omar said so.", "Boats lay off Derna. Col. Omar said so."),
    (
        "It is full for the first time in years.(SANA)",
        "It is full for the first time in years. (SANA)",
    ),
    (",The ministry denied it.", "The ministry denied it."),
    ("He wo n't go, and they did n't ask.", "He won't go, and they didn't ask."),
    ("It closed at 6pm.The mayor left.", "It closed at 6pm. The mayor left."),
    ("They moved north. in search of water.", "They moved north in search of water."),
    ("The road is shut. .\nNobody came. . He left.", "The road is shut.\nNobody came. He left."),
    # before punctuation
    ("The town fell , he said .", "The town fell, he said."),
    ("Where is it ? Gone ! So be it ; fine :", "Where is it? Gone! So be it; fine:"),
    ("a map (of Homs) , and 40 % .", "a map (of Homs), and 40%."),
    ("“We wait ,” she said", "“We wait,” she said"),
    ('"We wait ," she said', '"We wait," she said'),
    ("Really ?! Yes !!", "Really?! Yes!!"),
    ("one   , two", "one, two"),
    ("in 2016 .\nThen", "in 2016.\nThen"),
    # on the wrong side
    ("in Kordofan ,above all", "in Kordofan, above all"),
    ("the platform ,Telegram", "the platform, Telegram"),
    ("it ended .The army left", "it ended. The army left"),
    ("it ended .A truce held", "it ended. A truce held"),
    ('he said :"We wait."', 'he said: "We wait."'),
    ("he said :We wait", "he said: We wait"),
    ("on August ,2016 they", "on August, 2016 they"),
    ("It cost 12 ,000 dinars at 3 ,050 mills.", "It cost 12,000 dinars at 3,050 mills."),
    ("They are one family:a father and two sons.", "They are one family: a father and two sons."),
    (
        "The U. S. envoy saw the U. N. Security Council.",
        "The U.S. envoy saw the U.N. Security Council.",
    ),
    # numbers, titles, masks
    ("killed in2016 near it", "killed in 2016 near it"),
    ("dug in the1980s by it", "dug in the 1980s by it"),
    ("Anti- tank guns fired", "Anti-tank guns fired"),
    ("held on 5May in Geneva", "held on 5 May in Geneva"),
    ("On5 March the road was shut", "On 5 March the road was shut"),
    ("by 60rockets and 12soldiers", "by 60 rockets and 12 soldiers"),
    ("some 1,300dead and 40,000people", "some 1,300 dead and 40,000 people"),
    ("They gave out 400blankets in it", "They gave out 400 blankets in it"),
    ("a rise of 5%in May", "a rise of 5% in May"),
    ("the tribes of Shabwa. for guarding it", "the tribes of Shabwa for guarding it"),
    ("of Dr.Salim and Gen.Aziz", "of Dr. Salim and Gen. Aziz"),
    ("On Sept.14 they met", "On Sept. 14 they met"),
    ("at 5 p.m.The guests left", "at 5 p.m. The guests left"),
    ("a new assa-ssination, two kil-led", "a new assassination, two killed"),
    ("Six H*T*S fighters saw a film, M*A*S*H.", "Six HTS fighters saw a film, M*A*S*H."),
    ("men of IS*IS and Da-esh sho*t two", "men of ISIS and Daesh shot two"),
    ("In 2019they left, since 1998the", "In 2019 they left, since 1998the"),
    ('"We left",he said', '"We left", he said'),
    ("On the2nd of May, in its5th week", "On the 2nd of May, in its 5th week"),
    ("Omar's5th visit, on the 2ndof May", "Omar's 5th visit, on the 2nd of May"),
    ("the 4thDivision and the 5thCorps", "the 4th Division and the 5th Corps"),
    ("They burned15 trucks and wounded20 others", "They burned 15 trucks and wounded 20 others"),
    ("at least20 women, over2,000 families", "at least 20 women, over 2,000 families"),
    ("nearly40% of them, about3 million", "nearly 40% of them, about 3 million"),
    ("Some 15were killed, 12from Homs", "Some 15 were killed, 12 from Homs"),
    ("on May5, 2016 and in June2016", "on May 5, 2016 and in June 2016"),
    ("on 5May2016 in Geneva", "on 5 May 2016 in Geneva"),
    ("a rise of 50 %to the end", "a rise of 50% to the end"),
    ("5kmfrom it and 10 kmnorth of it", "5km from it and 10 km north of it"),
    ("The U.S.has left, U.N.envoys stay", "The U.S. has left, U.N. envoys stay"),
    ("U.S.President Ford and U.S.led men", "U.S. President Ford and U.S.-led men"),
    ("at 10:30a.m. and 5p.m.on Monday", "at 10:30 a.m. and 5 p.m. on Monday"),
    # missing behind punctuation
    ('"the road is open".A patrol came', '"the road is open". A patrol came'),
    ("it left (Hama).A patrol came", "it left (Hama). A patrol came"),
    ("the mill fell.the army said so", "the mill fell. the army said so"),
    ("the town,killing two", "the town, killing two"),
    ("Damascus,SANA", "Damascus, SANA"),
    ("in al-Bab,Idlib and Hama,a city", "in al-Bab, Idlib and Hama, a city"),
    ("on May 8,Sana reported", "on May 8, Sana reported"),
    ("handed in.The ministry thanked", "handed in. The ministry thanked"),
    ("left it.A few stayed", "left it. A few stayed"),
    ("without losses.Maj. Gen. Orlov said", "without losses. Maj. Gen. Orlov said"),
    ("southern Libya.Elders in Sabha agreed", "southern Libya. Elders in Sabha agreed"),
    ("told SANA.The army left", "told SANA. The army left"),
    ("fled to Mosul.The PKK denied it", "fled to Mosul. The PKK denied it"),
    ("since 2014.In recent months", "since 2014. In recent months"),
    ("north of Homs).The contract", "north of Homs). The contract"),
    ("the area.ISIS fighters fled", "the area. ISIS fighters fled"),
    ("in the city's east.He left", "in the city's east. He left"),
    ('the last person" he said.Ebdi added', 'the last person" he said. Ebdi added'),
    ("Really?He left!They stayed", "Really? He left! They stayed"),
    ("he said:the road is open", "he said: the road is open"),
    ("Source:MedyaNews and Photo:AFP", "Source: MedyaNews and Photo: AFP"),
    ("three;two of them", "three; two of them"),
    ("ALEPPO,(ST) and", "ALEPPO, (ST) and"),
    # brackets
    ("the hills ( Green belt) and ( 20 km )", "the hills (Green belt) and (20 km)"),
    ("agency [ SNA] and (since May )", "agency [SNA] and (since May)"),
    ("Mount Hermon(Jabal al-Sheikh) rose", "Mount Hermon (Jabal al-Sheikh) rose"),
    ("the agency (SANA)and others", "the agency (SANA) and others"),
    ("in August 2015(Reuters Photo)", "in August 2015 (Reuters Photo)"),
    ("TEHRAN (Defapress)_Guards found", "TEHRAN (Defapress) - Guards found"),
    # hyphens
    ("the al- Qaim district", "the al-Qaim district"),
    ("Huweijet al -Sakr and Khan al - Asal", "Huweijet al-Sakr and Khan al-Asal"),
    ("Deir ez- Zor, as- Suwayda, Ash- Shaddadi", "Deir ez-Zor, as-Suwayda, Ash-Shaddadi"),
    ("the gov- ernorate's infor- mation", "the governorate's information"),
    ("Dam- ascus, al- though be- cause al- most", "Damascus, although because almost"),
    ("a T- 72 tank, Su- 24 jets, S -300", "a T-72 tank, Su-24 jets, S-300"),
    ("the east- ern plains pro- vide", "the eastern plains provide"),
    ("Iran- backed, US -led and pro- Assad men", "Iran-backed, US-led and pro-Assad men"),
    ("a six- hour truce, a stress- related case", "a six-hour truce, a stress-related case"),
    ("a cross- border raid, a high -ranking man", "a cross-border raid, a high-ranking man"),
    ("an anti - tank gun; a five- storey house", "an anti-tank gun; a five-storey house"),
    ("a 15- year-old and the 3 -day talks", "a 15-year-old and the 3-day talks"),
    ("The town is calm..\nLt.Gen. Omar left.", "The town is calm.\nLt. Gen. Omar left."),
    # numbers
    ("some 20kilometers, 15people, 24million", "some 20 kilometers, 15 people, 24 million"),
    ("some 20, 000 fled", "some 20,000 fled"),
    (
        "a trench 3. 5 kilometers long, up by 4. 2 percent",
        "a trench 3.5 kilometers long, up by 4.2 percent",
    ),
    (
        "the de - escalation zone and the Saudi- paid men",
        "the de-escalation zone and the Saudi-paid men",
    ),
    (
        "the U.N.- brokered truce, up to 14 .5 percent",
        "the U.N.-brokered truce, up to 14.5 percent",
    ),
    ("the 5-th, the 21 -st and the 2- nd", "the 5th, the 21st and the 2nd"),
    ("50.000 family members, 3.500 refugees", "50,000 family members, 3,500 refugees"),
    ("by %20, to about % 5.5, % 30 of them", "by 20%, to about 5.5%, 30% of them"),
    ("at 15: 30, until 9 :45, around 10 : 15", "at 15:30, until 9:45, around 10:15"),
    ("the army ,, and the police, , too", "the army, and the police, too"),
    ("We can ' t go, they don ' t ask", "We can't go, they don't ask"),
    ("Turkish- Iraqi and Syrian -Turkish talks", "Turkish-Iraqi and Syrian-Turkish talks"),
    ('the ("Ansar")- affiliated men', 'the ("Ansar")-affiliated men'),
    # full stops
    ("The army left . . The police stayed", "The army left. The police stayed"),
    ('"We are hungry. ". He left', '"We are hungry. " He left'),
    (".No details were given", "No details were given"),
    ("It ended.\n. The army left", "It ended.\nThe army left"),
    ("against the blockade. to protect the harvest", "against the blockade to protect the harvest"),
    ("They came home to Marib. without losses.", "They came home to Marib without losses."),
    # layout
    ("one  two\tthree \t four", "one two three four"),
    ("  one \n  two\n\n\n \nthree\t\n\n", "one\ntwo\n\nthree\n"),
    ("\n\n one", "one"),
]

SOUND = [
    "The marchand understands ligands, theropods and themes; the iPhone is on land.",
    "x = 5 % 2, and %d or 10 %2",
    "On May 12,2019,400 went; there were 12,2019 of them.",
    "fish n'tchips and 6pm.js",
    "They met in Shabwa. for the elders were there",
    "files of 64bits and 90km",
    "a sum of £24million, or $30.5million",
    "indicated by %1, %2 and so on; a %20the, x %2 and 5 % 2, is %d, by %5 == 0, at %20c",
    "3.500 tons for people, $1.200 for people, part 3.1.500 people, 4.50 people",
    "an average of 2.345 children, 3.125 people per household, in 2019 ,500 people",
    "It was 3. 5 kilometers long. On May 3. 5 kilometers away. He lives in 3. 5 percent left.",
    "Mark 5: 30, a ratio of 3 : 1, at 5: 300, at 25: 30, at 5: 30:10, 2-th, 1-nd, 5-th-largest",
    'print("Done.") and iter(f, "") follow',
    "a,,b, the men - led the way, the Turkish - Iraqi said",
    'the "U.S.". He left the "Trading Co.". The end',
    "so . . . and . . . The end",
    "Berlin1945, bin2000 and min2019",
    "F-16s, T4, M5, Tor-M2, S500, 9M79, 5G, 3D, 4x4, 10k, 20mm, 5m, v2.0, 1st, 22nd",
    "covid19 people, grade5 students, mp3 files, in1 and in2, on2on, the100 and the G20 members",
    "the March14 Alliance, Report_May2016.pdf, 5May2016.pdf, 5% of it, 5km, the kmto file",
    "U.S.gov, U.S.A., u.s.army, J.R.Tolkien, a.m.x and 5a.m.x, R.S.has",
    "the list a[i].A few, obj.the, self.this x, fig.the one",
    "T- Mobile, Plan A - 12 men, Section B- 12, from A- to B-roads, log- in- form",
    "self-murder, de-addiction and mass-acreage",
    'the list "a","b",c',
    "by an order,1 which he signed, and\n10.We shall meet again.",
    "Numbers: 1,000 and 3.5 and 1.000.000, .5 mm, a .45 caliber, the .22, 3,5 and 2:1.",
    "Times: 21:00, 9:30 p.m., 5:15 a.m., 10.30am, 00:15; dates 05.10.2017, 1.2.2020, 3/4.",
    "U.S. and U.N. forces, e.g. here, i.e. there, the Ph.D., No.5, J.R.R. Tolkien, R.J/H.Said",
    "St.John; approx.The; vs.The",
    "npasyria.com, Example.net, Booking.Com, Node.Js, ASP.Net, index.Html, README.Md",
    "news@example.com, https://a.org/x,y?q=a:b;c, www.Site.Example, pic.twitter.com/x:Y",
    "@user:text, #one,two, mailto:someone, std::vector, urn:isbn, C:\\x, a/b,c/d, f(x,y)",
    "so... and so . . . and yet … well ... they left...and went",
    "The dissidents -- named by three -- rejected it; the road - long shut - opened.",
    "a smile :) or :-) or ;) or :( here :D and :smile: and (see :) )",
    "mile(s), leader(s), (s)he, 501(c)(3), W3(OH), (re)build, (un)likely, section 14(b).",
    "(1)Legislation and (a)text, print(x), child(ren), the 1(2)a",
    "He went home- driven by need; the men- armed with knives- fled; Goethe, Blythe, seethe.",
    "the army - backed by Iran -left; the men- backed by them; 5G, 3rd, 20km, 1990s, #15people",
    "at his post - war or not; it rose by 5 - day by day; 2015 - year of rain",
    "rebel- and regime-held, pre- and post-war, 13- to 16-year-olds, mid- to late May",
    "at- home, as- is, Al - Jazeera, Tal- Abyad, man- or machine-made",
    "the .NET framework, a .gov site, a .txt file",
    'He said "yes" , and " no" ; \' so \'.',
    "CO2,H2O; x,y; 1,a; 1,2-dimethyl; t,Soo",
    "NYSE:ABC, Sura 2:255, Mt 5:3, 16:9",
    "a man of the U.S. to the north, Jan. to May, etc. to follow, approx. of it, esp. for it",
    "He left. to the surprise of all, it held.",
    "J. K. Rowling, U . S . forces, a . m . today",
    "$ 12 and 5 km",
    "Yahoo!, Jeopardy! and Wham!; what?!",
    "one.two.three and one.two",
    "التركي . قال ، نعم",
    "First line\nSecond line\n\nThird line",
    "The name Tut.ankh.Amun stays, and so does Amer.H.Dhawa.",
    "the file data.Final and the folder Old.Reports by a clerk",
    "the al- prefix, or al- and el-",
    "since the 2010s, in 2012-the and 1998th",
]

POSSIBLE = [
    ("The gov ernment and the gover nor met.", "The government and the governor met."),
    ("He paid $ 500, or US$ 1,000.", "He paid $500, or US$1,000."),
    ("free the engineer .. every effort failed", "free the engineer, every effort failed"),
    ("Led by Cairo.. Arab ministers met", "Led by Cairo, Arab ministers met"),
    ("the account Rami.Hassan Jaber", "the account Rami. Hassan Jaber"),
    ("the high- way", "the highway"),
    ("they burned houses12 thousand fled", "they burned houses 12 thousand fled"),
]


def proposed(
    text: str, threshold: Level = Level.LIKELY, passes: tuple = spacing_stage.PASSES
) -> tuple[EditLog, list[Proposal]]:
    """The log after all passes, and the proposals of all passes at whatever level."""
    log, all_proposals = EditLog(text), []
    for propose in passes:
        passed, refused = guard(log.text, propose(log.text, CONTEXT))
        assert not refused, refused
        all_proposals += passed
        log.apply(resolve(p for p in passed if p.level.reaches(threshold)))
    return log, all_proposals


def spaced(text: str, threshold: Level = Level.LIKELY) -> str:
    return proposed(text, threshold)[0].text


@pytest.mark.parametrize(("damaged", "repaired"), WILD)
def test_damage_in_the_wild_is_repaired(damaged: str, repaired: str) -> None:
    log, _ = proposed(damaged)
    assert log.text == repaired.rstrip("\n") + "\n"
    assert log.source() == damaged
    assert spaced(log.text) == log.text


@pytest.mark.parametrize("text", SOUND)
def test_what_is_sound_stays(text: str) -> None:
    log, _ = proposed(text + "\n")
    assert log.text == text + "\n"


@pytest.mark.parametrize(("doubtful", "suggested"), POSSIBLE)
def test_doubtful_repairs_are_only_suggested(doubtful: str, suggested: str) -> None:
    assert spaced(doubtful + "\n") == doubtful + "\n"
    assert spaced(doubtful + "\n", Level.POSSIBLE) == suggested + "\n"


@pytest.mark.parametrize(
    ("text", "result"),
    [("", ""), (" \n\t\n", ""), ("a", "a\n"), ("a\n", "a\n"), ("a\n\n \n", "a\n")],
)
def test_a_text_ends_in_one_line_break(text: str, result: str) -> None:
    assert spaced(text) == result


def test_a_word_that_touches_a_quotation_may_end_what_is_looked_at_again() -> None:
    """Without the line break that ends a text: a pass is shown only the lines that are new."""
    assert missing_spaces('a note, "Back at six",signed', CONTEXT) == []


def test_edits_are_as_small_as_they_can_be() -> None:
    log, _ = proposed("one  two , by al- Bab.The\n\n\nend\n", Level.POSSIBLE)
    assert [(e.source_start, e.before, e.after) for e in log.edits] == [
        (4, " ", ""),
        (8, " ", ""),
        (17, " ", ""),
        (22, "", " "),
        (27, "\n", ""),
    ]
    assert all(edit.reason.endswith(".") and edit.rule.startswith("spacing/") for edit in log.edits)


def test_a_name_between_dashes_is_joined_whole_or_not() -> None:
    _, proposals = proposed("Khan al - Asal\n")
    assert len({p.group for p in proposals}) == 1
    assert proposals[0].group


PIECES = [
    *(" ", "  ", "\t", "\n", "\n\n", " \n", " - ", *". , ; : ! ? ... .. … -".split()),
    *("(", ")", "[", "]", "( ", " )", '"', "'", "“", "”", "_", "/", "@", "%", "$", "=", "*", "&"),
    *("The", "he", "A", "I", "a", "x", "al", "as", "Bab", "Suwayda", "said", "SANA", "east", "ern"),
    *("to protect", "of the", *"U S 5 12 2016 com Net mr é É ب and".split()),
]
texts = st.lists(st.sampled_from(PIECES), max_size=16).map("".join) | st.text(max_size=30)


@given(texts)
def test_spacing_twice_is_spacing_once(text: str) -> None:
    once = spaced(text)
    assert spaced(once) == once


@given(texts)
def test_encoding_and_spacing_settle(text: str) -> None:
    passes = encoding_stage.PASSES + spacing_stage.PASSES
    result = text
    for _ in range(3):
        log, _ = proposed(result, passes=passes)
        assert log.source() == result
        result = log.text
    assert proposed(result, passes=passes)[0].text == result


@given(texts)
def test_only_spaces_and_a_few_marks_change(text: str) -> None:
    def letters(text: str) -> str:
        return re.sub(r"[\s.,_-]", "", text)

    assert letters(spaced(text)) == letters(text)


@given(texts)
def test_what_comes_out_is_canonical(text: str) -> None:
    log, _ = proposed(text, passes=encoding_stage.PASSES + spacing_stage.PASSES)
    result = log.text
    assert not re.search(r"  |\t| \n|\n |\n\n\n|\A\s", result)
    assert result == "" or re.search(r"\S\n\Z", result)


@pytest.mark.parametrize(
    "piece",
    ["a", " ", ". ", " ,", "( ", ") ", "-", "- ", "a- ", ".A", ",a", "\n", "\t", "..", "a.The "],
)
def test_a_line_without_end_is_read_to_its_end(piece: str) -> None:
    log, _ = proposed(piece * 20_000)  # what is not linear in its length would not come back
    assert log.source() == piece * 20_000


def test_a_book_keeps_its_blanks_before_blank_lines_as_before_line_breaks() -> None:
    text = "It rained. \nWe left. \n" * 9 + "Night fell. \n\nIt was cold.\n" + "So.\n" * 30_000
    log, _ = proposed(text)
    assert log.text == text
