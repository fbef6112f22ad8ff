"""Whatever is called, in whatever surroundings: an exit code and messages, never a traceback, never a wait."""

import gc
import io
import os
import random
import sys

import pytest

from argmap.cli.command_list import COMMANDS
from argmap.cli.main import main
from conftest import slow_after

FILES = {
    "good.argmap": b"map: M\nclaim a: A.\n  because b: B.\n    assumed\n",
    "bad.argmap": "claim é: “禁止”.\nclaim b\na suports b\n".encode(),
    "cr.argmap": b"source s: S\r  text: t.txt\rclaim c: C.\r  quote s: some words\r",
    "latin.argmap": b"claim a: caf\xe9\n",
    "zeros.argmap": b"\0" * 100,
    "empty.argmap": b"",
    "loop.argmap": b"include: loop.argmap\n",
    "esc\x1b[31m\n::error::x.argmap": b"claim a: \x1b[31mA\xe2\x80\xae.\n",
    "street.argdown": b"[Close]: Close it.\n  - [Trade]: Shops lose.\n  <- <A>\n",
    "graph.json": b'{"nodes": [{"nodeID": "1", "type": "I", "text": "A"}], "edges": [{"fromID": "1", "toID": "2"}]}',
    "t.txt": b"here are some words",
    "pack.zip": b"PK\5\6" + b"\0" * 18,
    "certificate.json": b'{"map": {}, "failed": [], "labels": {}, "verdicts": {}}',
    "f.af": b"p af 2\n1 2\n",
    "theme.toml": b"a = " + b"[" * 5000,
}
ARGUMENTS = (
    *(
        "",
        "-",
        "--",
        "--help",
        "-o",
        "/dev/zero",
        "x" * 5000,
        "nul\0",
        "sur\udcff.argmap",
        "é",
        "chek",
        "--nonsense",
        "--each",
    ),
    *("--texts", "--allow-outside", "--chart", "matrix", "--by", "speaker", "--section", "*", "--position", "-1"),
    *("--scale", "nan", "--max-width", "0mm", "--paper", "a4", "--top", "a", "--conflicts", "--only", "source=s"),
)
CALLS = {
    "demo": ([""], []),
    "new": (["NEW"], ["--title X"]),
    "check": (
        ["FILE", "FILE FILE", "."],
        ["--output-format FORMAT", "--strict", "--select AM2", "--fix", "--diff", "--unsafe"],
    ),
    "import": (
        ["street.argdown", "graph.json", "FILE", "street.argdown graph.json", "-", "."],
        [
            "-o OUT",
            "-o -",
            "--from argdown",
            "--from kialo",
            "--from nothing",
            "--all",
            "--strict",
            "--force",
            "--formats",
        ],
    ),
    "export": (
        ["FILE", "FILE FILE"],
        ["-f aif", "-f csv", "-f argdown", "-f FORMAT", "-o OUT", "-o x.argdown", "--strict"],
    ),
    "verdicts": (
        ["FILE"],
        ["--semantics preferred", "--positions", "--limit NUMBER", "--json", "--seconds NUMBER", "--certificate"],
    ),
    "pack": (["FILE"], ["-o OUT", "-o -", "--no-texts", "--json"]),
    "verify": (["FILE", "pack.zip", "graph.json", "certificate.json", "."], ["--texts folder.argmap", "--json"]),
    "selftest": (["FILE", "."], ["--json"]),
    "compare": (["FILE FILE", "good.argmap FILE", "FILE"], ["--key FILE", "--json"]),
    "refresh": (["FILE s=t.txt", "FILE s=FILE", "FILE x"], ["--write", "--force", "--json"]),
    "check-draft": (["t.txt --against FILE", "FILE --against good.argmap", "FILE"], ["--json"]),
    "review": (["FILE"], ["-o OUT", "--tick a", "--by Ben", "--all", "--check", "--done", "--json"]),
    "why": (["FILE a", "FILE b"], ["--flips", "--json"]),
    "whatif": (["FILE --without b", "FILE --assume a"], ["--json"]),
    "conflicts": (["FILE"], ["--by coherence", "--group source", "--limit NUMBER", "--json", "--certificate"]),
    "quotes": (["FILE", "."], ["--json", "--all", "--fix", "--diff", "--also"]),
    "find": (["t.txt some words", "s some words --map FILE", "pipe.argmap x"], ["--json"]),
    "pin": (["FILE", "."], ["--check", "--diff", "--json"]),
    "draw": (
        ["FILE"],
        ["-o OUT", "-f FORMAT", "--depth NUMBER", "--focus a", "--all", "--theme theme.toml", "--split"],
    ),
    "report": (["FILE", "FILE FILE"], ["-o OUT", "-f md", "-f html", "-f json", "--no-picture", "--only brief"]),
    "diff": (["FILE FILE", "HEAD FILE"], ["-o OUT", "-f json", "--if-changed"]),
    "fmt": (["FILE", "FILE FILE", "."], ["--check", "--diff"]),
    "explain": (["", "AM207", "nothing"], []),
    "solve": (["-p SE-GR -f f.af", "-p DC-ST -a 1 -f FRAMEWORK"], ["--problems", "-fo tgf"]),
    "setup": (["", "pandoc", "agents", "skill", "completion bash", "completion FORMAT", "man", "nothing", "mcp X"], []),
    "debug": (["document FILE", "map FILE", "facts FILE", "dot FILE", "text FILE"], ["--json"]),
}
WORDS = {
    "FILE": (
        "good.argmap",
        *FILES,
        "-",
        "pipe.argmap",
        "circle.argmap",
        "folder.argmap",
        "/dev/zero",
        "missing.argmap",
    ),
    "NEW": ("-", "fresh.argmap", "good.argmap", "folder.argmap", "circle.argmap", "none/such.argmap"),
    "OUT": (
        "out.svg",
        "out.dot",
        "out.html",
        "out.md",
        "out.json",
        "out.x",
        "folder.argmap",
        "/dev/null",
        "none/x.dot",
    ),
    "FORMAT": ("json", "sarif", "github", "concise", "svg", "png", "dot", "mmd", "html"),
    "FRAMEWORK": ("f.af", "latin.argmap", "zeros.argmap", "empty.argmap", "folder.argmap", "missing.af"),
    "NUMBER": ("0", "1", "-1", "99999999999999999999", "9" * 5000, "nan", "inf"),
    "X": ("Title", "", "\x1b[31m", "\udcff"),
}


def a_call(chance):
    """The arguments of a call: mostly such as somebody may write, sometimes with a word too many."""
    name = chance.choice(sorted(CALLS))
    shapes, options = CALLS[name]
    chosen = chance.sample(options, min(len(options), chance.randrange(3)))
    words = " ".join([chance.choice(shapes), *chosen]).split()
    # What makes a file good is as likely as all that spoils it.
    arguments = [name, *(chance.choice(WORDS.get(word, (word,))[: chance.choice((1, 99))]) for word in words)]
    if chance.random() < 0.15:
        arguments.insert(chance.randrange(len(arguments) + 1), chance.choice(ARGUMENTS))
    return arguments


SETTINGS = (
    b"",
    b"select = 1",
    b'select = ["AM2", 1]',
    b'select = "AM2"',
    b'texts = ["a\\u0000b"]',
    b"texts = {}",
    b"strict = 1",
    b"unknown = 1",
    b"a = " + b"[" * 100_000,
    b".".join([b"a"] * 50_000) + b" = 1",
    b"\xff\xfe",
    b"= = =",
    b"#" * 2_000_000,
)
PROJECTS = (
    b"",
    b"[tool.argmap]\nstrict = true",
    b"[tool]\nargmap = 1",
    b"tool = 1",
    b"[[tool]]",
    b"[tool.argmap\n",
    b"broken",
    b"[tool.argmap]\nselect = {a = 1}",
    b"[project]\nname = 1\n" + b"x" * 2_000_000,
)


class Narrow(io.TextIOWrapper):
    """A stream of an odd encoding, over bytes."""

    def __init__(self, encoding, data=b""):
        super().__init__(io.BytesIO(data), encoding=encoding, errors="strict", newline="", write_through=True)


class Full(io.StringIO):
    """A stream that takes nothing."""

    def write(self, text):
        raise OSError(28, "No space left on device")


def closed():
    stream = io.StringIO()
    stream.close()
    return stream


OUTPUTS = (
    *(
        lambda encoding=encoding: Narrow(encoding)
        for encoding in ("utf-8", "ascii", "cp1252", "latin-1", "utf-16", "cp932")
    ),
    io.StringIO,
    Full,
    closed,
    lambda: None,
)
INPUTS = (
    lambda: Narrow("ascii", "claim é: E.\n  assumed\n".encode()),
    lambda: Narrow("utf-8", b"\xff\0\xfe"),
    lambda: io.StringIO("claim a: A.\n"),
    closed,
    lambda: None,
)


@pytest.fixture
def folder(tmp_path):
    for name, data in FILES.items():
        try:
            (tmp_path / name).write_bytes(data)
        except OSError:  # a system that has no such names
            continue
    (tmp_path / "folder.argmap").mkdir()
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.argmap")
    if os.name == "posix":
        (tmp_path / "circle.argmap").symlink_to("circle.argmap")
    return tmp_path


def called(arguments, patch, *, stdin=io.StringIO, stdout=io.StringIO, stderr=io.StringIO):
    """The exit code of a call, and what it said."""
    threshold = gc.get_threshold()
    streams = {"stdin": stdin(), "stdout": stdout(), "stderr": stderr()}
    with patch.context() as inner:
        for name, stream in streams.items():
            inner.setattr(sys, name, stream)
        try:
            code = main(arguments)
        except SystemExit as end:
            code = end.code or 0
        finally:
            gc.set_threshold(*threshold)
            assert (sys.stdin, sys.stdout, sys.stderr) == tuple(streams.values()), "streams of the caller are his"
    return code, streams


def text_of(stream):
    if stream is None or stream.closed:
        return ""
    if isinstance(stream, Narrow):
        return stream.buffer.getvalue().decode(stream.encoding, errors="replace")
    return stream.getvalue()


@pytest.mark.parametrize("seed", slow_after(4, range(24)))
def test_no_call_ends_in_a_traceback(seed, folder, monkeypatch):
    chance = random.Random(seed)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("NO_COLOR", "1")
    for _ in range(40):
        for file, choices in (("argmap.toml", SETTINGS), ("pyproject.toml", PROJECTS)):
            path = folder / file
            path.unlink(missing_ok=True)
            if chance.random() < 0.1:
                path.write_bytes(chance.choice(choices))
        arguments = a_call(chance)
        code, streams = called(
            arguments,
            monkeypatch,
            stdin=chance.choice(INPUTS),
            stdout=chance.choice(OUTPUTS),
            stderr=chance.choice(OUTPUTS),
        )
        said = text_of(streams["stderr"])
        assert code in (0, 1, 2), (arguments, said)
        assert "Traceback" not in said, (arguments, said)
        assert "internal error" not in said, (arguments, said)
        assert "\n::error::" not in said, "a name passes for a line of its own"


def test_every_command_but_those_that_never_end_is_tried():
    assert set(CALLS) == {command.name for command in COMMANDS} - {"desk", "lsp", "mcp", "watch"}


@pytest.mark.parametrize("name", [command.name for command in COMMANDS])
@pytest.mark.parametrize("stdout", OUTPUTS[:6])
def test_help_survives_any_encoding(name, stdout, monkeypatch):
    code, streams = called([name, "--help"], monkeypatch, stdout=stdout)
    assert code == 0
    assert f"usage: argmap {name}" in text_of(streams["stdout"])


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "latin-1", "cp932"])
@pytest.mark.parametrize(
    "arguments",
    [
        ("fmt", "-"),
        ("new", "-", "--title", "Été 禁止"),
        ("draw", "-", "-f", "dot"),
        ("draw", "-", "-f", "mmd"),
        ("report", "-"),
        ("check", "-", "--output-format", "json"),
        ("check", "-", "--output-format", "sarif"),
        ("check", "-", "--output-format", "github"),
        ("verdicts", "-", "--json"),
        ("debug", "map", "-"),
    ],
    ids=" ".join,
)
def test_what_programs_read_is_utf_8_whatever_the_terminal_shows(arguments, encoding, monkeypatch):
    text = "claim été: “禁止” is it.\nclaim 禁止: Sie “sagt” es.\n"
    code, streams = called(
        arguments, monkeypatch, stdin=lambda: Narrow("ascii", text.encode()), stdout=lambda: Narrow(encoding)
    )
    assert code in (0, 1)
    assert "禁止" in streams["stdout"].buffer.getvalue().decode("utf-8")


def test_what_people_read_is_escaped_where_the_terminal_has_no_sign_for_it(monkeypatch):
    text = "claim a: 禁\nclaim b\n"
    code, streams = called(
        ["check", "-"], monkeypatch, stdin=lambda: Narrow("utf-8", text.encode()), stdout=lambda: Narrow("ascii")
    )
    assert code == 1
    assert "\\u250c <stdin>:2:" in streams["stdout"].buffer.getvalue().decode("ascii")


class Terminal(io.StringIO):
    """A terminal."""

    def isatty(self):
        return True


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "evil.argmap", "-f", "txt"),
        ("report", "evil.argmap"),
        ("draw", "evil.argmap", "-f", "mmd"),
        ("draw", "evil.argmap", "-f", "dot"),
        ("diff", "evil.argmap", "good.argmap"),
        ("fmt", "--diff", "evil.argmap"),
        ("fmt", "-"),
        ("check", "evil.argmap"),
        ("pin", "--diff", "evil.argmap"),
    ],
    ids=" ".join,
)
def test_nothing_of_a_map_steers_the_terminal(arguments, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("NO_COLOR", "1")
    evil = "source s: \x1b]0;mine\x07 S\n  text: t.txt\nclaim   a: \x1b[2Jgone \u202eback.\n  note: \x9b31m\n"
    (tmp_path / "evil.argmap").write_text(evil, encoding="utf-8")
    (tmp_path / "good.argmap").write_text("claim a: A.\n  assumed\n", encoding="utf-8")
    (tmp_path / "t.txt").write_text("words", encoding="utf-8")
    _, streams = called(arguments, monkeypatch, stdin=lambda: io.StringIO(evil), stdout=Terminal, stderr=Terminal)
    said = streams["stdout"].getvalue() + streams["stderr"].getvalue()
    assert not set(said) & set("\x1b\x07\x9b\u202e"), said
    _, streams = called(("fmt", "-"), monkeypatch, stdin=lambda: io.StringIO(evil))
    assert "\x1b[2J" in streams["stdout"].getvalue(), "a pipe gets the text as it is"


def test_names_of_files_are_no_lines_of_their_own(tmp_path, monkeypatch):
    if os.name != "posix":
        pytest.skip("the system has no such names")
    monkeypatch.chdir(tmp_path)
    name = "x\n::error::\x1b[31mboo.argmap"
    (tmp_path / name).write_text("claim   a: A.\nclaim b\n", encoding="utf-8")
    for arguments in (
        ["check", "--output-format", "concise", name],
        ["check", name],
        ["fmt", "--diff", name],
        ["fmt", name],
        ["pin", name],
        ["verdicts", name],
        ["report", f"{name}x"],
        ["draw", name, "-o", f"{name}.x"],
        ["check", f"--{name}"],
    ):
        _, streams = called(arguments, monkeypatch)
        said = streams["stdout"].getvalue() + streams["stderr"].getvalue()
        assert said
        assert "\n::error::" not in said, arguments
        assert "\x1b" not in said, arguments
