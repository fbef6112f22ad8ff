"""What a prompt and a notebook see: short lines, pictures that fit, results that can be looped over."""

import pickle

import attrs
import pytest

import argmap
from conftest import EXAMPLES, ROOT

MILL = ROOT / "examples" / "mill-street" / "mill-street.argmap"
JOINED = ROOT / "examples" / "china" / "joined.argmap"


def results():
    compilation = argmap.load(JOINED)
    amap = compilation.map
    claim = next(iter(amap.claims))
    yield from (compilation, amap, amap.reasoner(), argmap.to_dict.__name__)
    yield from (amap.evaluate(), amap.why(claim), amap.conflicts(), amap.positions(3), amap.whatif(without=claim))
    yield from (amap.flips(claim), amap.strengths(), argmap.report_data(compilation), argmap.report(compilation))
    yield from (argmap.draw(argmap.load(MILL)), argmap.diff(compilation, compilation), compilation.facts)
    yield from (*list(amap)[:3], *list(amap.relations)[:3], *list(amap.sources.values())[:2])
    yield from (*argmap.quotes(compilation)[:3], *argmap.load(ROOT / "examples/china/cnn.argmap").diagnostics[:3])
    yield argmap.framework_of(argmap.load(MILL).map)
    yield argmap.ArgMap("Will the town close Mill Street?")
    yield from (each for conflict in amap.conflicts() for each in (conflict, *conflict.assertions))


@pytest.mark.slow
def test_nothing_public_shows_more_than_two_hundred_characters_of_itself():
    shown = list(results())
    assert len(shown) > 30
    for thing in shown:
        assert len(repr(thing)) <= 200, (type(thing), repr(thing)[:300])


def test_results_can_be_looped_over_and_have_a_length():
    amap = argmap.load(MILL).map
    claim = next(iter(amap.claims))
    for result in (amap.conflicts(), amap.positions(), amap.evaluate(), amap.flips(claim), amap.why(claim)):
        assert len(list(result)) == len(result)
    report = argmap.report_data(argmap.load(MILL))
    assert len(list(report)) == len(report) > 5


def test_a_picture_is_the_bytes_of_its_file_and_shows_itself(tmp_path):
    picture = argmap.draw(argmap.load(MILL), tmp_path / "mill.svg")
    assert bytes(picture) == (tmp_path / "mill.svg").read_bytes()
    assert 'style="max-width:100%;height:auto"' in picture._repr_mimebundle_()["image/svg+xml"]
    assert pickle.loads(pickle.dumps(picture)) == picture
    png = argmap.draw(argmap.load(MILL), format="png")
    assert png._repr_mimebundle_()["image/png"] == bytes(png)
    text = argmap.report(argmap.load(MILL), tmp_path / "mill.md")
    assert text == (tmp_path / "mill.md").read_text(encoding="utf-8")
    assert text._repr_mimebundle_()["text/markdown"] == str(text)


@pytest.mark.parametrize(
    "call, message",
    [
        (lambda amap: amap.why("clos"), "no claim is called `clos`; did you mean `close`?"),
        (lambda amap: amap.verdict("clos"), "no claim is called `clos`; did you mean `close`?"),
        (lambda amap: amap["clos"], "no claim is called `clos`; did you mean `close`?"),
        (lambda amap: amap.credulous("clos"), "no claim is called `clos`; did you mean `close`?"),
        (lambda amap: amap.flips("clos"), "no claim is called `clos`; did you mean `close`?"),
        (lambda amap: amap.conflicts(["clos"]), "no claim is called `clos`; did you mean `close`?"),
        (lambda amap: amap.supporters("clos"), "no claim is called `clos`; did you mean `close`?"),
        (lambda amap: amap.attackers("clos"), "no claim or step is called `clos`; did you mean `close`?"),
        (lambda amap: amap.whatif(without="gazete"), "no thing is called `gazete`; did you mean `gazette`?"),
    ],
)
def test_an_unknown_name_says_which_similar_one_there_is(call, message):
    with pytest.raises(KeyError) as caught:
        call(argmap.load(MILL).map)
    assert isinstance(caught.value, argmap.UnknownNameError)
    assert str(caught.value) == message


def test_a_map_made_directly_is_checked():
    with pytest.raises(ValueError, match="no claim is called `nope`"):
        argmap.ArgumentMap(
            inferences={"s": argmap.Inference("s", argmap.InferenceKind.SUPPORTS, ("nope",), "a", named=True)}
        )
    amap = argmap.load(MILL).map
    with pytest.raises(ValueError, match="surrogate"):
        attrs.evolve(amap, note="x \ud800")
    assert attrs.evolve(amap, note="plain").note == "plain"


def test_strength_zero_is_a_strength():
    text = "map: T\n  weighing: strength\nclaim a: A.\n  assumed\n  credence: 0.5\n"
    text += "  but b: B.\n    assumed\n    strength: 0\n"
    amap = argmap.loads(text).map
    assert amap.verdict("a") == "accepted"
    assert argmap.from_dict(argmap.to_dict(amap)) == amap
    assert argmap.from_dict(argmap.to_dict(amap)).verdict("a") == "accepted"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_is_written_as_one_file_and_reads_back(path):
    compilation = argmap.load(path)
    folder = path.parent if len(compilation.documents) == 1 else None
    again = argmap.loads(argmap.dumps(compilation), folder=folder)
    assert {claim.text for claim in again.map} == {claim.text for claim in compilation.map}
    assert [str(label) for label in again.verdicts.values()] == [str(label) for label in compilation.verdicts.values()]
