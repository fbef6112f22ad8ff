"""The files at the desk: the truth is on the disk, and tabs, the disk and whoever else saves there are merged."""

import secrets
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import attrs

from argmap.checks.run import CancelledError
from argmap.desk.shared_text import SharedText, TooOldError
from argmap.files.decode import BOM
from argmap.files.limits import MOST_MAP, read_file
from argmap.files.reader import Signature, signature_of
from argmap.files.write import write_whole
from argmap.quotations.text.quoted_text import QuotedText
from argmap.service.layout import changes_between
from argmap.service.repairs import with_line_ends_of
from argmap.service.shift import TextChange
from argmap.service.view import FileView
from argmap.service.workspace import Settings, Workspace

TAKEN_OVER = "another program has changed it: that was taken over"
SAVED_AFTER = 0.4
"""Seconds after the last change after which it is written."""
LOOKED_AFTER = 0.5
"""Seconds after which the disk is looked at again."""
QUIET = 0.15
"""Seconds without a change after which the whole is checked."""
TICK = 0.05


class NotTextError(Exception):
    """A file that is not in UTF-8, which is not touched."""


@attrs.define(eq=False)
class DeskFile:
    """A file: its text, what the disk held last, and what happened to it that somebody should know.

    `text` has line feeds at the ends of its lines, whatever the file has.
    """

    path: Path
    shared: SharedText
    disk: bytes
    saved: int = 0
    changed: float = 0.0
    notice: str = ""
    checked: int = 0

    @property
    def dirty(self) -> bool:
        """Whether there are changes that are not written yet."""
        return self.shared.version != self.saved


def _text_of(path: Path, data: bytes) -> str:
    try:
        return data.removeprefix(BOM).decode().replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        raise NotTextError(f"`{path.name}` is not in UTF-8: it is not opened") from error


class Session:
    """What is open at the desk. Everything is done under one lock; checks run beside it."""

    def __init__(self, paths: Sequence[Path], settings: Callable[[Path], Settings]) -> None:
        """Open files.

        Raises:
            NotTextError: for one that is not in UTF-8.
            OSError: for one that cannot be read.
        """
        self.lock = threading.RLock()
        self.id = secrets.token_urlsafe(8)
        self._texts: dict[str, Signature | None] = {}
        self.space = Workspace(settings=settings)
        self.files: list[DeskFile] = []
        for path in paths:
            data = read_file(path, MOST_MAP)
            text = _text_of(path, data)
            self.files.append(DeskFile(path, SharedText(text), data))
            self.space.open(path, text)
        self._asked = time.monotonic()
        self._generation = 0
        self._looked = 0.0
        self._closed = threading.Event()
        self._thread = threading.Thread(target=self._work, name="argmap-desk", daemon=True)

    def start(self) -> None:
        """Check at once, and go on saving, looking and checking until `close`."""
        self._check()
        self._thread.start()

    def close(self) -> list[tuple[Path, str]]:
        """Write what is not written yet, and end; the files that could not be written, with what was typed."""
        self._closed.set()
        if self._thread.is_alive():
            self._thread.join(timeout=5)
        with self.lock:
            for file in self.files:
                if file.dirty:
                    self._save(file)
            return [(file.path, file.shared.text) for file in self.files if file.dirty]

    def view(self, number: int) -> FileView:
        """A file as it is now."""
        file = self.files[number]
        opened = self.space.get(file.path)
        if opened is None:
            raise KeyError(number)
        return FileView(self.space, opened)

    def edit(self, number: int, version: int, changes: Sequence[TextChange]) -> bool:
        """Make changes that a tab meant for a version; whether the tab has to take over what others did since.

        Raises:
            TooOldError: for a version that is no longer known.
            ValueError: for offsets that there are not.
        """
        file = self.files[number]
        others = bool(file.shared.since(version))
        before = file.shared.version
        file.shared.change(version, changes)
        if file.notice == TAKEN_OVER:
            file.notice = ""
        self._tell(file, before)
        return others

    def _tell(self, file: DeskFile, before: int) -> None:
        """Pass on the changes since a version, and let them be saved and checked."""
        opened = self.space.get(file.path)
        for change in file.shared.since(before):
            if opened is not None:
                opened.change(change, file.shared.version)
        file.changed = self._asked = time.monotonic()
        self._generation += 1

    # ---- the disk ----

    def look(self, file: DeskFile) -> None:
        """Take over what another program wrote."""
        try:
            data = read_file(file.path, MOST_MAP)
        except OSError:
            if not file.notice.startswith("gone"):
                file.notice = "gone from the disk: it is written again with the next change"
            return
        if data == file.disk:
            if file.notice.startswith("gone"):
                file.notice = ""
            return
        try:
            new = _text_of(file.path, data)
        except NotTextError as error:
            file.notice = str(error)
            return
        changes = changes_between(_text_of(file.path, file.disk), new)
        before, clean = file.shared.version, not file.dirty
        file.disk = data
        try:
            met = file.shared.change(file.saved, changes)
        except TooOldError:  # thousands of changes could not be written: what is here goes on
            file.notice = "another program has changed it, and what it wrote is written over"
            self._save(file)
            return
        self._tell(file, before)
        if clean:
            file.saved = file.shared.version
            file.notice = TAKEN_OVER
            return
        line = new[: changes[0].start].count("\n") + 1 if changes else 1
        file.notice = f"another program has changed it too: both are kept, see line {line}" if met else ""
        self._save(file)

    def _save(self, file: DeskFile) -> None:
        """Write a file, if the disk still has what was read last."""
        try:
            held = read_file(file.path, MOST_MAP) if file.path.exists() else file.disk
        except OSError:
            held = file.disk
        if held != file.disk:
            self.look(file)
            return
        old = file.disk.removeprefix(BOM).decode()
        mark = BOM if file.disk.startswith(BOM) else b""
        data = mark + with_line_ends_of(old, file.shared.text).encode(errors="replace")
        try:
            write_whole(file.path, data)
        except OSError as error:
            file.notice = f"cannot be written: {error.strerror or error}"
            file.changed = time.monotonic()
            return
        file.disk, file.saved = data, file.shared.version
        if file.notice.startswith(("cannot", "gone")):
            file.notice = ""

    # ---- the thread beside ----

    def _work(self) -> None:
        while not self._closed.wait(TICK):
            self.step()

    def step(self) -> None:
        """Save, look at the disk and check, as far as it is time for that: for who has no threads."""
        now = time.monotonic()
        with self.lock:
            for file in self.files:
                if file.dirty and now - file.changed >= SAVED_AFTER:
                    self._save(file)
            if now - self._looked >= LOOKED_AFTER:
                self._looked = now
                for file in self.files:
                    self.look(file)
                self._look_at_texts()
            due = self._asked and now - self._asked >= QUIET
        if due:
            self._check()

    def _look_at_texts(self) -> None:
        """Let the whole be checked again when a text has changed on the disk."""
        now: dict[str, Signature | None] = {}
        for compiled in self.space.compilations.values():
            for text in compiled.facts.texts.values():
                if isinstance(text, QuotedText):
                    try:
                        now[text.source.name] = signature_of(Path(text.source.name))
                    except OSError:
                        now[text.source.name] = None
        if any(name in self._texts and self._texts[name] != each for name, each in now.items()):
            self._asked = time.monotonic()
        self._texts = now

    def _check(self) -> None:
        """Check the whole, unless a change comes meanwhile."""
        with self.lock:
            generation, plan, self._asked = self._generation, self.space.plan(), 0.0
        try:
            checked = self.space.check(plan, lambda: self._generation != generation or self._closed.is_set())
        except CancelledError:
            return
        with self.lock:
            for opened in self.space.settle(checked):
                for file in self.files:
                    if file.path == opened.path:
                        file.checked += 1
