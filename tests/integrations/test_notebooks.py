"""A notebook shows results as tables and pictures that fit, and little plain text."""

import json
import re
import shutil
import sys
from pathlib import Path

import pytest

import argmap
from argmap.diagnostics.diagnostic import Diagnostics
from argmap.integrations.notebook import load_ipython_extension
from argmap.shown import MOST_ROWS, as_table
from conftest import ROOT

MILL = ROOT / "examples/mill-street/mill-street.argmap"
CELLS = (
    "import argmap\nfound = argmap.load('mill-street/mill-street.argmap')\nfound",
    "found.map.evaluate()",
    "found.map.conflicts()",
    "found.map.why('close')",
    "found.map.flips('close')",
    "found.map.whatif(without='december')",
    "found.map.strengths()",
    "found.diagnostics",
    "argmap.quotes(found)",
    "argmap.report_data(found)",
    "argmap.report(found)",
    "argmap.draw(found, format='png')",
    "%load_ext argmap",
    "%%argmap small --focus a\nclaim a: A.\n  because b: B.\n",
    "small.diagnostics",
    "repr(small)",
)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_a_notebook_shows_everything_and_little_plain_text(tmp_path):
    nbformat = pytest.importorskip("nbformat", reason="nbclient is not installed")
    nbclient = pytest.importorskip("nbclient", reason="nbclient is not installed")
    pytest.importorskip("ipykernel", reason="ipykernel is not installed")
    shutil.copytree(MILL.parent, tmp_path / "mill-street")
    cells = [nbformat.v4.new_code_cell(each) for each in CELLS]
    notebook = nbformat.v4.new_notebook(cells=cells)
    kernel = {"argv": [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"], "display_name": "p"}
    folder = tmp_path / "kernels/ours"
    folder.mkdir(parents=True)
    (folder / "kernel.json").write_text(json.dumps({**kernel, "language": "python"}), encoding="utf-8")
    manager = pytest.importorskip("jupyter_client.manager").AsyncKernelManager(kernel_name="ours")
    manager.kernel_spec_manager.kernel_dirs = [str(tmp_path / "kernels")]
    environment = {"PYTHONPATH": str(ROOT)}
    client = nbclient.NotebookClient(notebook, km=manager, resources={"metadata": {"path": str(tmp_path)}}, timeout=60)
    client.execute(env={**__import__("os").environ, **environment})
    shown = [cell.outputs for cell in notebook.cells]
    kinds = [[kind for output in outputs for kind in output.get("data", {})] for outputs in shown]
    for cell, outputs in zip(CELLS, shown, strict=True):
        for output in outputs:
            text = output.get("data", {}).get("text/plain", "")
            assert len(text) <= 3000, cell
            assert text.count("\n") < 12, cell
    assert "image/svg+xml" in kinds[0]
    for at in range(1, 10):
        assert "text/html" in kinds[at], CELLS[at]
    assert "text/markdown" in kinds[10]
    assert "image/png" in kinds[11]
    assert kinds[12] == []
    assert "AM207" in str(shown[13][0])
    assert 'style="max-width:100%;height:auto"' in shown[13][1]["data"]["image/svg+xml"]
    assert "AM207" in shown[14][0]["data"]["text/html"]
    assert "small" not in kinds[15]


class Shell:
    def __init__(self):
        self.user_ns, self.magics = {}, {}

    def register_magic_function(self, function, kind, name):
        self.magics[name] = function


@pytest.mark.parametrize(
    "line, message",
    [
        ("--focus nope", "no claim is called `nope`"),
        ("--nonsense", "unrecognized arguments"),
        ("a-b", "`a-b` is no name of a variable"),
        ("--depth x", "`x` is no whole number from 0"),
        ("--by nobody", "by: `nobody` is none of section, speaker, source"),
        ("--theme pink", "theme: `pink` is none of forum, ledger, brief"),
        ("--only section", "write one of section, source"),
        ("--only section=x", "only: the map has no section `x`"),
        ("class", "`class` is no name of a variable"),
        ("--position 99", "position"),
        ("'", "No closing quotation"),
    ],
)
def test_what_the_magic_does_not_understand_is_told(line, message):
    error = pytest.importorskip("IPython.core.error", reason="IPython is not installed")
    shell = Shell()
    load_ipython_extension(shell)
    with pytest.raises(error.UsageError, match=re.escape(message)):
        shell.magics["argmap"](line, "claim a: A.\n  assumed\n")


def test_a_table_tells_what_it_leaves_out():
    shown = as_table(("name",), ((str(n),) for n in range(1000)), 1000, said="numbers")
    assert shown["text/html"].count("<tr>") == MOST_ROWS + 1
    assert "and 800 more" in shown["text/html"]
    assert shown["text/plain"].splitlines()[0] == "numbers"
    assert shown["text/plain"].splitlines()[-1] == "and 990 more"
    assert len(shown["text/plain"].splitlines()) == 12
    assert as_table(("name",), [], 0)["text/plain"] == "no name"


def test_what_a_map_holds_is_no_markup_of_a_table():
    found = argmap.loads("claim a: <b onclick=x>A\n  because b: <script>\n")
    for thing in (found.diagnostics, found.map.why("a"), argmap.report_data(found)):
        html = thing._repr_mimebundle_()["text/html"]
        assert "<b " not in html
        assert "<script" not in html


def test_diagnostics_are_a_tuple():
    found = argmap.loads("claim a: A.\n")
    assert isinstance(found.diagnostics, Diagnostics)
    assert found.diagnostics == tuple(found.diagnostics)
    assert argmap.check(found) is found.diagnostics
    assert argmap.loads("claim a: A.\n  because b: B.\n    assumed\n").diagnostics._repr_mimebundle_()[
        "text/plain"
    ] == ("nothing to report")
    assert argmap.quotes(found)._repr_mimebundle_()["text/plain"] == "nothing is quoted"


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_marimo_shows_a_map_and_a_table():
    pytest.importorskip("marimo", reason="marimo is not installed")
    from marimo._output.formatting import get_formatter, try_format

    found = argmap.load(MILL)
    for thing, expected in ((found, "svg"), (found.map.evaluate(), "<table"), (found.map.why("close"), "<table")):
        assert get_formatter(thing) is not None
        shown = try_format(thing)
        assert expected in f"{shown.mimetype} {shown.data}", thing
    assert Path(MILL).is_file()
