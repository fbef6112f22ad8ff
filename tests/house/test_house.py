"""The house: formatting, lint, types, layers, and that each guard can fail."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT


def call(*arguments, cwd=ROOT):
    return subprocess.run(arguments, capture_output=True, text=True, cwd=cwd, check=False)


def tool(name):
    found = shutil.which(name, path=str(Path(sys.executable).parent)) or shutil.which(name)
    assert found, f"{name} is not installed: pip install '.[test]'"
    return found


def test_the_code_is_formatted():
    done = call(tool("ruff"), "format", "--check", "--no-cache", ".")
    assert done.returncode == 0, done.stdout


def test_the_linter_is_quiet():
    done = call(tool("ruff"), "check", "--no-cache", ".")
    assert done.returncode == 0, done.stdout


def test_the_types_are_right():
    """With the cache of mypy, which makes all but the first run quick."""
    done = call(tool("mypy"))
    assert done.returncode == 0, done.stdout


def test_imports_point_down():
    done = call(tool("lint-imports"), "--no-cache")
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.parametrize(
    "module, line, message",
    [
        (
            "argmap/source.py",
            "from argmap.model.elements import Claim",
            "argmap.source is not allowed to import argmap.model",
        ),
        (
            "argmap/checks/self_relation.py",
            "import argmap.reports.report",
            "argmap.checks is not allowed to import argmap.reports",
        ),
        ("argmap/resolve/resolve.py", "import lark", "argmap.resolve is not allowed to import lark"),
        ("argmap/checks/self_relation.py", "import pysat", "argmap.checks is not allowed to import pysat"),
        ("argmap/homeless.py", "", "homeless"),
    ],
)
def test_the_guard_of_the_layers_can_fail(module, line, message, tmp_path):
    shutil.copytree(ROOT / "argmap", tmp_path / "argmap", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    path = tmp_path / module
    path.write_text(
        (path.read_text(encoding="utf-8") if path.exists() else '"""x."""\n') + f"\n{line}\n", encoding="utf-8"
    )
    done = call(tool("lint-imports"), "--no-cache", cwd=tmp_path)
    assert done.returncode == 1
    assert message in done.stdout


@pytest.mark.slow
def test_the_guard_of_types_and_lint_can_fail(tmp_path):
    path = tmp_path / "bad.py"
    path.write_text('def f(x):\n    print(x)\n    return f"{x}"\n', encoding="utf-8")
    config = str(ROOT / "pyproject.toml")
    assert call(tool("ruff"), "check", "--no-cache", "--config", config, str(path)).returncode == 1
    assert (
        call(tool("mypy"), "--strict", "--cache-dir", str(tmp_path / "c"), "--config-file", "", str(path)).returncode
        == 1
    )


def test_only_the_command_line_prints_and_few_modules_start_programs():
    for path in (ROOT / "argmap").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        place = path.relative_to(ROOT / "argmap").as_posix()
        alone = place.startswith("proofs/check_")  # programs that run without argmap
        assert "sys.stdout" not in text or place.startswith("cli/") or alone, place
        assert "import subprocess" not in text or place in STARTS_PROGRAMS, place


STARTS_PROGRAMS = ("desk/bundle/build.py", "diagrams/graphviz/process.py")
"""For npm and for Graphviz; pandoc and git only the command line knows (docs/decisions/layers.md)."""


def test_the_top_level_holds_what_the_card_says():
    listed = call("git", "ls-files").stdout.split()
    if not listed:
        pytest.skip("not a checkout of git")
    tops = {name.split("/")[0] for name in listed}
    assert {each for each in tops if not each.startswith(".")} <= {
        "pyproject.toml",
        "README.md",
        "CHANGELOG.md",
        "LICENSE",
        "argmap",
        "grammars",
        "examples",
        "tests",
        "docs",
    }


def test_no_path_of_a_machine_is_in_the_project():
    listed = call("git", "ls-files").stdout.split()
    if not listed:
        pytest.skip("not a checkout of git")
    for name in listed:
        text = (ROOT / name).read_text(encoding="utf-8", errors="replace")
        found = re.search(r"(?<![\w.])/(?:tmp|root|home|work|farm)/", text)
        assert found is None or name == "tests/house/test_house.py", (name, found)


def test_every_relative_link_in_the_docs_leads_somewhere():
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", ROOT / "examples/README.md", *(ROOT / "docs").rglob("*.md")]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), (page, target)
