import json
import random
import re
import shutil

import pytest

import argmap
from argmap.catalogue.pages import language_guide
from argmap.service.drafting import DATA, KINDS, MOST_ANSWER, MOST_PHRASES, Drafting, fitting
from argmap.service.naming import RefusedError
from conftest import ROOT

MILL = ROOT / "examples/mill-street"


@pytest.fixture
def folder(tmp_path):
    shutil.copytree(MILL, tmp_path / "folder")
    (tmp_path / "folder/notes").mkdir()
    (tmp_path / "folder/notes/letter.md").write_text("# Letter\n\nI *would come* every Sunday.\n", encoding="utf-8")
    (tmp_path / "outside.txt").write_text("a secret that nobody may read", encoding="utf-8")
    (tmp_path / "folder/link.txt").symlink_to(tmp_path / "outside.txt")
    return tmp_path / "folder"


def size(answer):
    """Bytes as it is sent."""
    return len(json.dumps(answer, ensure_ascii=False, indent=2).encode())


# The language in one answer


def guide_box():
    (box,) = re.findall(r"^```argmap\n(.*?)^```", language_guide(), re.DOTALL | re.MULTILINE)
    return box


def test_the_guide_is_short_and_its_map_is_clean():
    assert len(language_guide().encode()) <= 8_000
    found = argmap.loads(guide_box(), folder=MILL)
    assert [each for each in found.diagnostics if each.severity != "hint"] == []
    assert all(each.status.good for each in argmap.quotes(found))
    assert len(argmap.quotes(found)) == 6


def test_the_guide_speaks_of_the_language_that_there_is():
    from argmap.catalogue.pages import find_rule

    guide = language_guide()
    codes = set(re.findall(r"\bAM\d{3}\b", guide))
    assert codes
    assert all(find_rule(code) for code in codes)
    words = "suspicion hope mention denial citing restates open assumed argued generated contradicts implies"
    for word in words.split():
        assert word in guide
    for line in (
        "claim a: A.\n  assumed\n  restates b\nclaim b: B.\n  assumed\n",
        "claim a: A.\n  because b: B.\n    assumed\n    credence: likely\n",
        "question q: Q?\n  answer: a\n  answer: b\nclaim a: A.\n  assumed\nclaim b: B.\n  assumed\n",
    ):
        assert argmap.loads(line).ok


# Texts


def test_texts_are_listed_declared_or_not(folder):
    answer = Drafting(folder).sources()
    found = {each["source"]: (each["text"], each["declared_in"]) for each in answer["sources"]}
    assert found == {
        "minutes": ("texts/minutes.txt", "mill-street.argmap"),
        "gazette": ("texts/gazette.txt", "mill-street.argmap"),
        "letter": ("notes/letter.md", ""),
    }


def test_nothing_outside_the_folder_is_read(folder):
    drafting = Drafting(folder)
    assert drafting.find(["a secret that nobody may read"])["found"][0]["passages"] == []
    draft = "source s: S\n  text: ../outside.txt\nclaim a: A.\n  quote s: a secret that nobody may read\n"
    answer = drafting.check(draft)
    assert answer["quotations"] == {"unchecked": 1}
    assert "lies outside" in json.dumps(answer)
    include = drafting.check("include: ../outside.txt\n")
    assert include["errors"] == 1
    for path in ("../outside.txt", "/etc/passwd", "link.txt"):
        with pytest.raises(RefusedError, match="no source is called"):
            drafting.read_source(path)


def test_a_text_is_read_by_lines(folder):
    drafting = Drafting(folder)
    lines = (folder / "texts/minutes.txt").read_text(encoding="utf-8").split("\n")
    answer = drafting.read_source("minutes", 3, 4)
    assert answer["text"] == "\n".join(lines[2:4])
    assert answer["what_this_is"] == DATA
    assert answer["next_line"] == 5
    long = folder / "texts/long.txt"
    long.write_text("\n".join(f"Line {number} of a long text." for number in range(2_000)), encoding="utf-8")
    read, at = [], 1
    while at:
        part = drafting.read_source("long", at)
        assert size(part) <= MOST_ANSWER
        read.append(part["text"])
        at = part["next_line"]
    assert "\n".join(read) == long.read_text(encoding="utf-8")
    with pytest.raises(RefusedError, match="lines 1 to 2000"):
        drafting.read_source("long", 2_001)


def test_one_line_that_is_too_long_is_cut_and_not_a_hang(folder):
    (folder / "texts/line.txt").write_text("word " * 10_000, encoding="utf-8")
    answer = Drafting(folder).read_source("line")
    assert answer["text"].startswith("word word")
    assert answer["cut"].startswith("of line 1 only the beginning")
    assert size(answer) <= MOST_ANSWER
    assert answer["next_line"] == 0


def test_phrases_are_found_many_at_a_time(folder):
    answer = Drafting(folder).find(["footfall rose by 12 per cent", "footfall rose by 13 per cent", "dragons of gold"])
    stands, altered, none = answer["found"]
    assert stands["stands"]
    assert stands["passages"][0]["source"] == "minutes"
    assert stands["passages"][0]["line"] == 6
    assert not altered["stands"]
    assert "these are not the words of the text" in altered["refused"]
    assert not none["stands"]
    assert none["passages"] == []
    with pytest.raises(RefusedError, match=f"at most {MOST_PHRASES}"):
        Drafting(folder).find(["x"] * (MOST_PHRASES + 1))


def test_a_ready_line_quotes_what_stands_there(folder):
    drafting = Drafting(folder)
    good = drafting.quote("minutes", "Footfall rose by 12 per cent within a year", speaker="mayor")
    assert good["ok"]
    draft = (folder / "mill-street.argmap").read_text(encoding="utf-8")
    draft += f"claim new: Footfall rose.\n  {good['line']}\n"
    found = argmap.loads(draft, folder=folder)
    assert argmap.quotes(found)[-1].status.good
    elided = drafting.quote("minutes", "the street will be closed [...] by the summer", kind="denial")
    assert elided["line"] == "denial minutes: the street will be closed [...] by the summer"
    refused = drafting.quote("minutes", "footfall fell by 12 per cent within a year")
    assert not refused["ok"]
    assert "line" not in refused
    assert refused["nearest"][0]["line"] == 6
    with pytest.raises(RefusedError, match="no source is called `minuts`; did you mean `minutes`"):
        drafting.quote("minuts", "x y z")


@pytest.mark.parametrize("seed", range(3))
def test_a_line_that_is_given_can_be_pasted(seed, folder):
    chance, drafting, given = random.Random(seed), Drafting(folder), 0
    base = (folder / "mill-street.argmap").read_text(encoding="utf-8")
    texts = {name: (folder / f"texts/{name}.txt").read_text(encoding="utf-8") for name in ("minutes", "gazette")}
    for _ in range(60):
        source = chance.choice(sorted(texts))
        start = chance.randrange(len(texts[source]) - 60)
        words = texts[source][start : start + chance.randrange(8, 90)]
        if chance.random() < 0.3:
            low = chance.randrange(1, len(words) - 1)
            words = f"{words[:low]} [...] {words[chance.randrange(low, len(words)) :]}"
        words = chance.choice((words, words.replace("the", "[the]"), f'"{words}"', words))
        kind = chance.choice((*KINDS, "argued", "nonsense", "quote\nclaim x: y"))
        speaker = chance.choice(("", "mayor", "a b", "mayor citing clerk", "x:y", "mayor\nclaim x: X"))
        try:
            answer = drafting.quote(source, words, speaker, kind)
        except RefusedError:
            continue
        assert size(answer) <= MOST_ANSWER
        if answer["ok"]:
            given += 1
            found = argmap.loads(f"{base}claim pasted: Pasted.\n  {answer['line']}\n", folder=folder)
            wrong = [each for each in found.diagnostics if each.span.start >= len(base)]
            wrong = [
                each for each in wrong if each.severity == "error" or each.rule.code in ("AM303", "AM304", "AM309")
            ]
            assert wrong == [], answer["line"]
    assert given > 5


# Drafts


def test_an_invented_quotation_comes_back_as_an_error(folder):
    draft = "include: mill-street.argmap\nclaim new: New.\n  quote minutes: the mayor has resigned in anger\n"
    answer = Drafting(folder).check(draft)
    assert answer["errors"] == 1
    (error,) = [each for each in answer["diagnostics"] if each["severity"] == "error"]
    assert error["rule"] == "AM301"
    assert error["place"] == "draft.argmap:3:18"
    assert error["line"] == "quote minutes: the mayor has resigned in anger"
    assert answer["quotations"]["not-found"] == 1


def test_verdicts_are_those_of_the_map_the_contested_first(folder):
    drafting = Drafting(folder)
    draft = (folder / "mill-street.argmap").read_text(encoding="utf-8")
    found = argmap.load(folder / "mill-street.argmap")
    answer = drafting.verdicts(draft)
    words = {each["claim"]: each["verdict"] for each in answer["claims"]}
    assert words == {claim: found.standing(claim).word.value for claim in found.claims}
    assert answer["claims"][0]["verdict"] == "disputed"
    why = drafting.why(draft, "close")
    assert why["because"] == found.reasoner().why("close").sentence
    assert [each["claim"] for each in why["grounds"]] == [each.claim for each in found.reasoner().why("close")]
    with pytest.raises(RefusedError, match="no claim is called `clos`"):
        drafting.why(draft, "clos")


def test_answers_are_short_and_count_what_they_leave_out(folder):
    drafting = Drafting(folder)
    draft = "".join(f"claim c{number}: Claim number {number} hangs free of all.\n" for number in range(500))
    for answer, key in ((drafting.check(draft), "diagnostics"), (drafting.verdicts(draft), "claims")):
        assert size(answer) <= MOST_ANSWER
        left = int(re.match(r"[\d,]+", answer["left_out"])[0].replace(",", ""))
        every = answer["warnings"] + answer["hints"] if key == "diagnostics" else 500
        assert len(answer[key]) + left == every
    with pytest.raises(RefusedError, match="longer than 1,000,000 bytes"):
        drafting.check("#" * 1_000_001)
    assert fitting({"rows": ["x" * 9_000]}, "rows") == {"rows": [], "left_out": "1 more, for want of room"}


@pytest.mark.parametrize("draft", ["", "\0", "\ud800", "claim", "claim a: A.\n  quote minutes: …\n", "\t" * 1000])
def test_any_draft_gets_an_answer(draft, folder):
    drafting = Drafting(folder)
    assert size(drafting.check(draft)) <= MOST_ANSWER
    assert size(drafting.verdicts(draft)) <= MOST_ANSWER


def test_half_a_sign_in_a_question_is_no_error(folder):
    drafting = Drafting(folder)
    answer = drafting.find(["\ud800 footfall", "\0"])
    json.dumps(answer, ensure_ascii=False).encode()
    assert not drafting.quote("minutes", "\ud800 words")["ok"]


def test_what_changed_on_the_disk_is_read_anew(folder):
    drafting = Drafting(folder)
    assert drafting.find(["footfall rose by 12 per cent"])["found"][0]["stands"]
    (folder / "texts/minutes.txt").write_text("Nothing was said.\n", encoding="utf-8")
    assert not drafting.find(["footfall rose by 12 per cent"])["found"][0]["stands"]


def test_two_texts_of_one_name_are_both_there(tmp_path):
    for number, words in ((1, "the first report says so"), (2, "the second report says other")):
        (tmp_path / f"s{number}").mkdir()
        (tmp_path / f"s{number}/r.txt").write_text(f"{words}\n", encoding="utf-8")
        (tmp_path / f"s{number}/m.argmap").write_text("source report: R\n  text: r.txt\n", encoding="utf-8")
    drafting = Drafting(tmp_path)
    assert [each["source"] for each in drafting.sources()["sources"]] == ["report", "report_2"]
    first, second = drafting.find(["the first report says so", "the second report says other"])["found"]
    assert first["stands"]
    assert second["stands"]


def test_other_files_hide_no_text_and_all_can_be_listed(tmp_path):
    for number in range(1_100):
        (tmp_path / f"a{number:04}.png").touch()
    for number in range(150):
        (tmp_path / f"text{number:03}.txt").write_text("some words that stand here\n", encoding="utf-8")
    drafting, listed, first = Drafting(tmp_path), [], 1
    while True:
        answer = drafting.sources(first)
        assert size(answer) <= MOST_ANSWER
        listed += [each["source"] for each in answer["sources"]]
        if "left_out" not in answer:
            break
        first = len(listed) + 1
    assert len(set(listed)) == answer["number"] == 150


def test_hidden_files_are_not_read(folder):
    (folder / ".env").write_text("PASSWORD: hunter2\n", encoding="utf-8")
    (folder / ".secret").mkdir()
    (folder / ".secret/x.txt").write_text("the hidden words stand here\n", encoding="utf-8")
    drafting = Drafting(folder)
    draft = "include: .env\nsource s: S\n  text: .secret/x.txt\nclaim a: A.\n  quote s: the hidden words stand here\n"
    answer = json.dumps(drafting.check(draft))
    assert "hunter2" not in answer
    assert '"unchecked": 1' in answer


@pytest.mark.parametrize(
    "ask",
    [
        lambda it: it.quote("minutes", "footfall rose by 12", speaker="x" * 9_000),
        lambda it: it.quote("minutes", "footfall rose by 12", kind="x" * 9_000),
        lambda it: it.read_source("x" * 9_000),
        lambda it: it.read_source("minutes", 5, 2),
        lambda it: it.why("claim a: A.\n", "x" * 9_000),
    ],
)
def test_a_refusal_is_short(ask, folder):
    with pytest.raises(RefusedError) as caught:
        ask(Drafting(folder))
    assert len(str(caught.value)) < 400


def test_what_is_to_know_of_a_line_is_said_with_it(folder):
    drafting = Drafting(folder)
    assert any("AM307" in each for each in drafting.quote("minutes", "Money")["notes"])
    assert any("quote more words" in each for each in drafting.quote("minutes", "Mill Street")["notes"])
    assert drafting.quote("minutes", "footfall rose by 12 per cent")["notes"] == []
