"""A map where there is none yet: the sources of a folder of texts."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from argmap.files.limits import MOST_TEXT, read_file
from argmap.files.reader import alias_of
from argmap.files.write import write_whole
from argmap.quotations.text.readers import ReadError, read_plain_text

MOST_TEXTS = 200
ENDINGS = (".txt", ".md", ".html", ".htm", ".docx", ".odt", ".pdf", ".eml", ".epub", ".srt", ".vtt")
"""Endings of files that are taken for texts."""
_DATE = re.compile(r"(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)")
_LONGEST = 120
"""Signs of a first line that is taken for a title."""


def maps_in(folder: Path) -> list[Path]:
    """The argument files of a folder, in the order of their names."""
    return sorted(path for path in folder.glob("*.argmap") if path.is_file())


def started_in(folder: Path) -> Path | None:
    """Write a map that declares the texts of a folder as sources; nothing if there is none.

    Raises:
        OSError: if it cannot be written.
    """
    lines = list(_sources(folder))
    if not lines:
        return None
    path = folder / f"{alias_of(folder.resolve().name, set())}.argmap"
    head = ["map: What is the question?", ""]
    write_whole(path, "\n".join([*head, *lines, "claim main: What it is all about.", "  open", ""]).encode())
    return path


def _sources(folder: Path) -> Iterator[str]:
    taken: set[str] = set()
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in ENDINGS and path.is_file())
    for path in found[:MOST_TEXTS]:
        try:
            data = read_file(path, MOST_TEXT)
            text = read_plain_text(path.suffix, data).text
        except (OSError, ReadError):
            continue
        name = alias_of(path.stem, taken)
        taken.add(name)
        first = " ".join(next((line for line in text.splitlines() if line.strip()), "").split())
        title = first if first and len(first) <= _LONGEST else path.stem.replace("_", " ").replace("-", " ")
        date = _DATE.search(path.stem) or _DATE.search(text[:1000])
        yield f"source {name}: {title}"
        if date is not None:
            yield f"  date: {date[0]}"
        yield f"  text: {path.name}"
        yield f"  sha256: {hashlib.sha256(data).hexdigest()}"
        yield ""
