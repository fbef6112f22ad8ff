"""What would be published: built twice to the same bytes, with all that belongs into it and nothing else."""

import hashlib
import os
import re
import subprocess
import sys
import tarfile
import zipfile
from email.parser import Parser

import pytest

import argmap
from conftest import ROOT

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Two builds of one commit, each with a folder of its own."""
    pytest.importorskip("build", reason="build is not installed")
    folders = []
    for _ in range(2):
        folder = tmp_path_factory.mktemp("dist")
        command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", folder, ROOT]
        environment = {**os.environ, "SOURCE_DATE_EPOCH": "1764201600"}
        done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
        assert done.returncode == 0, done.stdout + done.stderr
        folders.append(folder)
    return folders


def one(folder, pattern):
    (found,) = folder.glob(pattern)
    return found


def digests(folder):
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in folder.iterdir()}


def test_the_bytes_are_the_same_whoever_builds_it(built):
    first, second = map(digests, built)
    assert first == second
    assert set(first) == {
        f"argmap-{argmap.__version__}-py3-none-any.whl",
        f"argmap-{argmap.__version__}.tar.gz",
    }


def test_the_metadata_can_be_read_by_the_index(built):
    pytest.importorskip("twine", reason="twine is not installed")
    command = [sys.executable, "-m", "twine", "check", "--strict", *built[0].iterdir()]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_the_wheel_says_what_it_is(built):
    with zipfile.ZipFile(one(built[0], "*.whl")) as wheel:
        names = set(wheel.namelist())
        info = f"argmap-{argmap.__version__}.dist-info"
        data = Parser().parsestr(wheel.read(f"{info}/METADATA").decode())
        points = wheel.read(f"{info}/entry_points.txt").decode()
        licence = wheel.read(f"{info}/licenses/LICENSE").decode()
    assert (data["Name"], data["Version"], data["License-Expression"]) == ("argmap", argmap.__version__, "MIT")
    assert data["Requires-Python"] == ">=3.11"
    assert licence == (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "argmap = argmap.cli.main:main" in points
    assert "argmap = argmap.integrations.pygments:ArgmapLexer" in points
    extras = set(data.get_all("Provides-Extra"))
    assert {"interchange", "lsp", "mcp", "pdf", "pdf-text", "setup", "site", "watch"} <= extras
    for name in (
        *("argmap/integrations/pandoc/argmap.lua", "argmap/integrations/action/action.yml"),
        *("argmap/integrations/agents/SKILL.md", "argmap/integrations/agents/AGENTS.md"),
        *("argmap/catalogue/language.md", "argmap/py.typed", "argmap/grammars/argmap.lark"),
    ):
        assert name in names
    strange = [name for name in names if re.search(r"__pycache__|\.pyc$|/golden/|^tests/|^docs/|node_modules", name)]
    assert strange == []
    if "argmap/desk/page/editor.js" in names:  # the code of others comes with its licences
        assert "argmap/desk/page/editor-licences.txt" in names


def test_the_source_archive_passes_for_the_project(built):
    with tarfile.open(one(built[0], "*.tar.gz")) as archive:
        names = {name.partition("/")[2] for name in archive.getnames()}
    for name in ("LICENSE", "README.md", "CHANGELOG.md", "pyproject.toml", "grammars/argmap.lark", "docs/CITATION.cff"):
        assert name in names
    assert any(name.startswith("tests/") for name in names)
    assert any(name.startswith("examples/") for name in names)
    assert not [name for name in names if re.search(r"__pycache__|\.pyc$|node_modules|^docs/site/out", name)]


def test_the_number_is_the_same_everywhere():
    version = argmap.__version__
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    day = re.search(rf"^## {re.escape(version)} – (\d{{4}}-\d\d-\d\d)$", changelog, re.MULTILINE)
    assert day
    citation = (ROOT / "docs/CITATION.cff").read_text(encoding="utf-8")
    assert f"\nversion: {version}\n" in citation
    assert f"\ndate-released: {day[1]}\n" in citation
    for key in ("cff-version", "message", "title", "authors"):
        assert re.search(rf"^{key}:", citation, re.MULTILINE)
