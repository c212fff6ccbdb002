"""Whether a place stands inside the proper name of something else, which keeps its own spelling.

"Shells fell on Idleb" names a place, and so do "Idleb airport" and "the Idleb Governorate". In
"the Idleb Health Directorate", "the University of Halab", "the tanker Lattakia" and the film
"Return to Daraya" the place is part of a name that somebody gave to a body, a ship or a work:
how it is spelt there is theirs to say. The signs are general, since nobody can
list all bodies: a capitalised English noun that the place belongs to, and that is neither a kind
of place ("Camp"), nor an event ("Massacre"), nor an office ("Governor").

>>> inside_a_name("the Idleb Health Directorate", 4, 9), inside_a_name("the Idleb Province", 4, 9)
(True, False)
"""

from __future__ import annotations

import re
from itertools import pairwise

from transliteration.lexicon import is_noun, lexicon_has
from transliteration.titles import in_a_title, is_heading

__all__ = ["inside_a_name", "is_in_america"]

# Kinds of place, what happens at one, who lives there and who governs it: not bodies.
_OF_A_PLACE = frozenset(
    "airbase airfield airport area axis badia barracks base basin bazaar border bridge camp canal"
    " canton capital castle cemetery checkpoint citadel city coast corridor countryside county"
    " crossing crossroads dam desert district east enclave entrance farm field front frontline"
    " garrison gate governate governorate gulf harbor harbour heights highlands highway hill"
    " intersection island junction lake mill mount mountain municipality neighborhood neighbourhood"
    " north oasis oilfield outskirt peninsula pipeline plain plateau plant pocket port prison"
    " province quarter refinery region reservoir river road roundabout rural ruin sea shore shrine"
    " side silo south spring station strait strip subdistrict suburb territory town triangle tunnel"
    " valley village wadi west zone"
    " advance airstrike assassination assault attack battle blast blockade bombardment bombing"
    " campaign ceasefire clash conflict counteroffensive crash crime crisis death defeat"
    " demonstration displacement earthquake election escalation evacuation execution explosion fall"
    " fight fighting fire flood incident invasion killing liberation massacre murder offensive"
    " outbreak protest raid rally rescue revolt riot shelling shooting siege strike takeover"
    " tragedy truce unrest uprising victory violence war withdrawal"
    " activist ambassador attacker bishop caliph chief child citizen civilian commander"
    " correspondent doctor emir envoy family fighter general governor gunman hostage imam"
    " inhabitant jihadist judge king local man martyr mayor merchant militant minister mother mufti"
    " native officer patriarch people person president prince prisoner protester queen rebel"
    " refugee representative resident sheikh soldier spokesman spokesperson spokeswoman sultan"
    " survivor terrorist troop victim villager witness woman youth".split()
)
# "north of", "most of", "control of": what is capitalised there begins a heading or a sentence.
_RELATIONS = frozenset(
    "all capital center centre control countryside dozens east footage half heart hundreds image"
    " images left map middle most much north northeast northwest outside outskirts part parts photo"
    " photos picture pictures rest right situation some source sources south southeast southwest"
    " state status thousands top video west".split()
)
_FUNCTION = frozenset(
    "a after against all also an and as at before but by during eight five for four from he her"
    " him his how i if in into it its may nine no nor not of on one or our over per seven she since"
    " six so some ten that the their there these they this those three to today tomorrow two under"
    " until us via was we were when where which while who whose why will with yesterday".split()
)
# What is a body, a work or a product even where every word has a capital.
_BODIES = frozenset(
    "academy accord accords administration agency agreement airlines airways association authority"
    " bank battalion battalions"
    " brewery brigade brigades cafe cathedral center centre channel charity chronicle church cinema"
    " clinic club college command commission committee company congregation consortium convention"
    " corporation corps council court daily declaration department diocese directorate division"
    " exchange federation festival forces forum foundation gathering gazette group hall herald"
    " hospital hotel initiative institute journal laboratory league legion library magazine media"
    " memorandum ministry monastery mosque museum network news newspaper observatory office"
    " orchestra organisation organization party pharmacy platform police post press process program"
    " programme project protocol radio rangers regiment restaurant school square stadium star"
    " street studies summit syndicate team television temple theater theatre times treaty tribune"
    " tribunal union university volunteers".split()
)
_ABBREVIATIONS = frozenset("TV FM FC SC AC BC SV LLC LTD INC CO PLC".split())
# Things that carry names, right before the name.
_NAMED = re.compile(
    r"(?:\b(?:S/?S|M/?V|M/?T|USS|HMS|HMCS|TCG|USNS|RMS)\.? "
    r"|\b(?:ship|tanker|vessel|frigate|corvette|freighter|ferry|boat|yacht|destroyer|carrier|"
    r"submarine|warship|trawler|steamer|dhow|liner|barge|cruiser|gunboat|minesweeper|film|movie|"
    r"documentary|thriller|novel|book|memoir|song|poem|play|album|series|painting|sculpture|"
    r"exhibition|anthem|magazine|newspaper|daily|weekly|journal|website|channel|broadcaster|"
    r"station|network|podcast|company|firm|brand|startup|airline|operator|club|side|team|squad|"
    r"hotel|restaurant|cafe|café|bakery|brewery|cinema|theatre|theater|operation|exercise|"
    r"codename|label|band|choir|orchestra|missile|rocket|drone|tank|rifle|cigarette|variety|breed|"
    r"cultivar|horse|mare|stallion|troupe|publisher|charity)s?"
    r" (?:(?:is |was )?(?:named|called|known as|dubbed|christened) )?"
    r"|\b(?:titled|entitled|headlined|dubbed|christened|code-?named|nicknamed) )[\"'“‘*_]*\Z"
)
_PRODUCT = re.compile(
    r" (?:soap|tobacco|pepper|cheese|kebab|coffee|carpets?|rugs?|cotton|pistachios?|cigarettes?|"
    r"horses?|breed|variety|olive oil|molasses|"
    r"(?:football |sports |basketball |volleyball |youth )?club|airlines?|airways|"
    r"(?:ballistic |cruise |guided )?(?:missiles?|rockets?|drones?)|"
    r"(?:docked|sailed|sank|capsized|anchored|ran aground|set sail|dropped anchor))\b"
    r"|-\d{1,3}\b(?!th)|\.(?:com|net|org|info|news|tv|me|co|example)\b|[@_]"
)
# The title of a work without marks: "the novel A Sky close to Halab".
_WORK = re.compile(
    r"\b(?:film|movie|documentary|thriller|drama|comedy|cartoon|novel|book|memoir|anthology|essay|"
    r"poem|song|album|play|opera|musical|series|painting|exhibition|biography|diary|trilogy),? "
    r"(?:[A-ZÀ-ÖØ-Þ][\w'’-]* (?:(?:of|to|in|on|at|from|for|with|and|the|a|an|close) )*)+\Z"
)
_SPORT = re.compile(
    r"\b(?:strikers?|midfielders?|goalkeepers?|goalless|derby|penalties|hat-trick|semi-?finals?|"
    r"quarter-?finals?|kick-off|home win|away win|own goal|stoppage time|free transfer|"
    r"league leaders)\b",
    re.IGNORECASE,
)
# Who speaks, has an age or a family is a person.
_PERSON = re.compile(
    r", \d\d,|, aged? \d|['’]s (?:wife|husband|widow|mother|father|son|daughter|brother|sister|"
    r"parents|uncle|aunt|cousin|family|lawyer|novels?|poems?|songs?|paintings?|films?|voice|"
    r"memoirs?)\b|,? (?:the )?(?:clan|family|dynasty|tribesm[ae]n|confederation)\b"
)
_SPEAKS = re.compile(
    r",? (?:said|says|added|told|recalled|joked|laughed|nodded|insisted|explained|wrote|tweeted|"
    r"scored|confessed|testified|whispered|sighed)\b"
)
_TITLED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Judge|Captain|Lieutenant|Sergeant|Corporal|Colonel|Major|"
    r"Brigadier|General|Commander|Engineer|Father|Sister|Brother|Imam|Mullah|Comrade|Lady|Sir|Madame|"
    r"Monsieur|Rapper|Singer|Poet|Actor|Actress)\.? \Z"
)
_AMERICA = re.compile(
    r", (?:Ala(?:bama|ska)|Ariz(?:ona|\.)|Arkansas|California|Calif\.|Colorado|Connecticut|"
    r"Delaware|Florida|Georgia|Hawaii|Idaho|Illinois|Ill\.|Indiana|Iowa|Kansas|Kentucky|Louisiana|Maine|"
    r"Maryland|Massachusetts|Mass\.|Mi(?:chigan|nnesota|ssissippi|ssouri)|Montana|Ne(?:braska|vada)|"
    r"New (?:Hampshire|Jersey|Mexico|York)|N(?:orth|\.) (?:Carolina|Dakota)|Ohio|Oklahoma|Oregon|"
    r"Penn(?:sylvania|\.)|Rhode Island|South (?:Carolina|Dakota)|Tenn(?:essee|\.)|Texas|Utah|"
    r"Vermont|(?:West )?Virginia|Wisconsin|Wyoming|[NS]\.[CDHJMY]\.|USA|U\.S\.A)(?!\w)"
)
_AFTER = re.compile(r"(?: [A-ZÀ-ÖØ-Þ][\w'’-]*)+(?: ([a-z]+))?")
# The capitalised words before, and the small ones between them.
_BEFORE = re.compile(
    r"(?:(?<=[\s\"'“‘(*_/-])|\A)[A-ZÀ-ÖØ-Þ][\w'’-]*"
    r"(?: (?:of|for|and|&|the|to|from|old|[A-ZÀ-ÖØ-Þ][\w'’-]*))* \Z"
)
_FOREIGN = re.compile(r"\b(?:(?:de|du|des|del|della|von|van|la) |d['’])\Z")
_PEOPLES = ("ian", "ish", "ese", "eli", "qi", "ni", "ti", "hi", "ri", "'s", "’s")
_SMALL = frozenset("are be being for is of".split())
_JOINTS = ("of", "for")
_WAYS = frozenset("back escape farewell journey letter letters return road welcome".split())
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;\n]\s*|[,\"”] )[\"'“‘(\[-]*\Z")
_FAR = 70  # code points on each side that are looked at
_SHORT = 300  # code points
_FEW = 4  # words behind a name in a heading
_NISBA = re.compile(
    r" (?:[AaEe]l[- ])(?!(?:Shar|Ghar|Shama|Shima|Janu|Fawq|Faou|Tah|Was|Qib|Jun))[A-Z]\w+[iy]\b"
)
_INITIAL = re.compile(r"(?<![\w.])[A-Z]\.[ -]?\Z")


def is_in_america(text: str, end: int) -> bool:
    """Whether the place that ends here is a namesake in the United States.

    >>> is_in_america("a fair in Lebanon, Tennessee", 17), is_in_america("in Lebanon, Syria", 10)
    (True, False)
    """
    return bool(_AMERICA.match(text, end))


def inside_a_name(text: str, start: int, end: int) -> bool:
    """Whether the place at these offsets is part of the name of a body, a person, a thing."""
    before, after = text[max(0, start - _FAR) : start], text[end : end + _FAR]
    if (
        _NAMED.search(before)
        or _PRODUCT.match(after)
        or _INITIAL.search(before)
        or _FOREIGN.search(before)
        or _NISBA.match(after)
        or _PERSON.match(after)
        or (_SPEAKS.match(after) and _SENTENCE_START.search(before))
        or _TITLED.search(before)
        or _WORK.search(before)
        or _SPORT.search(text, *_sentence(text, start, end))
        or in_a_title(text, start, end)
    ):
        return True
    following, preceding = _AFTER.match(after), _BEFORE.search(before)
    if following is None and preceding is None:
        return False
    heading = is_heading(text, start, end)
    if following and _is_named_by(following[0].split(), following[1], heading):
        return True
    if preceding is None:
        return False
    at_start = bool(_SENTENCE_START.search(before, 0, preceding.start()))
    words = preceding[0].split()
    has_commas = "," in text or len(text) < _SHORT
    if has_commas and not heading and not (at_start and len(words) == 1) and _is_name(words[-1]):
        return True  # "Al Ittihad Halab"; a long text without commas has lost those of its lists
    return _names(words, heading, at_start)


def _sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """Where the sentence around a span begins and ends, roughly."""
    first = max(text.rfind(". ", 0, start), text.rfind("\n", 0, start)) + 1
    ends = [at for at in (text.find(". ", end), text.find("\n", end)) if at >= 0]
    return first, min(ends, default=len(text))


def _is_named_by(words: list[str], last: str | None, heading: bool) -> bool:
    """Whether the words behind a place end in a noun for what bears its name.

    last: the first word without a capital ("the Misurata Free Zone authority").
    """
    if last:
        words = words[:-1]
    if words[0].lower() in _FUNCTION:
        return False
    if heading:
        return any(_is_body(word, strongly=True) for word in words[:_FEW])
    if any(word.lower() in _SMALL for word in words):
        return True  # "Raqqa Is Being Slaughtered Silently"
    return _is_body(words[-1]) or (len(words) > 1 and last in _BODIES)


def _names(words: list[str], heading: bool, at_start: bool) -> bool:
    """Whether the words before a place have it for their name: "Bank of X", "Radio X"."""
    joint = words[-1] if words[-1] != "the" else words[-2]
    if joint[:1].isupper():
        return joint in ("Operation", "Exercise") or (
            not joint.endswith(("'s", "’s")) and _is_body(joint, strongly=True)
        )
    if joint in ("to", "from", "old"):
        return len(words) > 1 and words[-2].lower() in _WAYS
    heads = [word for word, after in pairwise(words) if after in _JOINTS and word[0].isupper()]
    return any(
        word.lower() not in _RELATIONS
        and _is_body(word, heading or (at_start and word == words[0]))
        for word in heads
    )


def _is_name(word: str) -> bool:
    """Whether a capitalised word is a name: neither English nor a people's."""
    if len(word) < 3 or not word[0].isupper() or word.isupper() or word.endswith(_PEOPLES):
        return False
    return word.lower() not in _FUNCTION | _OF_A_PLACE and not lexicon_has(word)


def _is_body(noun: str, strongly: bool = False) -> bool:
    """Whether a capitalised word is a noun for what has a name of its own.

    strongly: even where a word that is none would have a capital.
    """
    word = re.sub(r"['’]s?\Z", "", noun).lower()
    if noun in _ABBREVIATIONS or word in _BODIES:
        return True
    forms = {word, word.removesuffix("s"), word.removesuffix("es"), word.removesuffix("ies") + "y"}
    return not (strongly or word in _FUNCTION or forms & _OF_A_PLACE) and is_noun(word)
