import pytest

import argmap
from mill_street import TOWN, town


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


def test_a_compilation_shows_itself_in_a_notebook_as_it_was_checked(tmp_path):
    (tmp_path / "minutes.txt").write_text("She said: the street will be open.", encoding="utf-8")
    compilation = argmap.loads(TOWN.replace("Minutes\n", "Minutes\n  text: minutes.txt\n"), folder=tmp_path)
    shown = compilation._repr_mimebundle_()
    fitted = ' style="max-width:100%;height:auto"'
    assert shown["image/svg+xml"].replace(fitted, "") == argmap.draw(compilation).decode()
    assert "× minutes" in shown["image/svg+xml"], "the quotation that does not fit its text"
    assert "× minutes" not in compilation.map._repr_mimebundle_()["image/svg+xml"], "a map alone has no texts"
    assert shown["text/plain"] == compilation.map._repr_mimebundle_()["text/plain"]


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


def test_a_text_that_no_file_can_hold_is_reported():
    null, half = argmap.loads("claim a: x \0 y\n"), argmap.loads("claim a: x \ud800 y\n")
    assert [each.rule.code for each in null.errors] == ["AM002"]
    assert [each.rule.code for each in half.errors] == ["AM001"]
    argmap.report(half)
