"""Files that are reached on very many ways: their names are looked up, not multiplied."""

import pytest

import argmap
from argmap.resolve import scopes
from argmap.resolve.includes import gather
from argmap.resolve.scopes import declare
from argmap.source import Source


def read(**texts):
    """A reader of files that are texts, and the file `top`."""
    sources = {f"{name}.argmap": Source(f"{name}.argmap", text) for name, text in texts.items()}
    return sources["top.argmap"], lambda path, _: (sources[path], ())


def scopes_of(**texts):
    files, problems = gather(*read(**texts))
    names = declare(files)
    return names.scopes, [*problems, *names.diagnostics]


def chain(length):
    """Each file includes the next one under two aliases: 2 ** length names for the last one."""
    texts = {
        f"f{at}": f"include: f{at + 1}.argmap as l\ninclude: f{at + 1}.argmap as r\nclaim c: C{at}.\n  assumed\n"
        for at in range(length)
    }
    texts[f"f{length}"] = "claim c: The last.\n  assumed\n"
    return {**texts, "top": "include: f0.argmap as f\n" + f"claim a: A.\n  because f.{'l.r.' * (length // 2)}c\n"}


def test_two_aliases_for_each_of_sixty_files_make_no_more_names_than_there_are(tmp_path):
    for name, text in chain(60).items():
        (tmp_path / f"{name}.argmap").write_text(text, encoding="utf-8")
    found = argmap.load(tmp_path / "top.argmap")
    assert len(found.claims) == 62
    (step,) = found.map.inferences.values()
    assert found.claims[step.premises[0]].text == "The last."
    assert found.ok


def test_what_a_file_keeps_grows_with_its_own_names_and_includes_only():
    found, problems = scopes_of(**chain(60))
    assert problems == []
    assert sum(len(scope.names) for scope in found) == 62
    assert sum(len(inner) for scope in found for inner in scope.behind.values()) == 1 + 2 * 60


def test_suggestions_look_through_a_limited_number_of_names(tmp_path, monkeypatch):
    monkeypatch.setattr(scopes, "MOST_NAMES", 100)
    found, _ = scopes_of(**chain(60))
    assert len(list(found[0].items())) <= 102
    texts = chain(20)
    texts["top"] = "include: f0.argmap as f\nclaim a: A.\n  because f.l.r.d\n"
    for name, text in texts.items():
        (tmp_path / f"{name}.argmap").write_text(text, encoding="utf-8")
    (error,) = argmap.load(tmp_path / "top.argmap").errors
    assert error.help.startswith("a similar claim is `f.l.r.c`")


X_AND_Y = {"x": "claim a: X.\n", "y": "claim a: Y.\n"}
CLASHES = [
    # a name with a dot beside a name behind an alias, before and after it
    "include: x.argmap\ninclude: x.argmap as l\nclaim l.a: Own.\n",
    "include: x.argmap\ninclude: dotted.argmap\ninclude: x.argmap as l\n",
    "include: x.argmap\ninclude: x.argmap as l\ninclude: dotted.argmap\n",
    # one alias for two files, by two includes without an alias
    "include: x.argmap\ninclude: y.argmap as k\ninclude: p.argmap\ninclude: q.argmap\n",
    # an alias with a dot beside an alias behind an alias, in both orders
    "include: x.argmap\ninclude: y.argmap as k\ninclude: pm.argmap as l\ninclude: y.argmap as l.m\n",
    "include: x.argmap\ninclude: y.argmap as k\ninclude: y.argmap as l.m\ninclude: pm.argmap as l\n",
]


@pytest.mark.parametrize("top", CLASHES)
def test_a_name_that_means_two_things_is_reported_once(top):
    _, problems = scopes_of(
        top=top,
        p="include: x.argmap as l\n",
        q="include: y.argmap as l\n",
        pm="include: x.argmap as m\n",
        dotted="claim l.a: Y.\n",
        **X_AND_Y,
    )
    assert [each.rule.name for each in problems] == ["duplicate-name"]
    assert problems[0].span.source.name == "top.argmap"
    assert problems[0].message.startswith("an included file brings a second `l.")


def test_the_same_thing_on_two_ways_is_no_clash():
    _, problems = scopes_of(
        top="include: p.argmap\ninclude: q.argmap\n",
        p="include: x.argmap as l\n",
        q="include: x.argmap as l\n",
        x="claim a: X.\n",
    )
    assert problems == []
