"""Work over many files: each by itself, on as many processes or machines as an executor has."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextvars import ContextVar
from pathlib import Path
from typing import Any, Generic, TypeVar

import attrs

from argmap.brief_repr import brief_repr
from argmap.diagnostics.diagnostic import Diagnostic, Edit, Label
from argmap.diagnostics.failure import Failure, described
from argmap.files import FileReader
from argmap.model.elements import Verdict
from argmap.pipeline import Compilation, compile_source
from argmap.quotations.check import all_checked, without_words
from argmap.service.findings import begun_files, findings, is_kept
from argmap.source import Source, Span

Value = TypeVar("Value")
AHEAD = 64
"""Batches that are handed out before the first has come back: a list of files without end fits the memory."""
TOGETHER = 32
"""Files of one batch: what several of them include or quote is read once."""


@attrs.frozen(kw_only=True)
class FileResult(Generic[Value]):
    """What the work on one file came to: its value, or why there is none.

    `error` is the error in one line, with its place in argmap if it arose there; empty where the work was done.
    """

    file: str
    value: Value | None = None
    error: str = ""

    __repr__ = brief_repr

    @property
    def ok(self) -> bool:
        """Whether the work was done."""
        return not self.error


@attrs.frozen(kw_only=True)
class FileCheck:
    """What checking one map came to, as plain data: it can be sent from process to process and kept in a table."""

    file: str
    claims: int
    steps: int
    without_warrant: int
    quotations: int
    checked: int
    """Quotations that were compared with their text."""
    verdicts: Mapping[Verdict, int]
    """How many claims have each verdict."""
    diagnostics: tuple[Diagnostic, ...]
    failures: tuple[Failure, ...] = ()
    """Checks that broke by a mistake of ours."""
    begun: tuple[str, ...] = ()
    """Its files, if the map is only being begun: cannot be read, or has no relation yet."""
    unknown_languages: tuple[str, ...] = ()
    """Codes of the languages of its quotations that argmap has no words of."""

    __repr__ = brief_repr

    @property
    def ok(self) -> bool:
        """Whether there is no error; warnings and hints do not count."""
        return all(each.severity != "error" for each in self.diagnostics)

    def as_row(self) -> dict[str, str | int]:
        """One row of a table: the file, the counts, and how many diagnostics each rule made."""
        row: dict[str, str | int] = {
            "file": self.file,
            "claims": self.claims,
            "steps": self.steps,
            "quotations": self.quotations,
            "checked": self.checked,
        }
        row |= {verdict.value: self.verdicts.get(verdict, 0) for verdict in Verdict}
        for each in self.diagnostics:
            row[each.rule.code] = int(row.get(each.rule.code, 0)) + 1
        return row


def over_files(
    work: "Callable[[str], Value]",
    files: Iterable[str | os.PathLike[str]],
    executor: Executor | None = None,
    *,
    batch: int = TOGETHER,
) -> "Iterator[FileResult[Value]]":
    """Do some work on each file, and give the results in the order of the files as they come.

    `work` takes the path of a file. Any executor of the interface of `concurrent.futures` carries it: threads,
    processes, the executor of a Dask client or of MPI; without one it is done here. With processes `work`, and what it
    gives, must be picklable. An error on one file is told in its result, and the others go on. `batch` files go to a
    worker at a time, and only so many batches are handed out ahead that a list of any length fits the memory.

    Raises:
        ValueError: if `batch` is less than one.
        concurrent.futures.BrokenExecutor: if the executor loses its workers.
    """
    if not isinstance(batch, int) or batch < 1:
        raise ValueError(f"a batch holds one file or more, not {batch}")
    return _over(work, (os.fspath(each) for each in files), executor, batch)


def _over(
    work: "Callable[[str], Value]", names: Iterator[str], executor: Executor | None, batch: int
) -> "Iterator[FileResult[Value]]":
    if executor is None:
        for group in _groups(names, batch):
            yield from _one_by_one(work, group)
        return
    pending: deque[tuple[Future[list[FileResult[Value]]], list[str]]] = deque()
    try:
        for group in _groups(names, batch):
            pending.append((executor.submit(_done, work, group), group))
            if len(pending) >= AHEAD:
                yield from _results(*pending.popleft())
        while pending:
            yield from _results(*pending.popleft())
    finally:
        for left, _ in pending:
            left.cancel()


def _results(future: "Future[list[FileResult[Value]]]", group: Sequence[str]) -> "list[FileResult[Value]]":
    """What came of a batch; what could not be sent to a worker or back is told of each of its files."""
    try:
        return future.result()
    except (BrokenExecutor, CancelledError):
        raise
    except Exception as error:
        return [FileResult(file=name, error=described(error)) for name in group]


def _groups(names: Iterator[str], size: int) -> Iterator[list[str]]:
    group: list[str] = []
    for name in names:
        group.append(name)
        if len(group) == size:
            yield group
            group = []
    if group:
        yield group


def _done(work: "Callable[[str], Value]", names: Sequence[str]) -> "list[FileResult[Value]]":
    return list(_one_by_one(work, names))


def _one_by_one(work: "Callable[[str], Value]", names: Sequence[str]) -> "Iterator[FileResult[Value]]":
    readers: dict[Any, FileReader] = {}
    for name in names:
        token = _readers.set(readers)
        try:
            result = FileResult(file=name, value=work(name))
        except (Exception, SystemExit) as error:
            reason = getattr(error, "strerror", None)
            result = FileResult(file=name, error=str(reason) if reason else described(error))
        finally:
            _readers.reset(token)
        yield result


_readers: ContextVar[dict[Any, FileReader] | None] = ContextVar("readers", default=None)
"""The readers of the batch that is being worked on: what one map reads the next need not read again."""


def batch_reader(texts: Sequence[Path], *, allow_outside: bool) -> FileReader:
    """A reader of files, the same for all files of a batch; what changed on the disk is read anew.

    Raises:
        OSError: if a file cannot be looked at.
    """
    known = _readers.get()
    key = tuple(texts), allow_outside
    if known is None or key not in known:
        reader = FileReader(allow_outside=allow_outside, texts=texts)
        if known is not None:
            known[key] = reader
        return reader
    known[key].renew()
    return known[key]


def check_file(
    path: str | os.PathLike[str],
    *,
    texts: Sequence[str | os.PathLike[str]] = (),
    allow_outside: bool = False,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
) -> FileCheck:
    """Check one map, and give what was found as data that can be sent on: the work for `over_files`.

    `texts` and `allow_outside` are those of `argmap.load`; `select` and `ignore` are beginnings of codes of rules, as
    those of `argmap check`. Errors are always kept.

    Raises:
        OSError: if the file cannot be read.
    """
    reader = batch_reader(tuple(Path(each) for each in texts), allow_outside=allow_outside)
    name = os.fspath(path)
    source, problems = reader.open(Path(path), name=name)
    found = compile_source(source, reader, read_text=reader.read_text, problems=problems)
    return checked_file(name, found, lambda each: is_kept(each, select, ignore), select)


def checked_file(
    name: str, compilation: Compilation, keeps: Callable[[Diagnostic], bool], select: Sequence[str] = ()
) -> FileCheck:
    """The data of a map that was compiled."""
    kept, broken = findings([compilation], keeps, select)
    quotations = list(all_checked(compilation.facts.quotations))
    steps = compilation.facts.map.inferences.values()
    verdicts = list(compilation.verdicts.values())
    return FileCheck(
        file=name,
        claims=len(compilation.map.claims),
        steps=len(steps),
        without_warrant=sum(not step.warrant for step in steps),
        quotations=len(quotations),
        checked=sum(each.status.checked for each in quotations),
        verdicts={verdict: verdicts.count(verdict) for verdict in Verdict if verdict in verdicts},
        diagnostics=tuple(kept),
        failures=tuple(broken),
        begun=begun_files(compilation),
        unknown_languages=without_words(quotations),
    )


def processors() -> int:
    """How many processors this process may use."""
    allowed = getattr(os, "sched_getaffinity", None)
    return len(allowed(0)) if allowed else os.cpu_count() or 1


def of_one_source(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics that came from several processes, so that every file is one source again."""
    known: dict[str, Source] = {}

    def here(span: Span) -> Span:
        source = known.setdefault(span.source.name, span.source)
        if source is span.source or source.text != span.source.text:
            return span
        return Span(source, span.start, span.end)

    found = []
    for each in diagnostics:
        spans = [each.span, *(label.span for label in each.others), *(edit.span for edit in each.edits)]
        if all(here(span) is span for span in spans):
            found.append(each)
            continue
        found.append(
            attrs.evolve(
                each,
                label=Label(here(each.span), each.label.text),
                others=tuple(Label(here(label.span), label.text) for label in each.others),
                edits=tuple(Edit(here(edit.span), edit.new) for edit in each.edits),
            )
        )
    return found
