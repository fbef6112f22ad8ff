"""The mutation runner, on a package of one line that is tested by half."""

import argparse
import subprocess

import pytest

import mutate
from mutation_witness import CAUGHT, OTHERWISE

pytestmark = pytest.mark.slow

AGES = "def older(a, b):\n    return a > b\n"
HALF = "from pack.inner.ages import older\n\ndef test_older():\n    assert older(2, 1) is True\n"
REST = "\ndef test_as_old():\n    assert older(1, 1) is False\n"
FILE = "pack/inner/ages.py"
TESTS = "tests/inner/test_ages.py"


@pytest.fixture
def root(tmp_path, monkeypatch):
    root = tmp_path / "project"
    for name, text in (("pyproject.toml", ""), ("pack/__init__.py", ""), ("pack/inner/__init__.py", "")):
        write(root / name, text)
    write(root / FILE, AGES)
    write(root / TESTS, HALF)
    monkeypatch.chdir(root)
    return root.resolve()


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_a_survivor_is_listed_and_fails(root, capsys):
    assert mutate.main([FILE]) == 1
    assert capsys.readouterr().out == (
        f"{FILE}:2: a > b → a >= b\n2 mutants: 1 caught, 1 survived, 0 out of time, 0 failed otherwise\n"
    )
    assert (root / FILE).read_text(encoding="utf-8") == AGES


def test_where_all_are_caught_nothing_is_listed(root, capsys):
    write(root / TESTS, HALF + REST)
    assert mutate.main([FILE]) == 0
    assert capsys.readouterr().out == "2 mutants: 2 caught, 0 survived, 0 out of time, 0 failed otherwise\n"


def test_tests_that_fail_without_a_mutant_prove_nothing(root, capsys):
    write(root / TESTS, HALF + "\ndef test_wrong():\n    assert older(1, 2)\n")
    assert mutate.main([FILE]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"without any mutant of {FILE} the tests do not pass (tests/inner)" in said.err
    assert "test_wrong" in said.err


@pytest.mark.parametrize(
    "code, outcome",
    [
        pytest.param(AGES, mutate.SURVIVED, id="nothing is changed"),
        pytest.param("def older(a, b):\n    return a < b\n", CAUGHT, id="an assertion fails"),
        pytest.param("def older(a, b):\n    raise KeyError\n", CAUGHT, id="the mutant raises"),
        pytest.param("1 / 0\n", OTHERWISE, id="it cannot be imported"),
        pytest.param("def older(a, b):\n    raise MemoryError\n", OTHERWISE, id="there is no room for it"),
        pytest.param("def older(a, b):\n    while True:\n        pass\n", mutate.LATE, id="it has no end"),
    ],
)
def test_a_mutant_is_caught_only_by_a_test_that_failed(code, outcome, root, tmp_path):
    project = mutate.Project.of(root, tmp_path / "copy")
    project.write(FILE, code)
    assert project.run(FILE, ["tests/inner"], limit=3 if outcome == mutate.LATE else 60)[0] == outcome


@pytest.mark.parametrize(
    "fixture, outcome",
    [
        pytest.param("    return older(1, 'b')\n", CAUGHT, id="the mutant raises in it"),
        pytest.param("    assert older(1, 2)\n", CAUGHT, id="it asserts"),
        pytest.param("    raise OSError\n", OTHERWISE, id="it fails on its own"),
    ],
)
def test_a_fixture_that_fails_counts_where_the_mutant_is_to_blame(fixture, outcome, root, tmp_path):
    text = f"import pytest\n{HALF}\n@pytest.fixture\ndef ages():\n{fixture}\ndef test_ages(ages):\n    pass\n"
    write(root / TESTS, text)
    project = mutate.Project.of(root, tmp_path / "copy")
    assert project.run(FILE, [f"{TESTS}::test_ages"])[0] == outcome


def test_golden_files_and_properties_are_left_out_unless_they_are_named(root, tmp_path):
    write(root / "tests/inner/test_golden_ages.py", "def test():\n    assert False\n")
    write(root / "tests/inner/test_ages_properties.py", "def test():\n    assert False\n")
    project = mutate.Project.of(root, tmp_path / "copy")
    assert project.run(FILE, ["tests/inner"], but=mutate.LEFT_OUT)[0] == mutate.SURVIVED
    assert project.run(FILE, ["tests/inner"])[0] == CAUGHT


def test_the_tests_of_a_file_are_in_the_folder_of_its_package_or_name_the_module(root):
    write(root / "pack/alone.py", "")
    write(root / "tests/test_alone.py", "import pack.alone\n")
    write(root / "tests/test_lonely.py", "import pack.alonely\n")
    write(root / "tests/test_golden_alone.py", "import pack.alone\n")
    assert mutate.related(FILE, root) == ["tests/inner"]
    assert mutate.related("pack/other/ages.py", root) == []
    assert mutate.related("pack/alone.py", root) == ["tests/test_alone.py"]


def git(root, *arguments):
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(("git", *names, *arguments), cwd=root, check=True, capture_output=True)


def test_a_change_is_the_lines_that_a_revision_has_not(root):
    git(root, "init", "-b", "main")
    git(root, "add", ".")
    git(root, "commit", "-m", "One")
    assert mutate.changed("HEAD", root) == {}
    git(root, "switch", "-c", "topic")
    write(root / FILE, AGES + "\n\ndef younger(a, b):\n    return b > a\n")
    git(root, "commit", "-am", "Two")
    write(root / "pack/new.py", "A = 1\nB = 2\n")
    write(root / TESTS, HALF + REST)
    assert mutate.changed("HEAD", root) == {"pack/new.py": {1, 2}}
    assert mutate.changed("main", root) == {FILE: {3, 4, 5, 6}, "pack/new.py": {1, 2}}
    with pytest.raises(mutate.UsageError, match="nowhere"):
        mutate.changed("nowhere", root)


def choose(root, *files, **options):
    known = {"files": files, "change": False, "base": None, "most": None, "seed": 0, **options}
    return [(file, each.what) for file, each in mutate.chosen(argparse.Namespace(**known), root)]


def test_mutants_are_chosen_by_file_by_change_and_by_lot(root):
    write(root / "pack/new.py", "A = 1\nB = 2\n")
    new = [("pack/new.py", each) for each in ("1 → 2", "1 → 0", "2 → 3", "2 → 1")]
    old = [(FILE, "deleted: return a > b"), (FILE, "a > b → a >= b")]
    assert choose(root, FILE, "pack/new.py") == old + new
    some = choose(root, FILE, "pack/new.py", most=3, seed=1)
    assert some == choose(root, FILE, "pack/new.py", most=3, seed=1)
    assert len(some) == 3
    assert set(some) < {*old, *new}
    git(root, "init", "-b", "main")
    git(root, "add", FILE)
    git(root, "commit", "-m", "One")
    assert choose(root, change=True) == new
    assert choose(root, FILE, change=True) == []


@pytest.mark.parametrize(
    "arguments, message",
    [
        ([], "name files, or say --change"),
        (["nowhere.py"], "there is no nowhere.py"),
        (["../elsewhere.py"], "is not in"),
        (["pack/lonely.py"], "no tests are related to pack/lonely.py"),
    ],
)
def test_what_cannot_be_done_is_said(arguments, message, root, capsys):
    write(root / "pack/lonely.py", "A = 1\n")
    assert mutate.main(arguments) == 2
    assert message in capsys.readouterr().err
