"""Versions of a file: as it lies there, or as it was at a revision of git."""

import io
import shutil
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from argmap.cli.problem import Problem
from argmap.diagrams.graphviz.process import run_program
from argmap.files import FileReader
from argmap.files.limits import is_stream, real_path
from argmap.pipeline import Compilation, compile_source

MOST_SECONDS = 60


@contextmanager
def compiled_version(name: str, other: str, *, allow_outside: bool, texts: tuple[Path, ...]) -> Iterator[Compilation]:
    """Compile a file, the map in an evidence pack, `REVISION:PATH`, or the revision alone of the other file.

    Raises:
        Problem: if there is no such file or revision.
    """
    if _is_zip(name):
        with _packed(name) as compilation:
            yield compilation
        return
    if Path(name).is_file() or is_stream(name):
        yield _compiled(Path(name), name, allow_outside=allow_outside, texts=texts)
        return
    revision, _, path = name.partition(":")
    if not path and Path(other).is_file():
        path = other
    if not path or not revision:
        raise Problem(f"there is no file `{name}`; a revision of git is written REVISION:PATH")
    with tempfile.TemporaryDirectory() as folder:
        file = _checked_out(revision, Path(path), Path(folder))
        # Texts that may not be published lie beside the file of today.
        beside = (*texts, Path(path).parent)
        yield _compiled(file, f"{revision}:{path}", allow_outside=allow_outside, texts=beside)


def _is_zip(name: str) -> bool:
    """Whether a file is a zip archive; a device, which may never end, is not looked into."""
    return Path(name).is_file() and zipfile.is_zipfile(name)


def policy_of(name: str) -> str:
    """The fingerprint of the rules by which an evidence pack was made; empty for anything else."""
    if not _is_zip(name):
        return ""
    from argmap.proofs.check_pack import MANIFEST, PackFiles

    return str(PackFiles(name).data(MANIFEST)["policy"])


@contextmanager
def _packed(name: str) -> Iterator[Compilation]:
    """The map in an evidence pack."""
    from argmap.proofs.check_pack import MANIFEST, NO_PACK, PackFiles
    from argmap.proofs.pack import compiled_in, unpacked

    try:
        pack = PackFiles(name)
        top = str(pack.data(MANIFEST)["map"])
        files = {each: pack.read(each) for each in pack.names if each.startswith(("map/", "texts/"))}
        with unpacked(files) as folder:
            compilation, _ = compiled_in(folder, top)
    except NO_PACK as error:
        raise Problem(f"`{name}` is no evidence pack that can be read") from error
    yield compilation


def _compiled(path: Path, name: str, *, allow_outside: bool, texts: tuple[Path, ...]) -> Compilation:
    reader = FileReader(allow_outside=allow_outside, texts=texts)
    try:
        source, problems = reader.open(path, name=name)
    except (OSError, ValueError) as error:
        raise Problem(f"`{name}` cannot be read: {getattr(error, 'strerror', None) or error}") from error
    return compile_source(source, reader, read_text=reader.read_text, problems=problems)


def _checked_out(revision: str, path: Path, folder: Path) -> Path:
    """The folder of a file as it was at a revision, written somewhere else; the place of the file there."""
    beside = path.parent
    while not beside.is_dir():
        beside = beside.parent
    top = _git(["rev-parse", "--show-toplevel"], beside, f"`{path}` lies in no git repository").decode().strip()
    inner = real_path(path).relative_to(real_path(Path(top))).as_posix()
    if revision.startswith("-"):
        raise Problem(f"`{revision}` is no revision of git")
    parent = inner.rpartition("/")[0]
    _git(["cat-file", "-e", f"{revision}:{inner}"], Path(top), f"git has no `{inner}` at `{revision}`")
    data = _git(
        ["archive", "--format=tar", f"{revision}:{parent}" if parent else revision],
        Path(top),
        f"git cannot read `{revision}`",
    )
    with tarfile.open(fileobj=io.BytesIO(data)) as archive:
        archive.extractall(folder, filter="data")
    return folder / path.name


def _git(arguments: list[str], folder: Path, otherwise: str) -> bytes:
    if shutil.which("git") is None:
        raise Problem("a revision is read with git, which is not installed")
    try:
        done = run_program(["git", *arguments], seconds=MOST_SECONDS, folder=folder)
    except TimeoutError as error:
        raise Problem(f"git did not end within {MOST_SECONDS} seconds") from error
    except OSError as error:
        raise Problem(f"git cannot be run: {error.strerror or error}") from error
    if done.code:
        raise Problem(otherwise)
    return done.stdout
