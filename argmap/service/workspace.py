"""The files that somebody has open, and what is known of them: at once of their lines, after a pause of the whole."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path

import attrs

from argmap.checks.run import never
from argmap.diagnostics.diagnostic import Diagnostic, in_order
from argmap.files import FileReader, decode
from argmap.files.limits import MOST_MAP, read_file, real_path
from argmap.memory import Memory
from argmap.model.elements import SourceText
from argmap.pipeline import Compilation, compile_source
from argmap.quotations.text.quoted_text import QuotedText
from argmap.resolve.resolve import Occurrence
from argmap.service.findings import begun_files, findings, too_early
from argmap.service.quick import QuickReader
from argmap.service.shift import Shift, TextChange
from argmap.source import Source

MOST_FILES = 500
"""Files of a folder that are looked through for those that include an open one."""
_INCLUDES = re.compile(r"^include[ \t]*:[ \t]*(\S.*?)(?:[ \t]+as[ \t]+\S+)?[ \t]*$", re.MULTILINE)


@attrs.frozen
class Settings:
    """What holds for a file: whether a diagnostic is reported, and where texts are looked for besides.

    With `strict` what a map lacks that is just being begun is said at once; `select` are rules that are asked for.
    """

    keeps: Callable[[Diagnostic], bool] = attrs.field(default=lambda _: True)
    texts: tuple[Path, ...] = ()
    select: tuple[str, ...] = ()
    strict: bool = False


@attrs.frozen
class ShownDiagnostic:
    """A diagnostic where it stands in the text as it is now; `root` is the map it is found in, if not the file's own.

    `by` is how far the text moved since it was found: so far its repairs have to be moved as well.
    """

    diagnostic: Diagnostic
    start: int
    end: int
    by: int = 0
    root: str = ""


@attrs.frozen(eq=False, slots=False)
class Settled:
    """A file as the last whole check saw it.

    `compilation` is that of the map of which the file is the top, `names` are the places of names in it by every map
    that it is a part of, `found` its diagnostics, each with the map in which it was found.
    """

    source: Source
    compilation: Compilation
    found: tuple[tuple[Diagnostic, str], ...]
    names: tuple[Occurrence, ...]

    @cached_property
    def starts(self) -> list[int]:
        """Where the names begin."""
        return [each.span.start for each in self.names]


class OpenFile:
    """A file that is open: its text, and what was known of it when it was last checked as a whole."""

    def __init__(self, path: Path, text: str, version: int) -> None:
        self.path, self.version = path, version
        self.quick = QuickReader(text)
        self.settled: Settled | None = None
        self.shift = Shift()

    @property
    def text(self) -> str:
        """The text as it is now."""
        return self.quick.text

    def change(self, change: TextChange, version: int) -> None:
        """Make a change."""
        self.quick.change(change)
        self.shift.changes.append(change)
        self.version = version

    def diagnostics(self) -> list[ShownDiagnostic]:
        """What is wrong with it: its lines as they are now, all else as it was when it was last checked."""
        if self.settled is not None and not self.shift.changes:
            return [
                ShownDiagnostic(diagnostic=each, start=each.span.start, end=each.span.end, by=0, root=root)
                for each, root in self.settled.found
            ]
        shown = [ShownDiagnostic(each, each.span.start, each.span.end) for each in self.quick.diagnostics()]
        for each, root in self.settled.found if self.settled else ():
            if each.rule.code >= _OF_NAMES:
                now = self.shift.span(each.span.start, each.span.end)
                if now is not None:
                    shown.append(ShownDiagnostic(each, *now, now[0] - each.span.start, root))
        return sorted(shown, key=lambda each: (each.start, each.diagnostic.rule.code))


_OF_NAMES = "AM1"
"""Rules from this code on need more than the lines of a statement."""


class Workspace:
    """The open files, those of a project, and the texts on the disk.

    Everything is asked from one thread; `check` alone may run in another one, on what `plan` gave it.
    """

    def __init__(
        self,
        *,
        settings: Callable[[Path], Settings] = lambda _: Settings(),
        folders: Iterable[Path] = (),
        allow_outside: bool = True,
    ) -> None:
        self.settings = settings
        self.folders = tuple(real_path(each) for each in folders)
        self.allow_outside = allow_outside
        self.files: dict[Path, OpenFile] = {}
        self.compilations: Mapping[Path, Compilation] = {}
        self._readers: dict[tuple[Path, ...], FileReader] = {}
        self._memories: dict[Path, Memory] = {}

    def open(self, path: Path, text: str, version: int = 0) -> OpenFile:
        """Take over a file from the disk."""
        real = real_path(path)
        self.files[real] = OpenFile(real, text, version)
        return self.files[real]

    def change(self, path: Path, change: TextChange, version: int = 0) -> OpenFile:
        """Change an open file.

        Raises:
            KeyError: if it is not open.
        """
        file = self.files[real_path(path)]
        file.change(change, version)
        return file

    def close(self, path: Path) -> None:
        """Give a file back to the disk."""
        self.files.pop(real_path(path), None)
        self._memories.pop(real_path(path), None)

    def get(self, path: Path) -> OpenFile | None:
        """An open file."""
        return self.files.get(real_path(path))

    def text_of(self, root: Path, source: SourceText) -> QuotedText | None:
        """The text of a source of a map, also where nothing is quoted from it yet, so that no check has read it."""
        reader = self._readers.get(self.settings(root).texts)
        if reader is None or not source.text:
            return None
        found = reader.read_text(source.text, source.origin.source if source.origin else None)
        return found if isinstance(found, QuotedText) else None

    # ---- the whole check ----

    def plan(self) -> "Plan":
        """What a whole check looks at: the texts as they are now."""
        return Plan({path: (file.text, len(file.shift.changes)) for path, file in self.files.items()})

    def check(self, plan: "Plan", cancelled: Callable[[], bool] = never) -> "Checked":
        """Check the open files as `argmap check` does, and the maps that they are a part of.

        Raises:
            CancelledError: when `cancelled` says so.
        """
        roots = [*plan.texts, *(each for each in self._includers(plan.texts) if each not in plan.texts)]
        compilations = {}
        paths: dict[int, Path] = {}
        for root in roots:
            compiled = self._compile(root, plan, cancelled, paths)
            if compiled is not None:
                compilations[root] = compiled
        return Checked(plan, compilations, _settled(compilations, paths, self.settings))

    def _compile(
        self, root: Path, plan: "Plan", cancelled: Callable[[], bool], paths: dict[int, Path]
    ) -> Compilation | None:
        settings = self.settings(root)
        reader = self._readers.get(settings.texts)
        if reader is None:
            reader = FileReader(allow_outside=self.allow_outside, texts=settings.texts)
            self._readers[settings.texts] = reader
        reader.renew()
        for path, source, problems in plan.sources():
            reader.take_over(path, source, problems)
        try:
            source, problems = reader.open(root, name=root.as_posix())
            memory = self._memories.setdefault(root, Memory())
            with memory.in_use():
                compiled = compile_source(
                    source, reader, read_text=reader.read_text, problems=problems, cancelled=cancelled
                )
        except (OSError, ValueError):
            return None  # it is gone from the disk
        finally:
            for path in plan.texts:
                reader.take_over(path, None)
        for each in compiled.sources:
            real = reader.real_of(each)
            if real is not None:
                paths[id(each)] = real
        return compiled

    def settle(self, checked: "Checked") -> list[OpenFile]:
        """Take over the result of a check; the files of which something is known anew."""
        taken = []
        self.compilations = checked.compilations
        for path, settled in checked.settled.items():
            file = self.files.get(path)
            if file is None or path not in checked.plan.texts:
                continue
            file.settled = settled
            file.shift = Shift(file.shift.changes[checked.plan.texts[path][1] :])
            taken.append(file)
        return taken

    def check_now(self) -> list[OpenFile]:
        """Check at once, and take the result over."""
        return self.settle(self.check(self.plan()))

    def _includers(self, opened: Iterable[Path]) -> list[Path]:
        """Files beside the open ones, and in the folders of the project, that include one of them, however far up."""
        folders = dict.fromkeys((*(path.parent for path in opened), *self.folders))
        above: dict[Path, list[Path]] = {}
        for path in _maps_in(folders):
            held = self.files.get(path)
            try:
                text = held.text if held else read_file(path, MOST_MAP).decode(errors="replace")
            except OSError:
                continue
            for match in _INCLUDES.finditer(text.replace("\r", "\n")):
                if "\0" not in match[1]:
                    above.setdefault(real_path(path.parent / match[1]), []).append(path)
        found: dict[Path, None] = {}
        queue = list(opened)
        for path in queue:
            for more in above.get(path, ()):
                if more not in found:
                    found[more] = None
                    queue.append(more)
        return list(found)


def _maps_in(folders: Iterable[Path]) -> Iterator[Path]:
    left = MOST_FILES
    for folder in folders:
        try:
            inside = sorted(folder.glob("*.argmap"))
        except OSError:
            continue
        for path in inside[:left]:
            yield real_path(path)
        left -= len(inside[:left])


@attrs.frozen(eq=False)
class Plan:
    """The texts of the open files at one moment, each with the number of its changes so far."""

    texts: Mapping[Path, tuple[str, int]]
    _made: list[tuple[Path, Source, tuple[Diagnostic, ...]]] = attrs.Factory(list)

    def sources(self) -> list[tuple[Path, Source, tuple[Diagnostic, ...]]]:
        """The same as sources, with what is wrong with their signs."""
        if not self._made:
            for path, (text, _) in self.texts.items():
                source, problems = decode(path.as_posix(), text.encode("utf-8", "surrogatepass"))
                if source.text != text:  # places have to be those of the editor
                    source = Source(source.name, text)
                self._made.append((path, source, problems))
        return self._made


@attrs.frozen(eq=False)
class Checked:
    """The result of a whole check: the maps by their top files, and what is known of each file."""

    plan: Plan
    compilations: Mapping[Path, Compilation]
    settled: Mapping[Path, Settled]


def _settled(
    compilations: Mapping[Path, Compilation], paths: Mapping[int, Path], settings: Callable[[Path], Settings]
) -> dict[Path, Settled]:
    """What each file knows of all maps that it is a part of; what several maps say of a place is said once."""
    found: dict[Path, dict[tuple[str, int, int, str], tuple[Diagnostic, str]]] = {}
    names: dict[Path, dict[tuple[int, int], Occurrence]] = {}
    sources: dict[Path, Source] = {}
    for root, compiled in compilations.items():
        held_by = settings(root)
        kept, _ = findings([compiled], held_by.keeps, held_by.select)
        early = [] if held_by.strict or held_by.select else too_early(begun_files(compiled), kept)
        hidden = set(map(id, early))
        for diagnostic in kept:
            path = paths.get(id(diagnostic.span.source))
            if path is None or id(diagnostic) in hidden:
                continue
            key = (diagnostic.rule.code, diagnostic.span.start, diagnostic.span.end, diagnostic.message)
            told = "" if path == root else root.stem
            held = found.setdefault(path, {})
            if key not in held or path == root:
                held[key] = diagnostic, told
        for occurrence in compiled.names:
            path = paths.get(id(occurrence.span.source))
            if path is not None:
                place = occurrence.span.start, occurrence.span.end
                names.setdefault(path, {}).setdefault(place, occurrence)
        sources[root] = compiled.documents[0].source
    return {
        path: Settled(
            source=sources[path],
            compilation=compilations[path],
            found=_in_order(found.get(path, {}).values()),
            names=tuple(sorted(names.get(path, {}).values(), key=lambda each: each.span.start)),
        )
        for path in compilations
    }


def _in_order(found: Iterable[tuple[Diagnostic, str]]) -> tuple[tuple[Diagnostic, str], ...]:
    roots = {id(diagnostic): root for diagnostic, root in found}
    return tuple((each, roots[id(each)]) for each in in_order(diagnostic for diagnostic, _ in found))
