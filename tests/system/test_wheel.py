"""The wheel, built and installed into a fresh environment, compiles, draws and explains."""

import subprocess
import sys
import venv
import zipfile

import pytest

from conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "-q",
        "-w",
        str(folder),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (found,) = folder.glob("argmap-*.whl")
    return found


def test_the_wheel_holds_the_grammar_the_pages_the_schema_and_the_types(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "argmap/grammars/argmap.lark" in names
    assert "argmap/syntax/parser_tables.json" in names
    assert "argmap/catalogue/rule_pages/AM102.md" in names
    assert "argmap/interchange/argmap-map-2.schema.json" in names
    assert "argmap/findings/argmap-report-1.schema.json" in names
    assert {"argmap/page/page.css", "argmap/explorer/explorer.js", "argmap/explorer/component.css"} <= set(names)
    assert "argmap/py.typed" in names
    assert not [name for name in names if name.startswith(("tests/", "docs/", "examples/"))]


def test_the_wheel_works_in_a_fresh_environment(wheel, tmp_path):
    venv.create(tmp_path / "env", with_pip=True)
    scripts = tmp_path / "env" / ("Scripts" if sys.platform == "win32" else "bin")
    subprocess.run([scripts / "python", "-m", "pip", "install", "-q", str(wheel)], check=True, capture_output=True)
    example = ROOT / "examples" / "mill-street" / "mill-street.argmap"

    def run(*arguments):
        done = subprocess.run([*arguments], cwd=tmp_path, check=True, capture_output=True, text=True)
        return done.stdout

    run(scripts / "argmap", "check", "--strict", str(example))
    run(scripts / "argmap", "draw", str(example), "-o", "map.svg")
    run(scripts / "python", "-m", "argmap", "report", str(example), "-o", "map.md")
    run(scripts / "argmap", "draw", str(example), "-o", "map.html")
    run(scripts / "argmap", "report", str(example), "-o", "report.html")
    for name in ("map.html", "report-annex.html"):
        assert "window.argmap" in (tmp_path / name).read_text(encoding="utf-8")
    assert (tmp_path / "map.svg").read_text(encoding="utf-8").rstrip().endswith("</svg>")
    assert "Mill Street" in (tmp_path / "map.md").read_text(encoding="utf-8")
    assert run(scripts / "argmap", "explain", "AM102").startswith("# AM102")
