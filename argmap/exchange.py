"""Reading maps from other formats, and writing them to others."""

import os
from collections.abc import Callable
from pathlib import Path

import attrs

from argmap.argument_map import ArgumentMap
from argmap.diagnostics.diagnostic import Diagnostic
from argmap.english import listed
from argmap.files import decode
from argmap.files.limits import MOST_MAP, MOST_TEXT, read_file
from argmap.files.write import write_whole
from argmap.interchange.detect import detect
from argmap.interchange.draft import LEAVES
from argmap.interchange.foreign import Exported, Foreign, nothing_beside
from argmap.interchange.formats import FORMATS, exporters, format_of, importers, reader_of, writer_of
from argmap.interchange.imported import Imported, unreadable
from argmap.library import Map, compiled
from argmap.model.content import MapContent
from argmap.quotations.text.quoted_text import QuotedText
from argmap.source import Source, Span


def import_file(
    path: str | os.PathLike[str],
    *,
    format: str = "",  # noqa: A002 - as in `draw`
    leaves: str = "assumed",
    restates: bool = False,
) -> Imported[ArgumentMap]:
    """Read a map from a file in another format.

    The format is found by what the file holds, unless it is named (`argmap import --formats` lists them). Mistakes in
    the file are in the `errors` of the result, every difference between file and map in its `losses`; `texts` are the
    texts that it carries, by the paths that its sources name.

    Claims that nothing in the file speaks for are taken as `assumed`, or as `leaves` says left `plain` or made `open`
    (which do not stand until something backs them). With `restates` two claims of which one rephrases the other become
    one in two wordings.

    Raises:
        OSError: if the file cannot be read.
        ValueError: for a format that there is not.
    """
    place = Path(path)
    return import_data(
        read_file(place, MOST_TEXT),
        name=os.fspath(path),
        format=format,
        leaves=leaves,
        restates=restates,
        beside=lambda name: _beside(place, name),
    )


def import_data(
    data: bytes | str,
    *,
    name: str = "<text>",
    format: str = "",  # noqa: A002 - as in `draw`
    leaves: str = "assumed",
    restates: bool = False,
    beside: Callable[[str], str | None] = nothing_beside,
) -> Imported[ArgumentMap]:
    """Read a map from what a file in another format holds; see `import_file`.

    `beside` gives the text of a file beside it, by its name, where a format has its text in one of its own.

    Raises:
        ValueError: for a format that there is not, or other `leaves`.
    """
    if leaves not in LEAVES:
        raise ValueError(f"`leaves` is {listed(LEAVES, last='or')}, not {leaves!r}")
    raw = data.encode("utf-8", "surrogatepass") if isinstance(data, str) else data
    source, problems = _source(name, raw)
    found = format or detect(name, source.text, raw)
    if not found:
        return _with_map(_unknown(source, problems), ())
    reader = reader_of(found)
    own = format_of(found)
    if own is not None and not own.packed and problems and not source.text:
        return _with_map(Imported(map=MapContent(), format=found, errors=problems), ())
    foreign = Foreign(source=source, data=raw, leaves=leaves, restates=restates, beside=beside)
    told = () if own is not None and own.packed else problems
    return _with_map(reader(foreign), told)


def export(
    amap: Map,
    path: str | os.PathLike[str] | None = None,
    *,
    format: str = "",  # noqa: A002 - as in `draw`
) -> Exported:
    """Write a map in another format, and to `path` if one is given.

    The format is that of the path's ending, unless it is named. What it has no place for is in the `losses` of the
    result.

    Raises:
        ValueError: for a format that there is not, or an ending that several formats have.
        OSError: if the file cannot be written.
    """
    name = format or format_of_path(os.fspath(path) if path is not None else "")
    writer = writer_of(name)
    ready = compiled(amap)
    texts = {id_: text.source.text for id_, text in ready.facts.texts.items() if isinstance(text, QuotedText)}
    made = writer(ready.map, texts=texts)
    if path is not None:
        write_whole(Path(path), made.data)
    return made


def format_of_path(path: str) -> str:
    """The format that is written to files with this ending.

    Raises:
        ValueError: if that is none, or one of several.
    """
    ending = Path(path).suffix.lower()
    fits = [each.name for each in FORMATS if each.writes and ending and ending in each.endings]
    if len(fits) == 1:
        return fits[0]
    known = listed(exporters(), most=40)
    why = f"several formats end in `{ending}`: {listed(fits)}" if fits else f"no format ends in `{ending}`"
    raise ValueError(f"{why if ending else 'no format is named'}; name one of {known}")


def _source(name: str, data: bytes) -> tuple[Source, tuple[Diagnostic, ...]]:
    if data.startswith(b"PK\x03\x04"):
        return Source(name, ""), ()
    if len(data) > MOST_MAP:
        data = data[:MOST_MAP]
    return decode(name, data)


def _beside(path: Path, name: str) -> str | None:
    try:
        return read_file(path.parent / name, MOST_TEXT).decode("utf-8-sig", "replace")
    except (OSError, ValueError):
        return None


def _unknown(source: Source, problems: tuple[Diagnostic, ...]) -> Imported[MapContent]:
    """What to say of a file that looks like none of the formats."""
    if problems and not source.text:
        return Imported(map=MapContent(), format="", errors=problems)
    made = unreadable(
        source, "", "this looks like no format that is known", help_=f"name it: {listed(importers(), most=40)}"
    )
    end = len(source.line(1)) if source.text else 0
    span = Span(source, 0, end)
    first = made.errors[0]
    return attrs.evolve(made, errors=(attrs.evolve(first, label=attrs.evolve(first.label, span=span)),))


def _with_map(made: Imported[MapContent], problems: tuple[Diagnostic, ...]) -> Imported[ArgumentMap]:
    return Imported(
        map=ArgumentMap.of(made.map),
        format=made.format,
        errors=(*problems, *made.errors),
        losses=made.losses,
        texts=made.texts,
    )
