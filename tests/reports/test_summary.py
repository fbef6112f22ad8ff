"""Page 1 and its chapters: the properties of a report that is read in five minutes."""

import json
import re

import pytest

import argmap
from argmap.model.map_review import digest_of_map
from argmap.page.phrasing import Phrases
from conftest import EXAMPLES, ROOT, each_example

CHAPTERS = ("clashes", "main", "checks", "who", "when")
NEVER = re.compile(r"(?i:undercut|rebut|grounded|labelling|deadlock|pivot|\bleaf\b|\bstep\b|`|undefined)|None\b")
BROKEN = re.compile(r"\.”\.|“\.|\bno of\b|  |\band 1 more|\(\)|, ,|; ;|\.\.(?!\.)| \.| ,")


def words(text):
    """Words of a page, without headings' signs, tables' bars and the numbers of claims."""
    text = re.sub(r"\[?\\\[\d+\\\](\]\(#claim-\d+\))?|<a id=\"claim-\d+\"></a>", "", text)
    return len(re.findall(r"[\w’'/-]*\w[\w’'/-]*", text))


def loaded(path):
    texts = ROOT.parent / "shared" / "texts"
    return argmap.load(path, texts=[texts] if texts.is_dir() else [])


def town(size):
    """A map of a size, with clashes, chains and several voices."""
    amap = argmap.ArgMap("A large map")
    for at in range(12):
        amap.source(f"s{at}", f"Paper {at}", date=f"20{10 + at}-0{1 + at % 9}")
        amap.speaker(f"v{at}", f"Speaker {at}")
    for at in range(size):
        amap.claim(f"c{at}", f"The town has {at:,} trees in its {at % 7}th street and more than {at % 5} parks by now.")
        amap.quote(f"c{at}", f"s{at % 12}", f"some words that say so number {at}", by=f"v{at % 11}")
        if at % 9 == 8:
            amap.contradict(f"c{at}", f"c{at - 1}")
        elif at % 3:
            amap.support(f"c{at}", f"c{at - 1}")
        if at % 13 == 12:
            amap.denial(f"c{at}", f"s{at % 12}", f"other words against {at}", by=f"v{(at + 3) % 11}")
    return amap.build()


SMALL = {
    "empty": "map: Nothing\n",
    "one": "claim a: A claim.\n  assumed\n",
    "two": (
        "source s: S\nsource t: T\nclaim a: Is it so?\n  quote s: it is so\n  denial t: it is not\n"
        "claim b: B.\n  because a\n"
    ),
    "markup": (
        "source s: S <b>\nclaim a: A | `b` [c](d) “e” *f*.\n  quote s: g | h\n"
        "claim i: İ ש <i>.\n  assumed\n  contradicts a\n"
    ),
}


def reports():
    yield from ((name, argmap.loads(text)) for name, text in SMALL.items())


def sentences(thing, **options):
    data = argmap.report_data(thing, **options)
    return data.sentences


@pytest.mark.parametrize("path", each_example([path for path in EXAMPLES if path.stem != "sources"]))
def test_page_1_and_its_chapters_keep_to_their_length(path):
    compilation = loaded(path)
    assert words(argmap.report(compilation, only=["brief"])) <= 300
    assert words(argmap.report(compilation, only=CHAPTERS)) <= 1500


@pytest.mark.parametrize("size", [0, 1, 2, 12, 134, pytest.param(2000, marks=pytest.mark.slow)])
def test_the_length_does_not_grow_with_the_map(size):
    amap = town(size)
    assert words(argmap.report(amap, only=["brief"])) <= 300
    assert words(argmap.report(amap, only=CHAPTERS)) <= 1500


@pytest.mark.parametrize("name", SMALL)
def test_a_small_map_has_page_1_alone(name):
    report = argmap.report(argmap.loads(SMALL[name]))
    assert "Where the texts clash" not in report
    assert "what the texts say, not what is true." in report or name in ("empty", "one")


@pytest.mark.parametrize("path", each_example([path for path in EXAMPLES if path.stem != "sources"]))
def test_each_sentence_can_be_made_again_from_the_data(path):
    data = json.loads(argmap.report(loaded(path), format="json"))
    assert data["sentences"]
    for each in data["sentences"]:
        told = " ".join(each["pattern"].format(**dict(each["data"])).split())
        assert told[:1].upper() + told[1:] == each["text"]


@pytest.mark.parametrize("path", each_example([path for path in EXAMPLES if path.stem != "sources"]))
def test_a_sentence_names_no_id_and_no_word_of_the_theory(path):
    compilation = loaded(path)
    ids = {each for each in compilation.map.claims if "." in each or "_" in each}
    for each in sentences(compilation):
        assert not NEVER.search(re.sub("“[^”]*”", "", each.text)), each.text
        assert not BROKEN.search(each.text), each.text
        assert ids.isdisjoint(each.text.split()), each.text


@pytest.mark.parametrize("path", each_example([path for path in EXAMPLES if path.stem != "sources"]))
def test_what_a_sentence_quotes_is_a_claim(path):
    compilation = loaded(path)
    texts = [" ".join(claim.text.split()) for claim in compilation.map.claims.values()]
    texts += [source.title for source in compilation.map.sources.values()]
    flat = [text.translate({ord("“"): "‘", ord("”"): "’", ord('"'): "’"}) for text in texts] + texts
    for each in sentences(compilation):
        if each.block in ("clashes", "undisputed", "threads", "cards", "bold"):
            for found in re.findall("“([^”]*)”", each.text):
                start = found.removesuffix(" …").removesuffix(".")
                assert any(text.startswith(start) for text in flat), (each.text, found)


def test_renaming_changes_no_sentence():
    text = SMALL["two"] + "claim c: C.\n  quote s: c c c\n  rebuts b\n"
    renamed = re.sub(r"\b([abc])(?=[:\n])", r"x_\1", text.replace("rebuts b", "rebuts b"))
    renamed = renamed.replace("because a", "because x_a").replace("rebuts b", "rebuts x_b")
    assert [e.text for e in sentences(argmap.loads(text))] == [e.text for e in sentences(argmap.loads(renamed))]


def test_a_claim_that_bears_on_nothing_changes_only_the_counts():
    text = (
        "source s: S\nspeaker v: V\nclaim a: A.\n  quote s by v: a a a\n"
        "claim b: B.\n  quote s: b b b\n  contradicts a\n"
    )
    more = text + "claim z: Z.\n  assumed\n"
    before, after = (
        {e.text for e in sentences(argmap.loads(each), tops=["a", "b"]) if e.block not in ("scope", "checks", "again")}
        for each in (text, more)
    )
    assert before == after


def test_a_second_paper_with_the_same_speaker_makes_no_second_voice():
    one = (
        "source s: S\nsource t: T\nspeaker v: V\nclaim a: A.\n  quote s by v: a a a\n"
        "claim b: B.\n  quote s: b b b\n  because a\n"
    )
    two = one.replace("  quote s by v: a a a\n", "  quote s by v: a a a\n  quote t by v: a a a\n")
    numbers = [[(row.claim, row.voices) for row in argmap.report_data(argmap.loads(text)).main] for text in (one, two)]
    assert numbers[0] == numbers[1]


def test_an_answered_objection_adds_no_standing_reason_against():
    text = "source s: S\nclaim a: A.\n  quote s: a a a\n  but b: B.\n    quote s: b b b\n"
    defended = text + "    but c: C.\n      assumed\n    unless d: D.\n      assumed\n"
    (before,) = argmap.report_data(argmap.loads(text)).main
    (after,) = argmap.report_data(argmap.loads(defended), tops=["a"]).main
    assert (before.reasons_against, after.reasons_against) == (1, 0)


def test_words_that_stand_in_no_text_clash_with_nothing(tmp_path):
    (tmp_path / "s.txt").write_text("The mill was sold. It never was.", encoding="utf-8")
    head = "source s: S\n  text: s.txt\nsource t: T\n  text: s.txt\nclaim a: The mill was sold.\n"
    text = head + "  quote s: {}\n  denial t: It never was\n"
    right = argmap.loads(text.format("The mill was sold"), folder=tmp_path)
    wrong = argmap.loads(text.format("Nobody saw the harbour burn"), folder=tmp_path)
    assert [each.kind for each in argmap.report_data(right).clashes] == ["said"]
    assert argmap.report_data(wrong).clashes == ()
    assert "S” says so" not in argmap.report(wrong)
    assert any(each.template == "failed" for each in sentences(wrong))


def test_a_suspicion_is_not_told_as_saying_so():
    text = (
        "source s: S\nspeaker us: The United States\nspeaker cn: Beijing\nclaim aid: Aid was given.\n"
        "  suspicion s by us: suspected aid\n  denial s by cn: denied it all\n"
    )
    (clash,) = argmap.report_data(argmap.loads(text)).clashes
    assert clash.headline.text == "“Aid was given.” The United States suspects so; Beijing denies it."


@pytest.mark.parametrize(
    "rest, expected",
    [
        ("", "It is word against word."),
        ("  because b: B.\n    assumed\n", "One further reason for it stands; none against it."),
        ("  but b: B.\n    assumed\n", "No further reason is given for it; one reason against it stands."),
        (
            "  because b: B.\n    assumed\n  because c: C.\n    assumed\n  but d: D.\n    assumed\n",
            "Two further reasons for it stand; one against it stands.",
        ),
    ],
)
def test_the_headline_of_a_clash(rest, expected):
    voices = "".join(f"speaker {each}: {each.upper()}\n" for each in "tuvw")
    text = f"source s: S\n{voices}claim a: A.\n" + "".join(f"  quote s by {each}: a a a\n" for each in "tuw")
    (clash,) = argmap.report_data(argmap.loads(text + "  denial s by v: not a at all\n" + rest)).clashes
    assert clash.headline.text == f"“A.” T, U and W say so; V denies it. {expected}"


def test_words_that_are_set_aside_are_not_word_against_word():
    text = (
        "source s: S\nspeaker v: V\nclaim a: A.\n  quote s: a a a\n    unless b: B.\n      assumed\n"
        "  denial s by v: not a at all\n"
    )
    (clash,) = argmap.report_data(argmap.loads(text)).clashes
    assert clash.headline.text.endswith("V denies it. An objection sets aside what is said for it.")
    assert clash.beneath.text.endswith("V denies it. What is said for it is set aside because of “B”.")


def test_one_voice_that_says_both_is_not_word_against_word():
    text = TWO + "claim a: A.\n  quote s by v: a a a\n  denial t by v: not a\n"
    (clash,) = argmap.report_data(argmap.loads(text)).clashes
    assert clash.headline.text == "“A.” V says so; V also denies it."
    assert clash.beneath.text == "V says so; V also denies it."


@pytest.mark.parametrize(
    "claims, expected",
    [
        ("claim a: A.\n  quote s by v: a a a\n", "“A.” One voice: V."),
        ("claim a: A.\n  quote s by v: a a a\n  quote t by w: a b a\n", "“A.” Two voices: V and W."),
        (
            "claim a: A.\n  quote s by v: a a a\n  because b: B.\n    quote t by w: b b b\n",
            "“A.” V alone says so; one other voice gives reasons for it.",
        ),
        ("claim a: A.\n  because b: B.\n    quote t by w: b b b\n", "“A.” Its reasons rest on one voice."),
        ("claim a: A.\n  assumed\n  because b: B.\n    assumed\n", "“A.” Nobody is quoted for it."),
    ],
)
def test_who_says_what_nothing_disputes(claims, expected):
    head = "source s: S\nsource t: T\nspeaker v: V\nspeaker w: W\nclaim z: Z.\n  assumed\n"
    found = argmap.report_data(argmap.loads(head + claims), tops=["a"]).findings.summary.undisputed
    assert [each.text for each in found] == [expected]


TWO = "source s: S\nsource t: T\nspeaker v: V\nspeaker w: W\n"
READ = "source s: S\n  text: s.txt\nsource t: T\n  text: t.txt\n"
REACHED = [
    # template, map, the sentence that it gives
    ("empty", "map: Nothing\n", "The map is empty."),
    ("scope-alone", "claim a: A.\n  assumed\nclaim b: B.\n  assumed\n", "Two claims, nothing quoted."),
    ("what-alone", "claim a: A.\n", "Claims stand in marks: what the map says, not what is true."),
    (
        "errors",
        "claim a: A.\n  assumed\n  despite b: B.\n",
        "The map has one error: part of it may be missing here, and verdicts may change once that is mended.",
    ),
    ("left-out", "claim a: A.\n  assumed\n  despite b: B.\n", "One error in the map."),
    ("scope-named", TWO + "claim a: A.\n  quote s: a a a\n", "One text (“S”): one claim, one quotation."),
    (
        "scope-named-between",
        TWO + "claim a: A.\n  quote s: a a a\n    date: 2022-03\n  quote t: a a b\n    date: 2022-04-05\n",
        "Two texts (“S” and “T”), March 2022 to 5 April 2022: one claim, two quotations.",
    ),
    (
        "scope-named-on",
        TWO + "claim a: A.\n  quote s: a a a\n    date: 2022-03\n",
        "One text (“S”), March 2022: one claim, one quotation.",
    ),
    ("checked-none", TWO + "claim a: A.\n  quote s: a a a\n", "No quotation was checked: the texts are not at hand."),
    (
        "disputed-all",
        "claim a: A.\n  assumed\nclaim b: B.\n  assumed\n  contradicts a\n",
        "Every main claim is disputed.",
    ),
    ("disputed-none", "claim a: A.\n  assumed\nclaim b: B.\n  assumed\n", "No main claim is disputed."),
    ("one-main", "claim a: A.\n  assumed\n", "“A”: assumed. It is taken as given."),
    (
        "question",
        TWO + "claim a: A.\n  quote s: a a a\nclaim b: B.\n  quote t: b b b\n"
        "question q: Which?\n  answer: a\n  answer: b\n",
        "Which? “A” (“S”) or “B” (“T”).",
    ),
    (
        "contradiction",
        TWO + "claim a: A.\n  quote s by v: a a a\nclaim b: B.\n  quote t by w: b b b\n  contradicts a\n",
        "“A” (V), but “B” (W).",
    ),
    ("no-voice", "claim a: A.\n  assumed\n  because b: B.\n    assumed\n", "“A.” Nobody is quoted for it."),
    ("voices", TWO + "claim a: A.\n  quote s by v: a a a\n  quote t by w: a b a\n", "“A.” Two voices: V and W."),
    ("thread", "claim a: A.\n  because b: B.\n    assumed\n", "“A” would be unsupported without “B”."),
    (
        "one-main-said",
        TWO + "claim a: A.\n  because b: B.\n    quote s: b b b\n  denial t: not a\n",
        "“A”: disputed. “T” denies it. One reason for it stands.",
    ),
    (
        "unnamed",
        "source s: S\nspeaker u: An official\n  tags: unnamed\nclaim a: A.\n  quote s by u: a a a\n",
        "One is from people without a name.",
    ),
    (
        "thread-said",
        TWO + "claim a: A.\n  because b: B.\n    quote s by v: b b b\n",
        "“A” would be unsupported without “B” (V).",
    ),
    (
        "knot",
        TWO + "claim a: A.\n  quote s by v: a a a\n  but b: B.\n    quote t by w: b b b\n",
        "“A” would no longer be disputed without “B”.",
    ),
    (
        "both-sides",
        TWO + "claim a: A.\n  quote s by v: a a a\n    date: 2022-03\n  denial t by v: not a\n    date: 2023-04\n",
        "V is quoted for “A” (March 2022) and for the denial of “A” (April 2023).",
    ),
    (
        "circle",
        "claim a: A.\n  because b\nclaim b: B.\n  because a\n",
        "“A” and “B” support each other in a circle.",
    ),
    (
        "less",
        TWO + "claim a: The mill was sold.\n  quote s: perhaps the mill was sold\n",
        "One quotation may say less than the claim it carries.",
    ),
    (
        "older",
        TWO + "claim a: A.\n  quote s: a a a\n    date: 2023\n  but b: B.\n    quote t: b b b\n      date: 2020\n",
        "One objection is older than what it answers.",
    ),
    (
        "alike",
        TWO + "claim a: The mill was sold to the town.\n  quote s: one\n"
        "claim b: To the town the mill was sold.\n  quote t: two\n",
        "One pair of claims may say the same.",
    ),
    (
        "contrary",
        TWO + "claim a: The mill was sold to the town.\n  quote s: one\n"
        "claim b: The mill was not sold to the town.\n  quote t: two\n",
        "One pair of claims may say the contrary of each other.",
    ),
    (
        "lock",
        "claim a: A.\n  because b: B.\n    assumed\n    unless c: C.\n      assumed\n",
        "“A” would stand without “C”.",
    ),
    (
        "no-two-texts",
        TWO + "claim a: A.\n  quote s: a a a\nclaim b: B.\n  quote t: b b b\n",
        "No claim is asserted in more than one text.",
    ),
    (
        "readers",
        TWO + "speaker r: R\n  tags: reader\nclaim a: A.\n  quote s by r: a a a\nclaim b: B.\n  quote s by r: b b b\n",
        "Two claims rest on readers’ comments only.",
    ),
    (
        "another-source",
        TWO + "claim a: A.\n  quote s by v: a a a\n  denial t by w: not a\n",
        "To settle it: a source other than V and W.",
    ),
    (
        "nothing-decides",
        TWO + "claim a: A.\n  quote s by v: a a a\nclaim b: B.\n  quote t by w: b b b\n  contradicts a\n",
        "Nothing else on the map decides it.",
    ),
    (
        "disputed",
        TWO + "claim a: A.\n  quote s by v: a a a\n  denial t by w: not a\nclaim c: C.\n  assumed\n",
        "One of two main claims is disputed.",
    ),
    (
        "what",
        TWO + "claim a: A.\n  quote s: a a a\n",
        "Claims stand in marks, in the analyst’s words: what the texts say, not what is true.",
    ),
    (
        "said",
        TWO + "claim a: A.\n  quote s by v: a a a\n  denial t by w: not a\n",
        "“A.” V says so; W denies it. It is word against word.",
    ),
    (
        "said-below",
        TWO + "claim a: A.\n  quote s by v: a a a\n  denial t by w: not a\n",
        "V says so; W denies it. It is word against word.",
    ),
    (
        "sides-below",
        TWO + "claim a: A.\n  quote s: a a a\nclaim b: B.\n  quote t: b b b\n  contradicts a\n"
        "  because c: C.\n    quote t: c c c\n",
        "“A”: no reasons for, none against. “B”: one reason for, none against.",
    ),
    (
        "set-aside",
        TWO + "claim a: A.\n  quote s: a a a\n  because b: B.\n    quote s: b b b\n    unless c: C.\n"
        "      quote t: c c c\n  denial t: not a at all\n",
        "Set aside: “B”, because of “C”.",
    ),
    (
        "reach",
        TWO + "claim a: A.\n  quote s: a a a\n  because b: B.\n    quote s: b b b\n    denial t: not b\n",
        "It bears on “A”.",
    ),
    (
        "would-settle",
        TWO + "claim a: A.\n  quote s: a a a\n    unless u: U.\n      quote t: u u u\n  because b: B.\n"
        "    quote s: b b b\n  denial t: not a at all\n",
        "It would be unsupported without “B”.",
    ),
    (
        "would-settle-of",
        TWO + "claim a: A.\n  because c: C.\n    quote s: c c c\nclaim b: B.\n  quote t: b b b\n  contradicts a\n",
        "“A” would be countered without “C”.",
    ),
    (
        "no-single",
        TWO + "claim a: A.\n  quote s by v: a a a\n  because c: C.\n    quote s: c c c\n"
        "claim b: B.\n  quote t: b b b\n  contradicts a\n",
        "No single claim or text settles it.",
    ),
    ("one-voice", TWO + "claim a: A.\n  quote s by v: a a a\n", "“A.” One voice: V."),
    (
        "voices-besides",
        TWO + "claim a: A.\n  quote s by v: a a a\n  because b: B.\n    quote t by w: b b b\n",
        "“A.” V alone says so; one other voice gives reasons for it.",
    ),
    (
        "voices-beneath",
        TWO + "claim a: A.\n  because b: B.\n    quote t by w: b b b\n",
        "“A.” Its reasons rest on one voice.",
    ),
    (
        "failed",
        READ + "claim a: A.\n  quote s: zebra crossing paint\n",
        "One quotation does not stand in its text.",
    ),
    (
        "checked-not-the-one",
        READ + "claim a: A.\n  quote s: zebra crossing paint\n",
        "The quotation was not found in its text.",
    ),
    ("checked-the-one", READ + "claim a: A.\n  quote s: the mill was sold\n", "The quotation was found in its text."),
    (
        "checked-all",
        READ + "claim a: A.\n  quote s: the mill was sold\n  quote t: the mill was sold\n",
        "All quotations were found in their texts.",
    ),
    (
        "checked-some",
        READ + "claim a: A.\n  quote s: zebra crossing paint\n  quote t: the mill was sold\n",
        "One of two quotations was found in its text.",
    ),
    (
        "unchecked",
        READ + "source u: U\nclaim a: A.\n  quote u: the mill was sold\n  quote t: the mill was sold\n",
        "One of two quotations was not checked.",
    ),
    (
        "one-voice-each",
        TWO + "claim a: A.\n  quote s by v: a a a\nclaim b: B.\n  quote t by w: b b b\n",
        "Two main claims rest on one voice each.",
    ),
    (
        "one-text",
        TWO + "claim a: A.\n  quote s: a a a\n  quote t: a b a\nclaim b: B.\n  quote s: b b b\n",
        "Only one of two quoted claims is asserted in more than one text.",
    ),
    (
        "twice",
        f"{READ}claim a: A.\n  because b: B.\n    quote s: the mill was sold\n"
        "  because c: C.\n    quote s: The mill was sold.\n",
        "One passage may be counted twice: it is quoted for two claims that bear on one.",
    ),
    (
        "untouched",
        READ + "claim a: A.\n  quote t: the mill was sold\n",
        "One of two sentences in the texts is not quoted anywhere.",
    ),
    (
        "reported",
        TWO + "claim a: A.\n  quote s by v: a a a\n  quote t: a a b\n",
        "One of two quotations is of words that a text reports.",
    ),
    (
        "as-of",
        "source s: S\n  text: s.txt\n  date: 2020\nsource t: T\n  text: t.txt\n  date: 2021\n"
        "claim a: A.\n  because b: B.\n    quote s: the mill was sold\n  denial t: the mill was sold\n",
        "With the texts up to 2020 alone, “A” would be unchallenged.",
    ),
    (
        "again",
        "source s: S\n  text: s.txt\nclaim a: A.\n  quote s: The mill was sold\nclaim b: B.\n  assumed\n",
        "One quotation and two verdicts can be checked again: “argmap pack”.",
    ),
    (
        "generated",
        "map: M\n  generated: a machine\nclaim a: A.\n",
        "It was drafted by a machine, and no person has reviewed it.",
    ),
    (
        "generated-reviewed",
        "map: M\n  generated: a machine\n  reviewed: Ben Frost 2026-03-02 DIGEST\nclaim a: A.\n",
        "It was drafted by a machine; Ben Frost reviewed it on 2 March 2026.",
    ),
    (
        "generated-stale",
        "map: M\n  generated: a machine\n  reviewed: Ben Frost 2026-03-02 000000000000\nclaim a: A.\n",
        "It was drafted by a machine, and was changed since Ben Frost reviewed it on 2 March 2026.",
    ),
    ("again-alone", "claim a: A.\n  assumed\n", "One verdict can be checked again: “argmap pack”."),
]


@pytest.mark.parametrize("template, text, expected", REACHED, ids=[each[0] for each in REACHED])
def test_a_smallest_map_reaches_a_template(template, text, expected, tmp_path):
    digest = digest_of_map(argmap.loads("claim a: A.\n").map)
    (tmp_path / "map.argmap").write_text(text.replace("DIGEST", digest), encoding="utf-8")
    (tmp_path / "s.txt").write_text("The mill was sold. Nobody knew why.", encoding="utf-8")
    (tmp_path / "t.txt").write_text("Last year the mill was sold. It was late.", encoding="utf-8")
    found = {each.template: each.text for each in sentences(argmap.load(tmp_path / "map.argmap"))}
    assert found.get(template) == expected


def test_a_scope_without_names_of_texts(tmp_path):
    """More than six texts are counted alone."""
    many = "".join(f"source s{at}: S{at}\n" for at in range(7))
    words = "".join(f"  quote s{at}: a a a\n" for at in range(7))
    first = many.replace("source s0: S0\n", "source s0: S0\n  date: 2020\n")
    both = first.replace("source s1: S1\n", "source s1: S1\n  date: 2021-03\n")
    for sources, name, when in (
        (many, "scope", ""),
        (first, "scope-on", ", 2020"),
        (both, "scope-between", ", 2020 to March 2021"),
    ):
        found = {each.template: each.text for each in sentences(argmap.loads(f"{sources}claim a: A.\n{words}"))}
        assert found[name] == f"Seven texts{when}: one claim, seven quotations."


def test_voices_beyond_the_limit_of_counting_are_at_least_so_many(monkeypatch):
    monkeypatch.setattr("argmap.reasoning.voices.MOST_WORK", -1)
    text = TWO + "claim a: A.\n  because b: B.\n    quote t by w: b b b\n    quote s by v: b b c\n"
    found = {each.template: each.text for each in sentences(argmap.loads(text))}
    assert found["voices-beneath-at-least"] == "“A.” Its reasons rest on at least two voices."


def test_every_template_is_reached():
    elsewhere = {"scope", "scope-on", "scope-between", "voices-beneath-at-least"}
    assert {template for template, *_ in REACHED} | elsewhere == set(Phrases.of("en").names("sentence"))


@pytest.mark.parametrize(
    "body, expected",
    [
        (
            "  because b: B.\n    quote s: b b b\n  denial t: not a\n",
            "“A”: disputed. “T” denies it. One reason for it stands.",
        ),
        ("  denial t: not a\n", "“A”: unsupported. “T” denies it."),
        ("  quote s: zebra\n", "“A”: unsupported. What is quoted for it does not stand in the text."),
        (
            "  quote s: zebra\n  but b: B.\n    assumed\n",
            "“A”: countered. What is quoted for it does not stand in the text; one reason against it stands.",
        ),
        (
            "  open\n  but b: B.\n    assumed\n",
            "“A”: countered. No reason is given for it; one reason against it stands.",
        ),
        (
            "  quote s: a a a\n  but b: B.\n    assumed\n",
            "“A”: disputed. No further reason is given for it; one reason against it stands.",
        ),
    ],
)
def test_the_one_main_claim_says_what_speaks_against_it(body, expected, tmp_path):
    sources = READ if "zebra" in body else TWO
    (tmp_path / "map.argmap").write_text(f"{sources}claim a: A.\n{body}", encoding="utf-8")
    for name in "st":
        (tmp_path / f"{name}.txt").write_text("The mill was sold.", encoding="utf-8")
    found = [
        each.text for each in sentences(argmap.load(tmp_path / "map.argmap")) if each.template.startswith("one-main")
    ]
    assert found == [expected]


def test_an_error_that_leaves_nothing_out_is_not_said_to():
    kept = argmap.loads("claim a: A.\n  assumed\n  supports a\n")
    assert [each.rule.code for each in kept.diagnostics if each.severity == "error"] == ["AM201"]
    assert not {"errors", "left-out"} & {each.template for each in sentences(kept)}
    lost = argmap.loads("claim a: A.\n  assumed\n  unless: B.\n")
    assert [each.rule.code for each in lost.diagnostics if each.severity == "error"] == ["AM205"]
    assert {"errors", "left-out"} <= {each.template for each in sentences(lost)}
