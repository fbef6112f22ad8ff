import io
import time

from argmap.cli import progress as module


class Terminal(io.StringIO):
    def isatty(self):
        return True


def test_long_work_shows_a_line_on_a_terminal_and_takes_it_away(monkeypatch):
    terminal = Terminal()
    monkeypatch.setattr("sys.stderr", terminal)
    monkeypatch.setattr(module, "DELAY", 0.01)
    with module.progress("drawing") as show:
        show("map.argmap")
        time.sleep(0.2)
    assert "drawing map.argmap …" in terminal.getvalue()
    assert terminal.getvalue().endswith("\r\x1b[2K")


def test_short_work_and_work_in_a_pipe_show_nothing(monkeypatch):
    for stream in (Terminal(), io.StringIO()):
        monkeypatch.setattr("sys.stderr", stream)
        with module.progress("drawing") as show:
            show("map.argmap")
        assert stream.getvalue() == ""
