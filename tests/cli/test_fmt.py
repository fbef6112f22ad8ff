"""`argmap fmt`: rewrites, checks and shows, and loses nothing."""


def test_fmt_rewrites_checks_and_shows(run, tmp_path):
    path = tmp_path / "a.argmap"
    path.write_text("claim   a:  x\n\n\n    assumed\n", encoding="utf-8")
    run("fmt", "--check", "a.argmap", expect=1)
    assert "-claim   a:  x" in run("fmt", "--diff", "a.argmap", expect=1).out
    run("fmt", "a.argmap")
    assert path.read_text(encoding="utf-8") == "claim a: x\n\n  assumed\n"
    assert run("fmt", "-", text="claim  a: x").out == "claim a: x\n"


def test_fmt_leaves_a_broken_statement_as_it_is(run):
    done = run("fmt", "-", text="claim  a: x\nclaim  b x\n    assumed\n")
    assert done.out == "claim a: x\nclaim  b x\n    assumed\n"
    assert "left as they are" in done.err


def test_fmt_loses_no_line_that_belongs_to_nothing(run):
    text = "claim a: x\n  because  b: y\n| lost?\n    assumed\n  | nor this\n"
    assert run("fmt", "-", text=text).out == text


def test_fmt_does_not_touch_what_is_no_text(run, tmp_path):
    (tmp_path / "a.argmap").write_bytes(b"claim a: caf\xe9\n")
    assert "nothing was written" in run("fmt", "a.argmap", expect=2).err
    assert (tmp_path / "a.argmap").read_bytes() == b"claim a: caf\xe9\n"
