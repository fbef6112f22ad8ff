"""Evidence packs: a map with its texts, its report and what proves both, in one file that anybody can check again.

A pack is a zip file without compression, so that equal input gives equal bytes whatever library packs it. It runs:
`python PACK` checks it with the programs in it, which need nothing but Python.
"""

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import attrs

from argmap.brief_repr import brief_repr
from argmap.diagnostics.as_text import visible
from argmap.files import FileReader
from argmap.files.limits import MOST_TEXT, read_file, real_path
from argmap.files.write import write_whole
from argmap.findings.subject import Options
from argmap.library import figures_of
from argmap.model.propositions import Propositions
from argmap.pipeline import Compilation, compile_source
from argmap.proofs import check_conflicts, check_labels, check_pack
from argmap.proofs.certificate import certificate
from argmap.proofs.conflicts import certified
from argmap.quotations.check import CheckedQuotation
from argmap.quotations.finding import Status
from argmap.quotations.policy import fingerprint
from argmap.quotations.text.quoted_text import QuotedText
from argmap.reports.contents import CHAPTERS
from argmap.reports.formats import render_report
from argmap.reports.report import report
from argmap.version import __version__

VERSION = 1
"""The form of packs."""
CHECKERS = {"check_labels.py": check_labels, "check_conflicts.py": check_conflicts, "verify.py": check_pack}
EFFORT = 1_000_000
"""Conflicts of the solver in the search for those of the map."""
DAY_OF_ALL_FILES = (1980, 1, 1, 0, 0, 0)
MODE = 0o644 << 16

README = """\
An evidence pack of argmap {version}: {title}

{files}

Check it with Python alone:    python PACK.zip     (or unpacked: python verify.py)
Check it with argmap as well:  argmap verify PACK.zip

The programs in a pack are as good as whoever packed it: take verify.py, check_labels.py and check_conflicts.py from
argmap where that matters. And whoever rewrites a text and what is quoted from it makes a pack that fits: compare the
digests of the texts with those of texts that you have from elsewhere.
"""
ABOUT = {
    "report.html": "the report",
    "map/": "the argument file, with what it includes, and texts that lie beside it",
    "texts/": "texts that lie elsewhere",
    "read/": "texts as argmap reads them, where their files are something else than plain text",
    "map.json": "the same map as data",
    "quotations.json": "each quotation, and the passage of its text that it was found at",
    "certificate.json": "a label and a rank for each atom: what proves the verdicts",
    "conflicts.json": "which assertions cannot stand together, each with its proof",
    "MANIFEST.json": "the SHA-256 digest of every other file, and of the texts that are not here",
}
"""What the files of a pack are."""


@attrs.frozen
class Pack:
    """A pack that was made: its bytes, the digest to sign, and what it holds.

    `proved` is the number of those of its `quotations` that the checker finds word for word, `verdicts` that of the
    claims; `withheld` are the texts that it does not hold.
    """

    data: bytes = attrs.field(repr=False)
    sha256: str
    files: tuple[str, ...]
    quotations: int
    proved: int
    verdicts: int
    withheld: tuple[str, ...] = ()

    __repr__ = brief_repr


def pack(
    path: str | os.PathLike[str],
    out: str | os.PathLike[str] | None = None,
    *,
    texts: Iterable[str | os.PathLike[str]] = (),
    allow_outside: bool = False,
    with_texts: bool = True,
) -> Pack:
    """Pack an argument file with all that it takes to check it again, and write it whole to `out` if that is given.

    `texts` are folders to look for texts in. Without `with_texts` the texts stay out, for such as may not be passed on:
    of each its digest is there, and the passages that are quoted.

    Raises:
        OSError: if a file cannot be read or written.
        ValueError: if the map has errors, or two of its texts would have one name in the pack.
    """
    reader = FileReader(allow_outside=allow_outside, texts=map(Path, texts))
    source, problems = reader.open(Path(path), name=Path(path).name)
    compilation = compile_source(source, reader, read_text=reader.read_text, problems=problems)
    made = packed(compilation, reader, texts=with_texts)
    if out is not None:
        write_whole(Path(out), made.data)
    return made


def packed(compilation: Compilation, reader: FileReader, *, texts: bool = True) -> Pack:
    """Pack a map that was compiled with a reader.

    All that is in a pack is made of the files as they lie in it: whoever unpacks it has the same.

    Raises:
        OSError: if a file cannot be read.
        ValueError: if the map has errors, or two of its texts would have one name in the pack.
    """
    if compilation.errors:
        raise ValueError("the map has errors: mend what `argmap check` says before it is packed")
    top, given = gathered(compilation, reader)
    with unpacked(given) as folder:
        again, reader = compiled_in(folder, top)
        found = certificate(again)
        kept = given if texts else {each.name for each in again.sources}
        files = {name: data for name, data in given.items() if name in kept}
        withheld = {name: hashlib.sha256(data).hexdigest() for name, data in given.items() if name not in files}
        quotations, read = quotations_in(folder, again, reader)
        if texts:
            files.update(read)
        files |= {name: _json(data) for name, data in data_of(again).items()}
        files["conflicts.json"] = _json(conflicts_of(again))
        files["quotations.json"] = _json(quotations)
        files |= reports(again, texts=texts)
    files |= programs()
    files["README.txt"] = readme_of(files, compilation.map.heading)
    manifest = {
        "pack": VERSION,
        "argmap": __version__,
        "policy": fingerprint(),
        "map": top,
        "withheld": withheld,
        "files": {name: hashlib.sha256(data).hexdigest() for name, data in sorted(files.items())},
    }
    data = zipped({**files, check_pack.MANIFEST: _json(manifest)})
    return Pack(
        data=data,
        sha256=hashlib.sha256(data).hexdigest(),
        files=tuple(sorted(files)),
        quotations=len(quotations),
        proved=sum(each["word_for_word"] for each in quotations),
        verdicts=len(found.verdicts),
        withheld=tuple(sorted(withheld)),
    )


_MAIN = '''\
"""Check the evidence pack that this file lies in: `python PACK.zip`."""

import os
import sys

import verify

sys.exit(verify.main([os.path.dirname(os.path.abspath(__file__)), *sys.argv[1:]]))
'''


def _json(data: Any) -> bytes:
    """Data in one way, whatever the order in which they were made."""
    return (json.dumps(data, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def data_of(compilation: Compilation) -> dict[str, Any]:
    """The map and what proves its verdicts, by the names of their files."""
    found = certificate(compilation).as_dict()
    return {"map.json": found.pop("map"), "certificate.json": found}


def conflicts_of(compilation: Compilation) -> list[dict[str, Any]]:
    """The conflicts of a map by both readings, each with its proof; the search ends by work, and by no clock."""
    found = certificate(compilation)
    reasoner = compilation.facts.verdicts.asking(effort=EFFORT)
    every = [certified(reasoner.conflicts(by=by), found).as_dict() for by in ("acceptability", "coherence")]
    return [{key: each[key] for key in ("by", "group", "supports", "conflicts")} for each in every]


def reports(compilation: Compilation, *, texts: bool = True) -> dict[str, bytes]:
    """The report with its annex, as a page and as data; without `texts` it shows nothing around quotations."""
    made = report(
        compilation.map,
        compilation.facts,
        compilation.diagnostics,
        options=Options(only=CHAPTERS, around=texts),
        files=compilation.sources,
    )
    page = render_report(made, "html", figures=figures_of(made))
    return {"report.html": page.encode(), "report.json": render_report(made, "json").encode()}


def programs() -> dict[str, bytes]:
    """The checkers, as they lie in a pack."""
    found = {name: Path(str(module.__file__)).read_bytes().replace(b"\r\n", b"\n") for name, module in CHECKERS.items()}
    return {**found, "__main__.py": _MAIN.encode()}


def readme_of(files: Iterable[str], title: str) -> bytes:
    """What a pack says of itself."""
    names = (*files, check_pack.MANIFEST)
    there = [each for each in ABOUT if any(name.startswith(each) for name in names)]
    listed = "\n".join(f"{each:<18} {ABOUT[each]}" for each in there)
    return README.format(version=__version__, title=visible(title), files=listed).encode()


def gathered(compilation: Compilation, reader: FileReader) -> tuple[str, dict[str, bytes]]:
    """The name of the top file in a pack, and the files of the map and its texts, at their places to each other.

    Raises:
        OSError: if a file cannot be read.
        ValueError: if two texts would have one name in the pack.
    """
    real = [each for source in compilation.sources if (each := reader.real_of(source)) is not None]
    if len(real) < len(compilation.sources) or not real:
        raise ValueError("a pack is made of files")
    root = Path(os.path.commonpath([each.parent for each in real]))
    files = {f"map/{each.relative_to(root).as_posix()}": read_file(each, MOST_TEXT) for each in real}
    for source in compilation.map.sources.values():
        text = compilation.facts.texts.get(source.id)
        path = reader.file_of(text) if isinstance(text, QuotedText) else None
        if path is None:
            continue
        written = source.origin.source if source.origin else None
        beside = reader.real_of(written) if written is not None else None
        near = beside is not None and real_path(beside.parent / source.text) == path and path.is_relative_to(root)
        name = f"map/{path.relative_to(root).as_posix()}" if near else f"texts/{_below(source.text)}"
        data = read_file(path, MOST_TEXT)
        if files.setdefault(name, data) != data:
            raise ValueError(f"two texts would be `{name}` in the pack: give one of them another name")
    return f"map/{real[0].relative_to(root).as_posix()}", files


def _below(path: str) -> str:
    """Where a text from another folder is found again: by its path, or where that leads out of the folder its name."""
    plain = os.path.normpath(path).replace(os.sep, "/")
    return plain.rpartition("/")[2] if plain.startswith(("../", "/")) else plain


@contextmanager
def unpacked(files: Mapping[str, bytes]) -> Iterator[Path]:
    """A folder with these files, for as long as it is needed.

    Raises:
        ValueError: for a name that leads out of it.
    """
    with TemporaryDirectory(prefix="argmap-") as name:
        folder = real_path(Path(name))
        (folder / "texts").mkdir()
        for each, data in files.items():
            path = real_path(folder / each)
            if "\\" in each or (os.name == "nt" and ":" in each) or not path.is_relative_to(folder):
                raise ValueError(f"the name {each!r} leads out of the pack")
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
        yield folder


def compiled_in(folder: Path, top: str) -> tuple[Compilation, FileReader]:
    """The map in an unpacked pack, and what read it; its files go by their names in the pack."""
    reader = FileReader(texts=[folder / "texts"], allow_outside=True, called="texts")
    source, problems = reader.open(folder / top, name=top)
    return compile_source(source, reader, read_text=reader.read_text, problems=problems), reader


def quotations_in(
    folder: Path, compilation: Compilation, reader: FileReader
) -> tuple[list[dict[str, Any]], dict[str, bytes]]:
    """The quotations of a map in an unpacked pack, and the texts that have to be given as they were read."""
    names: dict[int, str] = {}
    read = {}
    for text in compilation.facts.texts.values():
        path = reader.file_of(text) if isinstance(text, QuotedText) else None
        if isinstance(text, QuotedText) and path is not None and id(text) not in names:
            name = path.relative_to(folder).as_posix()
            plain = text.running.encode("utf-8", "backslashreplace")
            names[id(text)] = name if plain == path.read_bytes() else f"read/{name}.txt"
            if names[id(text)] != name:
                read[names[id(text)]] = plain
    amap = compilation.facts.map
    found = []
    for owner, checked in compilation.facts.quotations.items():
        for place, each in enumerate(checked):
            written = owner, place
            if isinstance(amap, Propositions) and owner in amap.claims:
                written = amap.written_place(owner, place)
            found.append({"owner": written[0], "place": written[1], **_quotation(each, names)})
    return found, read


def _quotation(each: CheckedQuotation, names: Mapping[int, str]) -> dict[str, Any]:
    text, stretches = each.text, each.stretches
    start = min((start for start, _ in stretches), default=0)
    end = max((end for _, end in stretches), default=0)
    passage = text.running[start:end] if text is not None else ""
    inside = [(low - start, high - start) for low, high in stretches]
    parts = [passage[low:high] for low, high in inside]
    parts = parts if each.status is Status.AMBIGUOUS else [" ".join(parts)]
    fits = bool(stretches) and all(check_pack.stands(each.quotation.text, part) for part in parts)
    return {
        "kind": each.quotation.kind.value,
        "source": each.quotation.source,
        "words": each.quotation.text,
        "status": each.status.value,
        "fails": each.fails,
        "word_for_word": fits and not each.fails and each.in_source.status is not Status.APPROXIMATE,
        "text": names.get(id(text), "") if stretches else "",
        "start": start,
        "passage": passage,
        "stretches": [list(stretch) for stretch in inside],
        "language": each.language,
        "differences": [str(one) for one in each.in_source.all_differences],
    }


def zipped(files: Mapping[str, bytes]) -> bytes:
    """Files as a zip file: equal ones give equal bytes, whatever library packs them."""
    found = io.BytesIO()
    with zipfile.ZipFile(found, "w", zipfile.ZIP_STORED) as archive:
        for name, data in sorted(files.items()):
            info = zipfile.ZipInfo(name, DAY_OF_ALL_FILES)
            info.external_attr, info.create_system = MODE, 3
            archive.writestr(info, data)
    return found.getvalue()
