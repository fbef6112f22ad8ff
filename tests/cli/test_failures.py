"""Mistakes of ours: one line, an exit code of their own, and everything else goes on."""

import pytest

from argmap.cli.commands import check as check_command
from argmap.cli.commands import draw, explain
from argmap.diagnostics.failure import Failure, described

GOOD = "claim a: A.\n  assumed\n"


@pytest.mark.parametrize(
    "error", [TypeError("no such thing"), KeyError("x"), RecursionError("too deep"), AssertionError()]
)
def test_a_command_that_breaks_says_so_in_one_line(run, monkeypatch, error):
    def broken(_arguments):
        raise error

    monkeypatch.setattr(explain, "run", broken)
    err = run("explain", expect=3).err
    assert err.startswith(f"argmap: internal error, please report: {type(error).__name__}")
    assert err.count("\n") == 1
    assert "Traceback" in run("explain", expect=3, ARGMAP_DEBUG="1").err


def test_an_interruption_that_a_library_wrapped_is_one(run, monkeypatch):
    """Python 3.11 makes a RuntimeError of what is raised while a class is made."""

    def broken(_arguments):
        raise RuntimeError("Error calling __set_name__") from KeyboardInterrupt()

    monkeypatch.setattr(explain, "run", broken)
    assert run("explain", expect=130).err == "argmap: interrupted\n"


def test_want_of_memory_is_no_mistake_of_ours(run, monkeypatch):
    def broken(_arguments):
        raise MemoryError

    monkeypatch.setattr(explain, "run", broken)
    assert run("explain", expect=3).err == "argmap: there is not enough memory\n"


def test_of_several_files_the_others_are_still_checked(run, tmp_path, monkeypatch):
    compile_input = check_command.compile_input

    def broken(name, reader):
        if name == "b.argmap":
            raise TypeError("broken")
        return compile_input(name, reader)

    monkeypatch.setattr(check_command, "compile_input", broken)
    for name in ("a", "b", "c"):
        (tmp_path / f"{name}.argmap").write_text("claim x\n", encoding="utf-8")
    done = run("check", "a.argmap", "b.argmap", "c.argmap", "--output-format", "concise", expect=3)
    assert [line.split(":")[0] for line in done.out.splitlines()] == ["a.argmap", "c.argmap"]
    assert "internal error in the reading of `b.argmap`, please report: TypeError: broken" in done.err


def test_a_file_that_cannot_be_read_leaves_the_others_to_be_checked(run, tmp_path):
    (tmp_path / "a.argmap").write_text("claim x\n", encoding="utf-8")
    done = run("check", "a.argmap", "none.argmap", expect=2)
    assert "AM013" in done.out
    assert "there is no file `none.argmap`" in done.err


@pytest.mark.parametrize(
    "command", [("verdicts",), ("report",), ("draw", "-f", "dot"), ("quotes",), ("check", "--strict")]
)
def test_every_command_tells_of_a_check_that_broke(run, monkeypatch, command):
    import argmap.pipeline as pipeline

    def odd_check(amap, facts):
        raise ValueError("odd\nmap")
        yield

    monkeypatch.setattr(pipeline, "CHECKS", (odd_check, *pipeline.CHECKS))
    name, *rest = command
    done = run(name, "-", *rest, text=GOOD, expect=3)
    assert "internal error in the check of `odd-check`, please report: ValueError: odd map (" in done.err
    assert done.out or name in ("check", "quotes")


def test_an_error_names_its_place_in_our_code():
    with pytest.raises(AttributeError) as caught:
        described(None)
    assert "(diagnostics/failure.py:" in described(caught.value)
    assert str(Failure("", "X")) == "internal error, please report: X"


def test_without_a_browser_that_is_said(run, tmp_path, monkeypatch):
    monkeypatch.setattr(draw, "open_in_browser", lambda address: False)
    done = run("draw", "-", "-o", "x.dot", "--open", text=GOOD)
    assert "no browser could be opened; the picture is `x.dot`" in done.err
    assert (tmp_path / "x.dot").exists()
    assert "--open needs -o" in run("draw", "-", "-o", "-", "-f", "dot", "--open", text=GOOD, expect=2).err
