"""What stands around argmap: shells, hooks, actions, graphs and tables."""

import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import argmap
from argmap.cli.command_list import COMMANDS
from argmap.cli.commands.setup import PARTS, SHELLS
from argmap.cli.main import main
from conftest import ROOT

MILL = ROOT / "examples/mill-street"
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": str(ROOT),
    "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
}


def printed(capsys, *arguments):
    assert main(["setup", *arguments]) == 0
    return capsys.readouterr().out


def test_without_a_word_it_lists_what_there_is(capsys):
    listed = printed(capsys)
    assert [line.split()[0] for line in listed.splitlines()] == list(PARTS)


@pytest.mark.parametrize(
    "arguments, message",
    [
        (["nonsense"], "there is nothing called `nonsense` to set up"),
        (["completion"], "name the shell: argmap setup completion bash|zsh"),
        (["completion", "sh"], "name the shell"),
        (["pandoc", "more"], "`argmap setup pandoc` takes nothing more"),
    ],
)
def test_what_there_is_not_is_told(arguments, message, capsys):
    assert main(["setup", *arguments]) == 2
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("name", ["pandoc", "action"])
def test_paths_are_those_of_files(name, capsys):
    assert Path(printed(capsys, name).strip()).is_file()


@pytest.mark.slow
def test_bash_completes_commands_options_and_files(capsys, tmp_path):
    pytest.importorskip("shtab", reason="shtab is not installed")
    script = tmp_path / "argmap.bash"
    script.write_text(printed(capsys, "completion", "bash"), encoding="utf-8")
    (tmp_path / "town.argmap").touch()

    def complete(*words):
        line = " ".join(f"'{word}'" for word in words)
        command = (
            f"source {script}; COMP_WORDS=({line}); COMP_CWORD={len(words) - 1}; "
            '_shtab_argmap; printf "%s\\n" "${COMPREPLY[@]}"'
        )
        done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.stderr == ""
        return set(done.stdout.split())

    assert {command.name for command in COMMANDS} <= complete("argmap", "")
    assert complete("argmap", "ver") == {"verdicts", "verify"}
    assert "--output-format" in complete("argmap", "check", "--out")
    assert complete("argmap", "check", "--output-format", "s") == {"sarif"}
    assert "town.argmap" in complete("argmap", "check", "to")


@pytest.mark.slow
@pytest.mark.parametrize("shell", SHELLS)
def test_every_shell_gets_a_script(shell, capsys):
    pytest.importorskip("shtab", reason="shtab is not installed")
    assert "verdicts" in printed(capsys, "completion", shell)


@pytest.mark.slow
def test_the_manual_names_every_command(capsys):
    pytest.importorskip("argparse_manpage", reason="argparse-manpage is not installed")
    page = printed(capsys, "man")
    assert page.startswith(".TH ARGMAP")
    for command in COMMANDS:
        assert f"argmap {command.name}".replace("-", "\\-") in page
    if shutil.which("man"):
        done = subprocess.run(["man", "-l", "-"], input=page, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr


# Hooks


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_a_hook_stops_a_commit_with_a_wrong_quotation(capsys, tmp_path):
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    shutil.copytree(MILL, tmp_path / "repo")
    repo = tmp_path / "repo"
    config = printed(capsys, "pre-commit")
    # What is installed here stands for the package that a hook would install.
    config = config.replace("language: python\n", "language: system\n")
    config = re.sub(r" *additional_dependencies: .*\n", "", config)
    (repo / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    wrapper = tmp_path / "bin/argmap"
    wrapper.parent.mkdir()
    wrapper.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m argmap "$@"\n', encoding="utf-8")
    wrapper.chmod(0o755)
    environment = {
        **ENVIRONMENT,
        "PATH": f"{wrapper.parent}{os.pathsep}{ENVIRONMENT['PATH']}",
        "PRE_COMMIT_HOME": str(tmp_path / "cache"),
    }

    def call(*command, expect=0):
        done = subprocess.run(command, cwd=repo, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout

    call("git", "init", "--quiet")
    call("git", "add", ".")
    run = (sys.executable, "-m", "pre_commit", "run", "--all-files")
    assert call(*run).count("Passed") == 2
    path = repo / "mill-street.argmap"
    path.write_text(path.read_text(encoding="utf-8").replace("rose by 12", "rose by 21"), encoding="utf-8")
    call("git", "add", ".")
    assert "error[AM302] quotation-altered" in call(*run, expect=1)


@pytest.mark.slow
def test_the_hooks_of_the_repository_are_well_formed():
    pytest.importorskip("pre_commit", reason="pre-commit is not installed")
    command = [sys.executable, "-m", "pre_commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


# The action for GitHub

ACTION = ROOT / "argmap/integrations/action/action.yml"


@pytest.mark.slow
def test_the_action_is_well_formed():
    pytest.importorskip("check_jsonschema", reason="check-jsonschema is not installed")
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-actions", ACTION]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_the_steps_of_the_action_check_draw_and_compare(tmp_path):
    yaml = pytest.importorskip("ruamel.yaml")
    steps = {
        each["id"]: each for each in yaml.YAML(typ="safe").load(ACTION.read_text(encoding="utf-8"))["runs"]["steps"]
    }
    assert list(steps) == ["install", "check", "draw", "diff"]
    repo, temp, bin_ = tmp_path / "repo", tmp_path / "temp", tmp_path / "bin"
    shutil.copytree(MILL, repo / "maps")
    temp.mkdir()
    bin_.mkdir()
    (bin_ / "argmap").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m argmap "$@"\n', encoding="utf-8")
    (bin_ / "argmap").chmod(0o755)
    environment = {
        **ENVIRONMENT,
        "PATH": f"{bin_}{os.pathsep}{ENVIRONMENT['PATH']}",
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_STEP_SUMMARY": str(temp / "summary"),
        **dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "T"),
        **dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "t@example.org"),
    }

    def step(name, expect=0, **inputs):
        done = subprocess.run(
            ["bash", "-e", "-o", "pipefail", "-c", steps[name]["run"]],
            cwd=repo,
            env={**environment, **inputs},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == expect, done.stdout + done.stderr
        return done.stdout

    for command in (["init", "--quiet"], ["add", "."], ["commit", "--quiet", "-m", "first"]):
        subprocess.run(["git", *command], cwd=repo, env=environment, check=True)
    step("check", FILES="maps", STRICT="true")
    assert json.loads((temp / "argmap.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    step("draw", FILES=".")
    assert (temp / "argmap/maps--mill-street.svg").is_file()
    step("diff", FILES="maps", BASE="HEAD")
    assert not (temp / "summary").exists() or not (temp / "summary").read_text(encoding="utf-8")
    path = repo / "maps/mill-street.argmap"
    path.write_text(
        path.read_text(encoding="utf-8").replace("footfall rose by 12 per cent", "footfall rose by 21 per cent"),
        encoding="utf-8",
    )
    said = step("check", FILES="maps", STRICT="false", expect=1)
    assert "::error title=AM302" in said
    assert json.loads((temp / "argmap.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    step("diff", FILES="maps", BASE="HEAD")
    assert "footfall" in (temp / "summary").read_text(encoding="utf-8")
    outputs = dict(line.split("=", 1) for line in (temp / "output").read_text(encoding="utf-8").splitlines())
    assert set(outputs) == {"sarif", "folder"}


# Agents


@pytest.mark.parametrize("name", ["agents", "skill"])
def test_what_agents_are_told_names_commands_that_there_are(name, capsys):
    text = printed(capsys, name)
    assert len(text.encode()) < 4_000
    named = set(re.findall(r"`argmap ([a-z-]+)", text))
    assert named
    assert named <= {command.name for command in COMMANDS}
    if name == "skill":
        head = re.match(r"---\nname: ([a-z-]+)\ndescription: (.+)\n---\n", text)
        assert head
        assert len(head[2]) <= 1024


def test_a_client_is_told_how_to_start_the_server(capsys):
    server = json.loads(printed(capsys, "mcp"))["mcpServers"]["argmap"]
    assert server["command"] == "argmap"
    assert server["args"][0] == "mcp"


# Graphs and tables


TRAP = """\
source s: S
speaker p: P
claim a: A.
  quote s by p: words of a man
    unless lie: He lied.
      assumed
claim b: B.
  assumed
claim c: C.
  assumed
a + b supports c as step
c undercuts step
b undercuts c
b undercuts a by p
a contradicts b
"""


@pytest.mark.filterwarnings("default")
def test_a_graph_has_claims_and_steps_as_nodes(tmp_path):
    networkx = pytest.importorskip("networkx", reason="networkx is not installed")
    found = argmap.loads(TRAP)
    graph = argmap.to_networkx(found)
    assert set(graph) == {*found.map.claims, *found.map.inferences}
    assert graph.nodes["a"] == {"kind": "claim", "text": "A.", "section": "", "verdict": found.verdicts["a"].value}
    assert graph.nodes["step"]["kind"] == "supports"
    roles = {(one, other, data["role"]) for one, other, data in graph.edges(data=True)}
    assert {("a", "step", "premise"), ("b", "step", "premise"), ("step", "c", "supports")} <= roles
    assert ("c undercuts step", "step", "undercuts") in roles
    assert ("a", "b", "contradicts") in roles
    aimed = {one: data["of"] for one, _, data in graph.edges(data=True) if "of" in data}
    assert len(aimed) == 2
    assert all(list(graph.successors(step)) == ["a"] for step in aimed)
    networkx.write_graphml(graph, tmp_path / "x.graphml")
    assert set(networkx.read_graphml(tmp_path / "x.graphml")) == set(graph)


@pytest.mark.slow
@pytest.mark.filterwarnings("default")
def test_tables_have_a_row_for_each_claim_and_quotation():
    pytest.importorskip("pandas", reason="pandas is not installed")
    found = argmap.load(MILL / "mill-street.argmap")
    claims = argmap.claims_frame(found)
    assert list(claims.index) == list(found.claims)
    assert list(claims["label"]) == [each.value for each in found.verdicts.values()]
    assert claims.loc["close", "rebuttals"] == 2
    assert claims.loc["deliveries", "denials"] == 1
    quotations = argmap.quotations_frame(found)
    assert len(quotations) == len(argmap.quotes(found))
    assert quotations.groupby("claim").size()["deliveries"] == 2
    assert set(quotations["status"]) == {"exact", "normalised", "elided"}
    empty = argmap.loads("")
    assert list(argmap.claims_frame(empty).columns) == list(claims.columns)
    assert list(argmap.quotations_frame(empty).columns) == list(quotations.columns)


HOSTS = ("IPython", "sphinx", "docutils", "mcp", "networkx", "pandas", "shtab", "pymdownx", "distributed", "lxml")


def test_nothing_of_a_host_is_imported_by_argmap():
    code = "import sys, argmap; argmap.loads('claim a: A.').map; print([m for m in sys.argv[1:] if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code, *HOSTS], env=ENVIRONMENT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done.stderr


# Word


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("pandoc") is None, reason="pandoc is not installed")
def test_the_template_for_word_sets_a_report(tmp_path):
    command = [sys.executable, "-m", "argmap"]
    template = subprocess.run([*command, "setup", "word"], env=ENVIRONMENT, capture_output=True, check=True).stdout
    (tmp_path / "house.docx").write_bytes(template)
    arguments = ["report", str(MILL / "mill-street.argmap"), "-o", "r.docx", "--reference-doc", "house.docx"]
    subprocess.run([*command, *arguments], cwd=tmp_path, env=ENVIRONMENT, capture_output=True, check=True)
    with zipfile.ZipFile(tmp_path / "r.docx") as report, zipfile.ZipFile(tmp_path / "house.docx") as house:
        assert b'w:ascii="Arial"' in report.read("word/styles.xml")
        assert b'w:ascii="Arial"' in house.read("word/styles.xml")
        words = report.read("word/document.xml").decode()
    assert 'descr="What clashes, and what bears on it. ' in words
