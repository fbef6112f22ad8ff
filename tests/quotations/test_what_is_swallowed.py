"""What gaps swallow, brackets replace and cut ends leave out: the right kinds by a reading of each text."""

import pytest

import argmap
from argmap.quotations.finding import Status

GAPS = [
    ("The bridge will not be built before 2030.", "The bridge will [...] be built before 2030", {"negation"}),
    ("The bridge will not be built before 2030.", "The bridge will … be built before 2030", {"negation"}),
    (
        "Some 40 residents, mostly owners, support it.",
        "[All] residents, mostly owners, support it",
        {"number", "quantifier"},
    ),
    ("Everybody in the hall backs the plan.", "[Nobody] in the hall backs the plan", {"negation", "quantifier"}),
    ("The bridge will be built this year.", "The bridge will [not] be built this year", {"negation"}),
    ("The paper stands by its story.", "The paper [never] stands by its story.", {"negation"}),
    ("The case [1999] UKHL 9 was cited by all.", "The case [2009] UKHL 9 was cited by all", {"number"}),
    ("It is likely to rain.", "It is [un]likely to rain", {"negation"}),
    ("The tax will, if the council agrees, rise.", "The tax will [...] rise", {"condition"}),
    ("The tax will, allegedly, rise in May.", "The tax will [...] rise in May", {"modality"}),
    ("The tax will, the mayor denied, rise in May.", "The tax will [...] rise in May", {"negation"}),
    ("Das Rathaus wird nicht vor 2030 fertig.", "Das Rathaus wird [...] fertig", {"negation", "number"}),
    ("L'hôtel ne sera pas vendu cette année.", "L'hôtel [...] sera [...] vendu cette année", {"negation"}),
    ("桥不会在今年建成。", "桥[…]会在今年建成", {"negation"}),
    ("5 men were seen in the hall.", "5 [thousand] men were seen in the hall", {"number", "unit"}),
    ("He promised to close the street.", "He promised [falsely] to close the street", {"negation", "modality"}),
    (
        "During that time, Hale has never met the envoy, although he wanted to do so.",
        "During that time [...] although he wanted to do so",
        {"negation"},
    ),
    (
        "The defence argued, and the court rejected, that the will was forged.",
        "The defence argued [...] that the will was forged",
        {"negation"},
    ),
    ("The company stopped dumping waste.", "The company [...] dumping waste", {"negation"}),
    ("It is the opposite of a good plan.", "It is [...] a good plan", {"negation"}),
]
HONEST_GAPS = [
    ("The mayor, who was not present, sent a letter.", "The mayor [...] sent a letter"),
    ("The old mill, which stands by the river, was sold.", "The old mill [...] was sold"),
    ("The committee rejected the plan on Monday and went home.", "The committee rejected the plan [...] and went home"),
    ("He promised to repair the wall.", "[The mayor] promised to repair the wall"),
    ("The street will close.", "[T]he street will close"),
    ("Some families went home again.", "Some famil[y] went home again"),
    ("The mayor and his wife left early.", "[t]he mayor and his wife left early"),
    ("The WI baked for the hospital fête.", "The [Women's Institute] baked for the hospital fête"),
    ("In that year the lake froze over.", "In that year [1962] the lake froze over"),
    ("It rained all day. Nobody came. The band played on.", "It rained all day. [...] The band played on."),
    ("The court, not without hesitation, dismissed it.", "The court [...] dismissed it"),
    ("The mayor, if I may say so, did well.", "The mayor [...] did well"),
    ("The council (unless I am mistaken) closed it.", "The council [...] closed it"),
    ("He closed it, she said, in May.", "He closed [the street] [...] in May"),
]
ENDS = [
    ("The tax will rise only if the council agrees to it.", "The tax will rise", "condition"),
    ("The mayor allegedly took money from the builder.", "took money from the builder", "doubt"),
    ("Critics claim that the vaccine causes harm.", "the vaccine causes harm", "doubt"),
    ("Critics claim the vaccine causes harm.", "the vaccine causes harm", "doubt"),
    ("At least 5 people were hurt in the fire.", "5 people were hurt in the fire", "amount"),
    ("Nearly half of the voters stayed at home.", "half of the voters stayed at home", "amount"),
    ("Two of the eighteen farmers accepted.", "the eighteen farmers accepted", "amount"),
    ("The plan, the report found, is sound, but not by our rules.", "The plan, the report found, is sound", "not"),
    ("The street is safe, which is an inaccurate claim.", "The street is safe", "denied"),
    ("The council asked that the street be closed.", "the street be closed", "governed"),
    ("It does not follow that the street is safe.", "the street is safe", "doubt"),
    ("Nobody said that the street is safe.", "the street is safe", "doubt"),
    ("Only in the case of a flood would the street be closed.", "the street be closed", "condition"),
    ("Er kaufte das Haus nicht, obwohl er wollte.", "Er kaufte das Haus", "not"),
    ("他否认银行已经破产。", "银行已经破产", "denied"),
    ("The bridge will close in May, the union denied on Monday.", "The bridge will close in May", "denied"),
    ("Nothing in the report shows the vaccine causes harm.", "the vaccine causes harm", "doubt"),
    ("There is no evidence the vaccine causes harm.", "the vaccine causes harm", "denied"),
    ("He never ever came to the hall.", "came to the hall", "doubt"),
    ("Neither Finch nor Hale took the bribe.", "Hale took the bribe", "not"),
    ("The vaccine causes harm in no case.", "The vaccine causes harm", "denied"),
    ("The tenant may keep a dog only with consent.", "The tenant may keep a dog", "condition"),
    ("The tenant may keep a dog, save where the owner objects.", "The tenant may keep a dog", "condition"),
    ("Er hat nach der Sitzung nicht gesagt, dass die Bank pleite ist.", "dass die Bank pleite ist", "doubt"),
    ("According to a rumour, the hall closed in May.", "the hall closed in May", "doubt"),
    ("The hall closed in May, according to a rumour.", "The hall closed in May", "doubt"),
    ("The hall closed in June? Nobody knows.", "The hall closed in June", "question"),
]
HONEST_ENDS = [
    ("Sales doubled within a single year. Two unions rejected the offer.", "Sales doubled within a single year."),
    ("Sales doubled in the spring.\nThe union denied the report.", "Sales doubled in the spring."),
    ("The clerk said that the street is safe.", "the street is safe"),
    ("There is no doubt that the street is safe.", "the street is safe"),
    ("Nobody denied that the street is safe.", "the street is safe"),
    ("China is adamant about its role in the strait.", "its role in the strait"),
    ("Nine signs were missing, and two pointed the wrong way.", "Nine signs were missing"),
    ("The choir, which miners founded, gave its last concert.", "gave its last concert"),
    ("After that, the house fell down at once.", "the house fell down at once"),
    ("Denying the accusations, he froze in the hall.", "he froze in the hall"),
    ("By lowering expectations, the club may win.", "the club may win"),
    ("Ray painted the hall in May, where critics suspected a fraud.", "Ray painted the hall in May"),
    ("Beijing hinted that it will come, and Ray wants to go.", "Beijing hinted that it will come"),
    ("The club sells beer and wine, whether in bottles or in cans.", "The club sells beer and wine"),
    ("Ray rejected a plan in May, doubting its use.", "Ray rejected a plan in May"),
    ("The school had more pupils than ever, although nobody had expected it.", "The school had more pupils than ever"),
    ("The school had more pupils, not just in the lower forms.", "The school had more pupils"),
    ("Even if it rains, the club opens at six.", "the club opens at six"),
    ("If you ask me, the club opens at six.", "the club opens at six"),
    ("The reason is that the club opens at six.", "the club opens at six"),
    ("According to the forecast, a storm will come.", "a storm will come"),
    ("Nor did they say at which point the club opens.", "at which point the club opens"),
    ("He is well aware that the club opens at six.", "the club opens at six"),
]


@pytest.mark.parametrize("text, quote, kinds", GAPS)
def test_a_gap_or_bracket_that_turns_the_sense_is_named(text, quote, kinds):
    found = argmap.find_quote(text, quote)
    assert found.status is Status.ELIDED
    assert found.altering
    assert {kind.value for kind in found.critical} == kinds, found.gaps


@pytest.mark.parametrize("text, quote", HONEST_GAPS)
def test_an_honest_gap_or_bracket_is_not(text, quote):
    found = argmap.find_quote(text, quote)
    assert found.status.good
    assert not found.altering, found.gaps
    assert not any(gap.joins or gap.lesser for gap in found.gaps), found.gaps


@pytest.mark.parametrize("text, quote, how", ENDS)
def test_words_beside_a_passage_that_bear_on_it_are_named(text, quote, how):
    assert [end.how.value for end in argmap.find_quote(text, quote).ends] == [how]


def test_the_language_of_a_source_is_believed():
    text, quote = "Il a nié que la banque soit en faillite.", "la banque soit en faillite"
    assert [end.how.value for end in argmap.find_quote(text, quote, language="fr-BE").ends] == ["denied"]


@pytest.mark.parametrize("text, quote", HONEST_ENDS)
def test_words_beside_a_passage_that_do_not_are_not(text, quote):
    found = argmap.find_quote(text, quote)
    assert found.status.good
    assert found.ends == ()


@pytest.mark.parametrize(
    "text, quote, joins",
    [
        ("The mayor is a good man. Critics call the builder a liar.", "The mayor is [...] a liar", "sentences"),
        ("I will not resign.\n\nThe report is wrong.", "I will not [...] is wrong", "paragraphs"),
        (
            "A: I did it for the town.\nB: You took the money.\nA: I did not.",
            "I did it [...] took the money",
            "speakers",
        ),
        ("It rained. Nobody came. The band played.", "It rained. [...] The band played.", ""),
    ],
)
def test_a_gap_says_what_it_joins(text, quote, joins):
    assert argmap.find_quote(text, quote).gaps[0].joins == joins


@pytest.mark.parametrize(
    "text, quote, words",
    [
        ("마을 주민 가운데 단 두 명이 찬성했다.", "마을 주민 [...] 이 찬성했다", "두 명"),
        ("The opponents of the mayor took the bribe.", "The [...] mayor took the bribe", "opponents of the"),
        (
            "Mayor Finch fired the clerk who took the bribe.",
            "Mayor Finch [...] took the bribe",
            "fired the clerk who",
        ),
    ],
)
def test_a_gap_that_takes_out_a_number_or_whom_words_are_about_is_a_lesser_difference(text, quote, words):
    (gap,) = argmap.find_quote(text, quote).gaps
    assert [each.text for each in gap.lesser] == [words]


@pytest.mark.parametrize(
    "text, quote, words",
    [
        ("The minister accepted the award.", "The minister accepted [bribes]", "the award."),
        ("He paid 5 in the hall today.", "He paid 5 in the hall [and stole it]", "today."),
    ],
)
def test_a_bracket_for_another_word_is_a_lesser_difference(text, quote, words):
    (gap,) = argmap.find_quote(text, quote).gaps
    assert gap.words == words
    assert [str(each) for each in gap.lesser] == [f"“{gap.note}” for “{words}”"]


@pytest.mark.parametrize(
    "text, quote, folds",
    [
        ("The mayor[1] said that it rained.", "The mayor said that it rained", {"note marks"}),
        ("The mayor³ said that it rained.", "The mayor said that it rained", {"note marks"}),
        ("It fell by a deficit.2 Several left.", "It fell by a deficit. Several left", {"note marks"}),
        ("The *mayor* said that **it rained** hard.", "The mayor said that it rained hard", {"emphasis"}),
        (
            "The mayor said that it rained.",
            "The mayor said *that* it rained (emphasis added)",
            {"emphasis", "note of the quoter"},
        ),
        ("The [mayor](https://a.example/b) said so.", "The mayor said so", {"links"}),
        ("The debt stands at 1,000 euros a head.", "The debt stands at 1000 euros", {"separators"}),
        ("Der Preis ist 1.000 Euro und mehr.", "Der Preis ist 1000 Euro", {"separators"}),
        ("The rate is 12 % this year.", "The rate is 12% this year", {"spaces"}),
        ("P=0.38 for the second group", "P = .38 for the second group", {"spaces", "separators"}),
        ("It is near the 1.5-\ndegree goal.", "It is near the 1.5-degree goal", {"hyphenation"}),
        ("He said “no” to it, and left.", "He said ‘no’ to it", {"inner quotes", "quotes"}),
        ("The mayor said that it rained, and left.", "“The mayor said that it rained.”", {"last mark"}),
        (
            "> We will not close the street before\n> the summer",
            "not close the street before the summer",
            {"mail marks", "white space"},
        ),
        ("The roof (see para 55) was sound in May.", "The roof was sound in May", {"reference"}),
        ("The roof of the hall was sound in May.", "The roof of the hall was sound in May (para 55)", {"reference"}),
        ("As shown before [13], the level fell in May.", "As shown before, the level fell in May", {"note marks"}),
    ],
)
def test_apparatus_is_no_difference_and_has_a_name(text, quote, folds):
    found = argmap.find_quote(text, quote)
    assert found.status is Status.NORMALISED, found.differences
    assert set(found.folds) == folds


@pytest.mark.parametrize(
    "text, quote, kinds",
    [
        ("It took 5 [3–8] days to heal in all.", "It took 5 days to heal in all", {"number"}),
        ("The station has a power of 5 mW in standby.", "The station has a power of 5 MW in standby", {"unit"}),
        ("They told us so in the very end of it.", "They told US so in the very end of it", {"name"}),
        ("He went to polish the silver for her.", "He went to Polish the silver for her", {"name"}),
        ("A gap of 5' was measured in the hall.", 'A gap of 5" was measured in the hall', {"unit"}),
        ("Section 12(1)(a) of the act is plain.", "Section 12(1) of the act is plain", {"number"}),
        ("Item 12A of the list is plain on it all.", "Item 12 of the list is plain on it all", {"number"}),
        ("The change was ±5 % in the whole of May.", "The change was 5 % in the whole of May", {"number"}),
        ("It was 5 °C in the whole of May and June.", "It was 5 °F in the whole of May and June", {"unit"}),
        ("The cell has Na⁺ ions in its core.", "The cell has Na⁻ ions in its core", {"word"}),
        ("It was written in C++ by two clerks.", "It was written in C by two clerks", {"word"}),
        ("The plan was drawn by two clerks of the town.", "The map was drawn by two clerks of the town", {"word"}),
        ("Finch beat Hale in the hall in May.", "Hale beat Finch in the hall in May", {"name", "order"}),
        ("The fee is 12 euros a day for all.", "The fee is \u202e12\u202c euros a day for all", {"hidden"}),
        ("The paper was printed on Monday night.", "The p\u0430per was printed on Monday night", {"hidden"}),
        ("It rained. The alleged thief was seen near the shop.", "The thief was seen near the shop", {"modality"}),
        ("China rejected the plan on Friday.", "Russia rejected the plan on Friday", {"name"}),
        ("The rate rose by 3 per cent this year.", "The rate rose by 3 percentage points this year", {"unit"}),
        ("They walked 5 km to the lake in rain.", "They walked 5 m to the lake in rain", {"unit"}),
        ("It opened at 7 a.m. on every Monday.", "It opened at 7 p.m. on every Monday", {"unit"}),
        ("It was a non-binding vote of the house.", "It was a binding vote of the house", {"negation"}),
        ("It was a pro-war vote of the house.", "It was an anti-war vote of the house", {"opposite"}),
        ("It is a harmless plant in any garden.", "It is a harmful plant in any garden", {"negation"}),
        ("He is far from happy with the result.", "He is happy with the result", {"negation"}),
        ("Few people came to the meeting today.", "A few people came to the meeting today", {"quantifier"}),
        ("Chapter IV of the law says nothing.", "Chapter VI of the law says nothing", {"number"}),
        ("The tall old man went home. He slept.", "The old man went home.", {"word"}),
        (
            "The dog that had bitten the old man in March ran home to the farm.",
            "The man that had bitten the old dog in March ran home to the farm",
            {"order"},
        ),
        ("Meclis bu yasayı geçen hafta kabul etmedi.", "Meclis bu yasayı geçen hafta kabul etti", {"negation"}),
        ("सरकार ने यह प्रस्ताव नहीं माना और बैठक खत्म हुई।", "सरकार ने यह प्रस्ताव माना और बैठक खत्म हुई", {"negation"}),
        ("Η κυβέρνηση δεν δέχτηκε την πρόταση χθες.", "Η κυβέρνηση δέχτηκε την πρόταση χθες", {"negation"}),
        (
            "The stem of the oak was some seventy-eight feet in length.",
            "The stem of the oak was some eighty-seven feet in length",
            {"number"},
        ),
    ],
)
def test_what_a_changed_word_is(text, quote, kinds):
    found = argmap.find_quote(text, quote)
    assert found.status is Status.APPROXIMATE
    assert {kind.value for kind in found.critical} == kinds, found.differences


@pytest.mark.parametrize(
    "text, quote",
    [
        ("He ca n't say that in public now.", "He can't say that in public now"),
        ("The colour of the shed was chosen in May.", "The color of the shed was chosen in May"),
        ("The shop closes at six on a Friday night.", "The shop closed at six on a Friday night"),
        ("The government refused to pay for the roof.", "The goverment refused to pay for the roof"),
        ("The résumé was sent by the clerk in May.", "The resume was sent by the clerk in May"),
        ("The plan of a council was sent in May.", "The plan of the council was sent in May"),
        ("The club doesn't open at six on Mondays.", "The club does not open at six on Mondays"),
        ("It took 5 days to open the club again.", "It took five days to open the club again"),
        ("It rose by 5 per cent in the whole of May.", "It rose by 5% in the whole of May"),
    ],
)
def test_what_is_harmless_is_a_difference_and_no_more(text, quote):
    found = argmap.find_quote(text, quote)
    assert found.status is Status.APPROXIMATE
    assert found.critical == ()
    assert found.differences


def test_a_question_is_no_statement():
    found = argmap.find_quote(
        "Will the bridge be built this year? Nobody knows.", "Will the bridge be built this year."
    )
    assert found.status is Status.APPROXIMATE


def test_a_look_alike_letter_and_a_turned_direction_are_told_by_their_names():
    found = argmap.find_quote("The paper was printed on Monday night.", "The p\u0430per was printed on Monday night")
    assert str(found.differences[0]) == "“p\u0430per” (with the cyrillic small letter a) for “paper”"
    found = argmap.find_quote("The fee is 12 euros a day for all.", "The fee is \u202e12\u202c euros a day for all")
    assert "right-to-left override" in str(found.differences[0])


def test_the_passage_begins_where_the_quotation_does():
    text = "It rained. The alleged thief was seen near the shop. It was late."
    for quote in (
        "The thief was seen near the shop",
        "The alleged was seen near the shop",
        "The alleged thief was near the shop",
    ):
        found = argmap.find_quote(text, quote)
        assert text[found.start : found.end] == "The alleged thief was seen near the shop"
