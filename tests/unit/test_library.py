import copy
import json
import pickle

import jsonschema
import pytest

import argmap
from conftest import EXAMPLES, ROOT


def town():
    amap = argmap.ArgMap("Mill Street", author="A. Writer", date="2026-03")
    amap.source("minutes", "Minutes", date="2026-01-14", tags=["official"])
    amap.speaker("mayor", "The mayor")
    amap.section("Trade")
    amap.claim("close", "Mill Street should be closed.", credence="likely")
    amap.quote("close", "minutes", "the street will be closed", by="mayor", at="p. 3")
    amap.claim("footfall", "Footfall rose.", assumed=True)
    growth = amap.support("footfall", "close", warrant="It would rise here too.", strength=0.8)
    amap.claim("december", "It was counted in December.", assumed=True)
    amap.undercut("december", growth)
    amap.claim("full", "The street is full.", assumed=True)
    amap.rebut(["footfall", "full"], "close", name="crowd")
    amap.contradict("december", "full")
    amap.expect("close", "undecided")
    return amap


TOWN = """\
map: Mill Street
  author: A. Writer
  date: 2026-03
source minutes: Minutes
  date: 2026-01-14
  tags: official
speaker mayor: The mayor
section: Trade
claim close: Mill Street should be closed.
  credence: likely
  quote minutes by mayor at p. 3: the street will be closed
  because footfall: Footfall rose.
    assumed
    warrant: It would rise here too.
    strength: 0.8
    unless december: It was counted in December.
      assumed
claim full: The street is full.
  assumed
footfall + full rebuts close as crowd
december contradicts full
expect close undecided
"""


def test_the_builder_yields_the_very_model_that_a_file_gives():
    assert town().build() == argmap.loads(TOWN).map


def test_dumps_writes_a_map_that_reads_back():
    assert argmap.loads(argmap.dumps(town().build())).map == town().build()


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_survive_every_way_of_writing_them(path):
    amap = argmap.load(path).map
    assert argmap.loads(argmap.dumps(amap)).map == amap
    assert argmap.from_dict(json.loads(json.dumps(argmap.to_dict(amap)))) == amap
    assert pickle.loads(pickle.dumps(amap)) == amap
    assert copy.deepcopy(amap) == amap
    jsonschema.validate(argmap.to_dict(amap), argmap.schema())


def test_the_schema_refuses_what_is_no_map():
    validator = jsonschema.Draft202012Validator(argmap.schema())
    validator.check_schema(argmap.schema())
    for data in ({}, {"version": 2}, {"version": 1, "claims": [{"id": "a"}]}, {"version": 1, "colour": "red"}):
        assert not validator.is_valid(data)
        with pytest.raises(ValueError):
            argmap.from_dict(data)


@pytest.mark.parametrize(
    "call",
    [
        lambda amap: amap.claim("close", "Twice."),
        lambda amap: amap.claim("1st", "No name."),
        lambda amap: amap.claim("x", " "),
        lambda amap: amap.claim("x", "y", credence=1.5),
        lambda amap: amap.support("nowhere", "close"),
        lambda amap: amap.support("footfall", "nowhere"),
        lambda amap: amap.support([], "close"),
        lambda amap: amap.support("footfall", "close"),
        lambda amap: amap.support("full", "close", strength=2),
        lambda amap: amap.contradict("full", "december"),
        lambda amap: amap.quote("close", "gazette", "words"),
        lambda amap: amap.source("x", "y", sha256="12"),
        lambda amap: amap.source("x", "y", date="2 March"),
        lambda amap: amap.expect("close", "true"),
    ],
)
def test_the_builder_refuses_what_a_file_could_not_say(call):
    with pytest.raises(ValueError):
        call(town())


def test_a_map_cannot_be_changed():
    amap = town().build()
    with pytest.raises(TypeError):
        amap.claims["x"] = None
    with pytest.raises(AttributeError):
        amap.title = "x"


def test_a_map_made_in_python_is_checked_without_places():
    amap = argmap.ArgMap("x")
    amap.claim("a", "A claim.")
    (found,) = argmap.check(amap)
    assert found.rule.name == "unbacked-leaf"
    assert found.span.source.name == "<map>"


def test_a_map_shows_itself_in_a_notebook():
    bundle = town()._repr_mimebundle_()
    assert bundle["image/svg+xml"].startswith("<?xml")
    assert "Footfall rose." in bundle["image/svg+xml"]
    assert bundle["text/plain"].startswith("Mill Street (4 claims, 4 relations")
    assert argmap.loads(TOWN)._repr_mimebundle_() == bundle


def test_a_map_without_an_engine_still_shows_itself(monkeypatch):
    monkeypatch.setenv("ARGMAP_DOT", "no-such-program")
    bundle = town()._repr_mimebundle_()
    assert list(bundle) == ["text/plain"]
    assert "no-such-program" in bundle["text/plain"]


def test_everything_public_is_there_and_has_a_docstring():
    for name in argmap.__all__:
        thing = getattr(argmap, name)
        assert name == "__version__" or thing.__doc__
    assert set(argmap.__all__) <= set(dir(argmap))
    with pytest.raises(AttributeError):
        argmap.nonsense  # noqa: B018


def test_importing_argmap_imports_nothing_heavy():
    import subprocess
    import sys

    code = "import argmap, sys; print([m for m in ('lark', 'attrs', 'graphviz', 'rapidfuzz') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=True)
    assert done.stdout.strip() == "[]"


def test_report_and_draw_write_whole_files(tmp_path):
    argmap.draw(town(), tmp_path / "map.svg")
    argmap.report(town(), tmp_path / "map.md")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").rstrip().endswith("</svg>")
    assert (tmp_path / "map.md").read_text(encoding="utf-8").startswith("# Mill Street")
    assert sorted(each.name for each in tmp_path.iterdir()) == ["map.md", "map.svg"]
    with pytest.raises(ValueError):
        argmap.draw(town(), tmp_path / "map.gif")
    with pytest.raises(ValueError):
        argmap.report(town(), tmp_path / "map.rtf")
