"""Reading files into sources: the top file, what it includes, and the texts of its sources."""

import os
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from pathlib import Path
from weakref import WeakKeyDictionary

from argmap.catalogue.rules import FILE_OUTSIDE, MISSING_FILE
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.files.decode import decode
from argmap.files.limits import (
    MOST_MAP,
    MOST_TEXT,
    ReadBudget,
    UnreadableError,
    in_megabytes,
    is_stream,
    kind_of,
    read_file,
    read_stream,
    real_path,
)
from argmap.names import NAME_RE, bad_character, normal
from argmap.quotations.text.quoted_text import NoText, QuotedText
from argmap.quotations.text.readers import ReadError, read_plain_text
from argmap.resolve.includes import Refusal
from argmap.source import Source

Signature = tuple[int, int]
"""When a file was written, in nanoseconds, and how large it is, in bytes."""
JOINED = "<joined>"
"""The name of the source that joins several files."""


class FileReader:
    """Reads included files: relative to the file that names them, and inside one folder.

    Calling it gives the source or the reason against it, and the diagnostics of the reading. The
    same file comes back as the same source, whatever path led to it.
    """

    def __init__(self, *, allow_outside: bool = False, texts: Iterable[Path] = (), called: str = "") -> None:
        """Read inside the folder of the top file, and texts also from the folders `texts`, which may be `called` so."""
        self._called = called
        self.allow_outside = allow_outside
        self._budget = ReadBudget()
        self._folders = tuple(texts)
        self._texts: dict[Path, tuple[Signature, QuotedText | NoText]] = {}
        self._root: Path | None = None
        self._refusal: NoText | None = None
        self._paths: WeakKeyDictionary[Source, Path] = WeakKeyDictionary()
        self._read_before: dict[Path, tuple[Signature, tuple[Source, tuple[Diagnostic, ...]]]] = {}
        self._opened: dict[Path, tuple[Source, tuple[Diagnostic, ...]]] = {}
        self._seen: set[Path] = set()

    def renew(self) -> None:
        """Look at the files again from here on: what another program changed is read anew, all else stays as it is."""
        self._budget = ReadBudget()
        self._seen.clear()

    def take_over(self, path: Path, source: Source | None, problems: tuple[Diagnostic, ...] = ()) -> None:
        """Let what an editor holds stand for a file on the disk; `None` gives it back to the disk."""
        real = real_path(path)
        if source is None:
            self._opened.pop(real, None)
        else:
            self._opened[real] = source, problems
            self._paths[source] = real

    def file_of(self, text: QuotedText) -> Path | None:
        """The file that a text was read from."""
        return next((real for real, (_, known) in self._texts.items() if known is text), None)

    def real_of(self, source: Source) -> Path | None:
        """The file that a source was read from."""
        return self._paths.get(source)

    def open(
        self, path: Path, *, name: str | None = None, within: Path | None = None
    ) -> tuple[Source, tuple[Diagnostic, ...]]:
        """Read the top file; its folder, or the one that it lies `within`, is the one that includes may not leave.

        A pipe that is open already (`/dev/stdin`, `<(…)` of a shell) is read to its end; its folder is this one.

        Raises:
            OSError: if it cannot be read.
            ValueError: for a path that no system can have.
        """
        name = name or path.as_posix()
        if is_stream(os.fspath(path)):
            source, problems = self.take(name, read_stream(os.fspath(path), MOST_MAP))
            self.adopt(source, Path())
            return source, problems
        real = real_path(path)
        self._root = real.parent if within is None else real_path(within)
        known = self._read_before.get(real)
        if known is not None and known[1][0].name != name:  # the same file by another path: what is told names this one
            del self._read_before[real]
            self._seen.discard(real)
        return self._read(real, name)

    def take(self, name: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
        """Make a source of bytes that were read elsewhere, and count them.

        Raises:
            OSError: if they are too many.
        """
        if len(data) > MOST_MAP:
            raise UnreadableError(name, f"it is larger than {in_megabytes(MOST_MAP)}")
        self._budget.take(Path(name), len(data))
        return decode(name, data)

    def join(self, paths: Sequence[Path]) -> Source:
        """A source that includes several files, each under its name as alias: one map of them all.

        They may lie anywhere below the folder that they have in common.

        Raises:
            ValueError: for a path that no include can name.
            OSError: if one of them cannot be read.
        """
        folder = Path(os.path.commonpath([real_path(path).parent for path in paths]))
        lines = [f"map: {len(paths)} maps joined"]
        lines += [f"include: {inner}" for inner in _shared(paths, folder)]
        taken: set[str] = set()
        for path in paths:
            inner = real_path(path).relative_to(folder).as_posix()
            if any(not char.isprintable() for char in inner) or inner != inner.strip():
                raise ValueError(f"`{path}` cannot be joined: its name holds signs that no line can")
            alias = alias_of(path.stem, taken)
            taken.add(alias)
            lines.append(f"include: {inner} as {alias}")
        source = Source(JOINED, "\n".join(lines) + "\n")
        self.adopt(source, folder)
        return source

    def adopt(self, source: Source, folder: Path) -> None:
        """Let includes of a source without a file be looked for in a folder."""
        self._root = real_path(folder)
        self._paths[source] = self._root / "-"

    def __call__(self, path: str, beside: Source) -> tuple[Source | Refusal, tuple[Diagnostic, ...]]:
        """Read the file that an include names."""
        base = self._paths.get(beside)
        if base is None or self._root is None:
            help_ = "load the map from a file, or give the folder to look in"
            return Refusal(MISSING_FILE, f"`{path}` cannot be included: the text has no folder", help_), ()
        if "\\" in path:
            help_ = f"write `{path.replace(chr(92), '/')}`"
            return Refusal(MISSING_FILE, "a path is written with `/`", help_), ()
        try:
            real = real_path(base.parent / path)
            if not self.allow_outside and not real.is_relative_to(self._root):
                help_ = "move it below the folder of the top file, or allow it with `--allow-outside`"
                return Refusal(FILE_OUTSIDE, f"`{path}` lies outside the folder of the map", help_), ()
            name = os.path.normpath(os.path.join(os.path.dirname(beside.name), path)).replace(os.sep, "/")
            return self._read(real, name)
        except (OSError, ValueError) as error:
            return Refusal(MISSING_FILE, _why(path, error), "the path is relative to this file"), ()

    def read_text(self, path: str, beside: Source | None) -> QuotedText | NoText:
        """Read the text of a source: beside the file that names it, then in the folders of texts."""
        for real, name in self._candidates(path, beside):
            try:
                if real.is_dir():
                    self._refusal = NoText(f"`{path}` is a folder", help="name the file of the text")
                if not real.is_file():
                    if real.exists() and not real.is_dir():
                        what = kind_of(real.stat().st_mode)
                        self._refusal = NoText(f"`{path}` is {what}, no regular file", missing=False)
                    continue
                known = self._texts.get(real)
                if known is None or not self._unchanged(real, known[0]):
                    signature = signature_of(real)
                    self._seen.add(real)
                    known = self._texts[real] = signature, self._quoted_text(real, name, known[1] if known else None)
                return known[1]
            except (OSError, ValueError) as error:
                return NoText(_why(path, error), missing=False)
        return self._refusal or NoText(
            f"there is no file `{path}`", help="put the text there, or name its folder with `--texts`"
        )

    def _candidates(self, path: str, beside: Source | None) -> Iterator[tuple[Path, str]]:
        self._refusal = None
        base = self._paths.get(beside) if beside is not None else None
        if "\\" in path:
            self._refusal = NoText("a path is written with `/`", help=f"write `{path.replace(chr(92), '/')}`")
            return
        if "\0" in path:
            return
        if base is not None and beside is not None:
            real = real_path(base.parent / path)
            if self.allow_outside or (self._root is not None and real.is_relative_to(self._root)):
                yield real, os.path.normpath(os.path.join(os.path.dirname(beside.name), path)).replace(os.sep, "/")
            else:
                self._refusal = NoText(
                    f"`{path}` lies outside the folder of the map",
                    help="name its folder with `--texts`, or allow it with `--allow-outside`",
                )
        for folder in self._folders:
            for relative in dict.fromkeys((path, os.path.basename(path))):
                real = real_path(folder / relative)
                if relative and real.is_relative_to(real_path(folder)):
                    yield real, (Path(self._called) if self._called else folder).joinpath(relative).as_posix()

    def _read(self, real: Path, name: str) -> tuple[Source, tuple[Diagnostic, ...]]:
        if real in self._opened:
            return self._opened[real]
        known = self._read_before.get(real)
        if known is None or not self._unchanged(real, known[0]):
            signature = signature_of(real)
            self._seen.add(real)
            known = self._read_before[real] = signature, self.take(name, read_file(real, MOST_MAP))
            self._paths[known[1][0]] = real
        return known[1]

    def _unchanged(self, real: Path, before: Signature) -> bool:
        """Whether a file is what it was; it is looked at once in a run."""
        if real in self._seen:
            return True
        self._seen.add(real)
        now = signature_of(real)
        if now != before:
            return False
        self._budget.take(real, now[1])
        return True

    def _quoted_text(self, real: Path, name: str, before: QuotedText | NoText | None = None) -> QuotedText | NoText:
        import hashlib  # loads OpenSSL, which a map without texts does not need

        data = read_file(real, MOST_TEXT)
        self._budget.take(real, len(data))
        digest = hashlib.sha256(data).hexdigest()
        if isinstance(before, QuotedText) and before.sha256 == digest:
            return before  # with all that was worked out of it
        try:
            plain = read_plain_text(real.suffix, data)
        except ReadError as error:
            return NoText(str(error), missing=False, help=error.help)
        return QuotedText(
            Source(name, plain.text),
            reader=plain.reader,
            sha256=digest,
            marks=plain.marks,
            skipped=plain.skipped,
            left_out=plain.left_out,
        )


def signature_of(path: Path) -> Signature:
    """What tells that a file is another one than it was.

    Raises:
        OSError: if there is none.
    """
    state = path.stat()
    return state.st_mtime_ns, state.st_size


_INCLUDE = re.compile(r"(?:^|(?<=[\r\n]))include[ \t]*:[ \t]*([^\s][^\r\n]*?)[ \t]*(?=[\r\n]|$)")
_WITH_ALIAS = re.compile(r"[ \t]as[ \t]+\S+$")


def _shared(paths: Sequence[Path], folder: Path) -> list[str]:
    """What several of the files include under no name of its own: their names for it stay as they are."""
    number: dict[Path, int] = {}
    for path in paths:
        text = read_file(real_path(path), MOST_MAP).decode(errors="replace")
        included = [match[1] for match in _INCLUDE.finditer(text) if not _WITH_ALIAS.search(match[1])]
        for each in dict.fromkeys(real_path(path.parent / inner) for inner in included if "\0" not in inner):
            number[each] = number.get(each, 0) + 1
    shared = [each for each, times in number.items() if times > 1 and each.is_file() and each.is_relative_to(folder)]
    return [each.relative_to(folder).as_posix() for each in shared]


def alias_of(stem: str, taken: Collection[str]) -> str:
    """A name for a file: its own, as far as names allow, and one that is not taken."""
    found = re.sub(r"[^\w-]+", "_", normal(stem))
    name = base = found if NAME_RE.fullmatch(found) and bad_character(found) is None else f"map_{found}".rstrip("_")
    if NAME_RE.fullmatch(base) is None or bad_character(base) is not None:
        name = base = "map"
    number = 1
    while name in taken:
        number += 1
        name = f"{base}_{number}"
    return name


def _why(path: str, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError):
        return f"there is no file `{path}`"
    if isinstance(error, IsADirectoryError):
        return f"`{path}` is a folder"
    if isinstance(error, PermissionError):
        return f"`{path}` may not be read"
    if isinstance(error, UnreadableError):
        return f"`{path}` is not read: {error.strerror}"
    return f"`{path}` cannot be read"
