"""Words beside a place that tell whether it is part of another name (see `proper_names`)."""

from __future__ import annotations

__all__ = [
    "ABBREVIATIONS",
    "BODIES",
    "FUNCTION",
    "NAMED",
    "OF_A_PLACE",
    "PEOPLES",
    "PROFESSIONS",
    "QUALIFIERS",
    "RELATIONS",
    "SPORT",
    "TITLES",
    "WORKS",
]

# Kinds of place, what happens at one, who lives there and who governs it: not bodies.
OF_A_PLACE = frozenset(
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
    " ceasefire clash conflict counteroffensive crash crime crisis death defeat"
    " demonstration displacement earthquake election escalation evacuation execution explosion fall"
    " fight fighting fire flood incident invasion killing liberation massacre murder offensive"
    " outbreak protest raid rescue revolt riot shelling shooting siege strike takeover"
    " tragedy truce unrest uprising victory violence war withdrawal"
    " activist ambassador attacker bishop caliph chief child citizen civilian commander"
    " correspondent doctor emir envoy family fighter general governor gunman hostage imam"
    " inhabitant jihadist judge king local man martyr mayor merchant militant minister mother mufti"
    " native officer patriarch people person president prince prisoner protester queen rebel"
    " refugee representative resident sheikh soldier spokesman spokesperson spokeswoman sultan"
    " survivor terrorist troop victim villager witness woman youth".split()
)
# "north of", "most of", "control of": what is capitalised there begins a heading or a sentence.
RELATIONS = frozenset(
    "all capital center centre control countryside dozens east footage half heart hundreds image"
    " images left map middle most much north northeast northwest outside outskirts part parts photo"
    " photos picture pictures rest right situation some source sources south southeast southwest"
    " state status thousands top video west".split()
)
FUNCTION = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december last next early late"
    " a after against all also an and as at before but by during eight five for four from he her"
    " him his how i if in into it its may nine no nor not of on one or our over per seven she since"
    " six so some ten that the their there these they this those three to today tomorrow two under"
    " until us via was we were when where which while who whose why will with yesterday".split()
)
# What is a body, a work or a product even where every word has a capital.
BODIES = frozenset(
    "eagles falcons guards hawks lions martyrs now revolutionaries shield sons today voice youth"
    " academy accord accords administration agency agreement airlines airways association authority"
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
ABBREVIATIONS = frozenset("TV FM FC SC AC BC SV LLC LTD INC CO PLC".split())
QUALIFIERS = frozenset(
    "ancient besieged central coastal downtown eastern greater inner inside islamic lower mainland"
    " meanwhile modern near nearby new northeastern northern northwestern occupied old outer"
    " outside rural southeastern southern southwestern upper western".split()
)
PEOPLES = ("ian", "ish", "ese", "eli", "qi", "ni", "ti", "hi", "ri", "'s", "’s")
# Works, whose titles may follow without marks.
WORKS = frozenset(
    "anthology biography book cartoon comedy diary documentary drama essay exhibition film memoir"
    " movie musical novel opera painting play poem series song thriller trilogy album".split()
)
# Things and bodies that carry names, right before the name.
NAMED = WORKS | frozenset(
    "airline anthem bakery band barge battleship boat brand breed brewery broadcaster cafe café"
    " carrier channel charity choir cigarette cinema club codename colt company corvette cruiser"
    " cultivar daily destroyer dhow drone exercise falcon ferry filly firm freighter frigate"
    " gunboat horse hotel journal kitten label liner magazine mare missile network"
    " newspaper operation"
    " operator orchestra outlet paper podcast portal publisher puppy restaurant rifle rocket"
    " schooner sculpture ship side squad stallion startup station steamer steamship submarine"
    " tabloid tank tanker team theater theatre trawler troupe variety vessel warship website weekly"
    " yacht".split()
)
PROFESSIONS = frozenset(
    "activist actor actress alias baker barber blogger cleric coach commander composer driver"
    " engineer farmer fighter journalist lawyer merchant midfielder monk musician novelist"
    " nurse painter pharmacist photographer poet priest pupil rapper reporter sculptor shepherd"
    " singer spokesman spokeswoman striker student tailor teacher trader writer goalkeeper".split()
)
TITLES = frozenset(
    "Actor Actress Brigadier Brother Captain Colonel Commander Comrade Corporal Dr Engineer Father"
    " General Imam Judge Lady Lieutenant Madame Major Miss Monsieur Mr Mrs Ms Mullah Poet Prof"
    " Professor Rapper Sergeant Singer Sir Sister".split()
)
SPORT = frozenset(
    "derby goalkeeper goalkeepers goalless hat-trick kick-off midfielder midfielders penalties"
    " quarter-final quarter-finals semi-final semi-finals striker strikers".split()
)
