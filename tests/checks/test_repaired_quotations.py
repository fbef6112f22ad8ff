"""What `argmap check --fix` writes into a file of its user for a quotation that differs from its text.

Each case gives the whole file before and after. The expected text was written by hand.
"""

import pytest

import argmap
from argmap.cli.main import main

TEXT = """\
Minutes of the council.

The street will be closed to all cars and carts from the bridge to the old mill in June.
The baker will be paid for what is lost.
"""
HEAD = "source minutes: Minutes\n  text: minutes.txt\n\nclaim close: The street closes.\n"


@pytest.fixture
def fixed(tmp_path, monkeypatch, capsys):
    """The text of a file after it was repaired, and what was said."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "minutes.txt").write_text(TEXT, encoding="utf-8")

    def fix(text, name="town.argmap"):
        (tmp_path / name).write_text(text, encoding="utf-8")
        main(["check", "--fix", "--unsafe", name])
        return (tmp_path / name).read_text(encoding="utf-8"), capsys.readouterr().err

    return fix


def quoted(words):
    """A file with one quotation, more of the file around it."""
    return f"# Mill Street\n{HEAD}  quote minutes: {words}\n    note: from the minutes\n  assumed\n"


@pytest.mark.parametrize(
    "words, after",
    [
        pytest.param(
            "The street will be closed to all cars and carts from the old bridge to the mill in July",
            "The street will be closed to all cars and carts from the bridge to the old mill in June",
            id="words changed, added and left out: all of the text's wording",
        ),
        pytest.param(
            "The street will be closed to cars and carts from the bridge to the old mill in June",
            "The street will be closed to all cars and carts from the bridge to the old mill in June",
            id="a word left out alone",
        ),
        pytest.param(
            "“The street will be closed to all cars and carts from the bridge to the old mill in July”",
            "“The street will be closed to all cars and carts from the bridge to the old mill in June”",
            id="marks round the whole are the writer's and stay",
        ),
        pytest.param(
            "The street will be open to nobody but\n    | the mayor and his horses",
            None,
            id="words that stand nowhere stay",
        ),
        pytest.param(
            "The street will be closed to all cars\n    | and carts from the bridge\n    | to the old mill in July",
            "The street will be closed to all cars and carts from the bridge to the old mill in June",
            id="continued lines become one",
        ),
        pytest.param(
            "in June. The baker will be\n    | payed for what is lost.",
            "in June. The baker will be paid for what is lost.",
            id="a line end of the text is a space",
        ),
    ],
)
def test_the_wording_of_the_text_is_taken_over(words, after, fixed):
    text, said = fixed(quoted(words))
    assert text == quoted(words if after is None else after)
    made = "there is nothing to repair without your judgement\n" if after is None else "town.argmap: 1 repair made\n"
    assert made in said


@pytest.mark.parametrize(
    "words, after, repairs",
    [
        pytest.param(
            "[T]he street will be closed to all cars and carts from the bridge to the old mill in July",
            "[T]he street will be closed to all cars and carts from the bridge to the old mill in June",
            1,
            id="a letter of the analyst's own",
        ),
        pytest.param(
            "The street [of the mill] will be closed to all cars and carts from the bridge to the new mill in July",
            "The street [of the mill] will be closed to all cars and carts from the bridge to the old mill in June",
            2,
            id="two words, each in its place",
        ),
        pytest.param(
            "The street will be closed [...] from the bridge to the old mill in July",
            "The street will be closed [...] from the bridge to the old mill in June",
            1,
            id="a gap stays a gap",
        ),
        pytest.param(
            "“The street will be closed […] from the bridge to the old mill in July”",
            "“The street will be closed […] from the bridge to the old mill in June”",
            1,
            id="marks round the whole stay",
        ),
        pytest.param(
            "The street will be open […] from\n    | the bridge to the\n    | old mill in July",
            "The street will be closed […] from\n    | the bridge to the\n    | old mill in June",
            2,
            id="lines stay as they are broken",
        ),
    ],
)
def test_the_analyst_s_own_words_stay_in_their_brackets(words, after, repairs, fixed):
    text, said = fixed(quoted(words))
    assert text == quoted(after)
    assert f"town.argmap: {repairs} repair{'s' * (repairs > 1)} made\n" in said


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(
            "[T]he street will be closed to cars and carts from the bridge to the old mill in June",
            id="a word is left out, which has no place",
        ),
        pytest.param(
            "[T]he street will soon be closed to all cars and carts from the bridge to the old mill in June",
            id="a word is added, for which the text has none",
        ),
        pytest.param(
            "[T]he street will be closed to all cars and carts by the bridge to the old mill by June",
            id="a word that differs stands there twice",
        ),
        pytest.param(
            "[T]he street will be closed to all car and carts from the bridge to the old mill in June",
            id="a word that differs is a part of another one too",
        ),
        pytest.param(
            "[T]he street will be closed to all carts from the bridge to the old mill in July",
            id="one can be told apart and the other is left out",
        ),
        pytest.param(
            "[T]he street will be closed to all cars and carts from the bridge to the old\n    | mill, in July",
            id="a sign is added",
        ),
    ],
)
def test_nothing_is_repaired_where_the_differing_words_cannot_be_told_apart(words, fixed):
    text, said = fixed(quoted(words))
    assert text == quoted(words)
    assert "there is nothing to repair without your judgement\n" in said


def test_two_quotations_of_a_file_are_repaired_each_in_its_place(fixed):
    template = (
        HEAD
        + "  quote minutes: The street will be closed to all {} and carts\n"
        + "claim paid: The baker is paid.\n"
        + "  denial minutes: [T]he baker will be {} for what is lost.\n"
    )
    text, said = fixed(template.format("vans", "repaid"))
    assert text == template.format("cars", "paid")
    assert "town.argmap: 2 repairs made\n" in said


PART = HEAD + "  quote minutes: The street will be closed to all cars and {}\n"
TOP = (
    "include: part.argmap\n"
    "claim paid: The baker is paid.\n"
    "  quote minutes: The baker will be paid for what is {}.\n"
    "  because close\n"
)


@pytest.fixture
def part(tmp_path):
    path = tmp_path / "part.argmap"
    path.write_text(PART.format("vans"), encoding="utf-8")
    return path


def test_an_included_file_is_not_repaired_through_the_one_that_includes_it(part, fixed):
    text, said = fixed(TOP.format("lost"), "top.argmap")
    assert text == TOP.format("lost")
    assert part.read_text(encoding="utf-8") == PART.format("vans")
    assert "there is nothing to repair without your judgement\n" in said


def test_of_two_files_only_the_one_that_was_named_is_repaired(part, fixed):
    text, said = fixed(TOP.format("stolen"), "top.argmap")
    assert text == TOP.format("lost")
    assert part.read_text(encoding="utf-8") == PART.format("vans")
    assert "top.argmap: 1 repair made\n" in said


def test_an_included_file_is_repaired_by_its_own_name_and_the_other_one_left_alone(part, fixed, tmp_path):
    (tmp_path / "top.argmap").write_text(TOP.format("stolen"), encoding="utf-8")
    text, said = fixed(PART.format("vans"), "part.argmap")
    assert text == PART.format("carts")
    assert (tmp_path / "top.argmap").read_text(encoding="utf-8") == TOP.format("stolen")
    assert "part.argmap: 1 repair made\n" in said


def test_a_map_that_stands_in_no_file_gets_the_finding_without_a_repair(tmp_path):
    (tmp_path / "minutes.txt").write_text(TEXT, encoding="utf-8")
    amap = argmap.ArgMap("Town")
    amap.source("minutes", "Minutes", text="minutes.txt")
    amap.claim("close", "The street closes.")
    amap.quote("close", "minutes", "The baker will be paid for what is stolen")
    found = [each for each in argmap.check(amap.build(), texts=[tmp_path]) if each.rule.code in ("AM302", "AM303")]
    assert [each.edits for each in found] == [()]


def test_a_word_that_begins_in_brackets_is_not_replaced_by_half(fixed):
    """In `[A]ny` for the text's `The` it is `ny` that differs: it became `[A]The`."""
    words = "[A]ny baker will be paid for what is lost."
    text, _ = fixed(quoted(words))
    assert text in (quoted(words), quoted("The baker will be paid for what is lost."))


def test_other_words_that_read_like_the_differing_ones_are_left_alone(fixed, tmp_path):
    """`was open` differs where a line ends in it; the one on the first line is right and was made wrong."""
    (tmp_path / "minutes.txt").write_text(
        "In truth the mill was open in May and the street is closed in June to all.\n", encoding="utf-8"
    )
    words = "[So] the mill was open in May and the street was\n    | open in June to all"
    text, _ = fixed(quoted(words))
    assert "the mill was open in May" in text


def test_a_text_that_was_read_in_a_wrong_encoding_is_named(tmp_path):
    (tmp_path / "m.txt").write_text("caf\u00c3\u00a9 was closed for the summer, and nobody came.\n", encoding="utf-8")
    lines = "source m: M\n  text: m.txt\nclaim a: A.\n  quote m: caf\u00e9 was closed for the summer\n"
    (found,) = [each for each in argmap.loads(lines, folder=tmp_path).diagnostics if each.rule.code == "AM302"]
    assert any("most likely “caf\u00e9”" in note for note in found.notes)


@pytest.mark.parametrize(
    "words, by, claim, word",
    [
        ("Police suspect that the driver had been drinking.", "", "The driver had been drinking.", "suspicion"),
        ("The minister hopes that unemployment will fall.", "", "Unemployment will fall.", "hope"),
        ("Unions fear that the plant will close in May.", "", "The plant will close in May.", "hope"),
        ("Smith denied that the firm had sold arms.", " by smith", "The firm had sold arms.", "denial"),
        ("Smith denied that the firm had sold arms.", "", "The firm had sold arms.", "mention"),
        ("There is no evidence that the river was poisoned.", "", "The river was poisoned.", "mention"),
        ("Nobody suspects that the river was poisoned.", "", "The river was poisoned.", "mention"),
        ("It is unlikely that the court will hear the appeal.", "", "The court will hear the appeal.", "mention"),
        ("She asked whether the archive had been burned.", "", "The archive had been burned.", "mention"),
    ],
)
def test_the_word_for_what_the_words_commit_to_is_swapped(words, by, claim, word, fixed, tmp_path):
    """The word is the one that the language gives for such words: read by hand."""
    (tmp_path / "minutes.txt").write_text(words + "\n", encoding="utf-8")
    head = f"speaker smith: Smith\nsource minutes: M\n  text: minutes.txt\n  language: en\n\nclaim c: {claim}\n"
    text, said = fixed(f"{head}  quote minutes{by}: {words}\n")
    assert text == f"{head}  {word} minutes{by}: {words}\n"
    assert "1 repair made" in said
    assert "read its claim again" in said


def test_a_word_is_not_swapped_where_an_undercut_would_be_left_without_a_step(fixed, tmp_path):
    (tmp_path / "minutes.txt").write_text("Police suspect that the driver had been drinking.\n", encoding="utf-8")
    written = (
        "source minutes: M\n  text: minutes.txt\n  language: en\n\nclaim c: The driver had been drinking.\n"
        "  quote minutes: Police suspect that the driver had been drinking.\n"
        "    unless saw: The police saw nothing.\n"
    )
    text, said = fixed(written)
    assert text == written
    assert "nothing to repair" in said
