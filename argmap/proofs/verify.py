"""Verify evidence packs: by the checker that lies in them, and by making all of it again."""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from argmap.english import count, fits
from argmap.files import FileReader
from argmap.pipeline import Compilation
from argmap.proofs import check_conflicts, check_labels, check_pack
from argmap.proofs.pack import (
    compiled_in,
    conflicts_of,
    data_of,
    gathered,
    programs,
    quotations_in,
    readme_of,
    reports,
    unpacked,
)
from argmap.quotations.policy import fingerprint
from argmap.version import __version__

_SVG = re.compile(rb"<svg\b.*?</svg>", re.DOTALL)
_TAG = re.compile(rb"<[^>]*>")
_ACTIVE = re.compile(
    rb"<\s*(?:script|foreignobject|iframe|object|embed|animate|set)\b|\bon\w+\s*=|javascript:", re.IGNORECASE
)
SIGNATURES = (".asc", ".sig", ".minisig", ".sigstore", ".sigstore.json", ".p7s")


@attrs.frozen
class Verified:
    """What came of verifying a pack: its faults, or what is proved, and what is to be said besides.

    `partly` is true where argmap could not make all of it again; the notes say why.
    """

    faults: tuple[str, ...]
    proved: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    partly: bool = False

    @property
    def ok(self) -> bool:
        """Whether there is no fault."""
        return not self.faults

    def __bool__(self) -> bool:
        return self.ok


def verify(path: str | os.PathLike[str], *, texts: Iterable[str | os.PathLike[str]] = ()) -> Verified:
    """Verify a pack: its digests, its quotations, labels and conflicts, and that argmap makes the same of its files.

    `texts` are folders with texts that the pack does not hold; they are known by their digests. What a pack of another
    version or policy holds is proved as well, but its report is not made again.

    Raises:
        OSError: if there is no such file.
    """
    name, folders = os.fspath(path), [os.fspath(each) for each in texts]
    Path(name).stat()
    try:
        pack = check_pack.PackFiles(name)
        wrong = list(check_pack.changed_files(pack))
        again = _Again(pack, folders) if not wrong else None
        if again is not None:
            wrong, counts, verdicts, withheld = check_pack.check(name, folders, again.texts())
            told = tuple(check_pack.told([], counts, verdicts, withheld))
            wrong += [] if wrong else again.faults()
    except check_pack.NO_PACK as error:
        return Verified((f"this is no evidence pack: {error}" if str(error) else "this is no evidence pack",))
    if wrong or again is None:
        return Verified(tuple(wrong))
    return Verified((), told, (*again.notes, *_signatures(name)), again.partly)


def verify_certificate(data: Any) -> Verified:
    """Check a certificate, as `argmap verdicts --certificate` or `argmap conflicts --certificate` writes it."""
    try:
        wrong = list(check_labels.check(data))
        number = len(data["verdicts"])
        proved = [
            *check_labels.told(data),
            f"{count(number, 'verdict')} {fits(number, 'follows', 'follow')} from the map",
        ]
        if "conflicts" in data:
            wrong += check_conflicts.conflict_faults(data)
            number = len(data["conflicts"])
            proved.append(f"{count(number, 'conflict')} {fits(number, 'is', 'are')} proved to be minimal")
    except check_pack.NO_PACK as error:
        return Verified((f"this is no certificate: {error!r}",))
    return Verified(tuple(wrong), () if wrong else tuple(proved))


class _Again:
    """Makes the parts of a pack again from the map and the texts in it."""

    def __init__(self, pack: check_pack.PackFiles, folders: list[str]) -> None:
        self.pack, self.manifest = pack, pack.data(check_pack.MANIFEST)
        self.files = {name: pack.read(name) for name in pack.names if name.startswith(("map/", "texts/"))}
        self.files |= _withheld(self.manifest["withheld"], folders)
        self.notes: list[str] = []
        made_by = f"argmap {self.manifest['argmap']} under policy {self.manifest['policy']}"
        here = f"argmap {__version__} under policy {fingerprint()}"
        self.same = made_by == here
        if not self.same:
            self.notes.append(
                f"it was made by {made_by}, and this is {here}: its quotations and report are not made again"
            )
        self.missing = {*self.manifest["withheld"]} - {*self.files}
        if self.missing:
            self.notes.append("its report is not made again, for texts are missing: name their folder with `--texts`")

    @property
    def partly(self) -> bool:
        """Whether something could not be made again."""
        return not self.same or bool(self.missing)

    def texts(self) -> dict[str, str]:
        """The texts that the pack does not hold and that are no plain files, as argmap reads them."""
        if not self.manifest["withheld"] or self.missing:
            return {}
        with unpacked(self.files) as folder:
            compilation, reader = compiled_in(folder, self.manifest["map"])
            read = quotations_in(folder, compilation, reader)[1]
        return {name: data.decode("utf-8") for name, data in read.items()}

    def faults(self) -> list[str]:
        """What argmap makes otherwise."""
        with unpacked(self.files) as folder:
            compilation, reader = compiled_in(folder, self.manifest["map"])
            faults = self._data(compilation)
            known = {*gathered(compilation, reader)[1]}
            faults += [f"{name} is no file of the map" for name in sorted({*self.files} - known)]
            expected = {source.text.rpartition("/")[2] for source in compilation.map.sources.values()}
            faults += [
                f"{name} is no text of the map" for name in self.missing if name.rpartition("/")[2] not in expected
            ]
            if not self.partly:
                faults += self._whole(folder, compilation, reader)
        return faults

    def _data(self, compilation: Compilation) -> list[str]:
        """What follows from the argument files alone."""
        made = data_of(compilation)
        names = ["map.json"] if self.partly else [*made]
        return [
            f"{name} is not what argmap makes of the files in map/"
            for name in names
            if not self._equal(name, made[name])
        ]

    def _equal(self, name: str, data: Any) -> bool:
        return bool(json.loads(json.dumps(data)) == self.pack.data(name))

    def _whole(self, folder: Path, compilation: Compilation, reader: FileReader) -> list[str]:
        """What needs the texts, and the rules by which the pack was made."""
        quotations, read = quotations_in(folder, compilation, reader)
        faults = (
            []
            if self._equal("quotations.json", quotations)
            else ["quotations.json is not what argmap finds in the texts"]
        )
        ours, theirs = (
            [_members(each) for each in found]
            for found in (conflicts_of(compilation), self.pack.data("conflicts.json"))
        )
        if ours != theirs:
            faults.append("conflicts.json does not hold the conflicts that argmap finds")
        for name, data in {**read, **programs(), "README.txt": self._readme(compilation)}.items():
            there = name in self.pack.names
            if (there and self.pack.read(name) != data) or (not there and not self.manifest["withheld"]):
                faults.append(f"{name} is not what argmap {__version__} puts there")
        left = [name for name in self.pack.names if name.startswith("read/") and name not in read]
        faults += [f"{name} is not what argmap {__version__} puts there" for name in left]
        for name, page in reports(compilation, texts=not self.manifest["withheld"]).items():
            theirs_page = self.pack.read(name)
            if page != theirs_page and (name.endswith(".json") or not _same_but_for_pictures(page, theirs_page)):
                faults.append(f"{name} is not the report that argmap writes on this map")
            elif page != theirs_page:
                self.notes.append(f"the pictures in {name} are drawn otherwise here; the words in them are the same")
        return faults

    def _readme(self, compilation: Compilation) -> bytes:
        names = [name for name in self.pack.names if name not in ("README.txt", check_pack.MANIFEST)]
        return readme_of(names, compilation.map.heading)


def _members(found: Mapping[str, Any]) -> tuple[str, list[list[str]]]:
    """The conflicts of one reading, by their members."""
    return str(found["by"]), [sorted(each["members"]) for each in found["conflicts"]]


def _same_but_for_pictures(ours: bytes, theirs: bytes) -> bool:
    """Whether two pages have the same words, also in their pictures, and nothing in these that does something."""
    pictures = _SVG.findall(ours), _SVG.findall(theirs)
    words = [[b" ".join(_TAG.sub(b" ", each).split()) for each in side] for side in pictures]
    if _SVG.sub(b"<svg>", ours) != _SVG.sub(b"<svg>", theirs) or [sorted(each.split()) for each in words[0]] != [
        sorted(each.split()) for each in words[1]
    ]:
        return False
    return not any(_ACTIVE.search(each) for each in pictures[1])


def _withheld(wanted: Mapping[str, str], folders: list[str]) -> dict[str, bytes]:
    """The texts that a pack does not hold, by their digests."""
    by_digest: dict[str, bytes] = {}
    for folder in folders if wanted else ():
        for path in Path(folder).rglob("*"):
            if path.is_file():
                data = check_pack.bytes_of(path)
                by_digest.setdefault(hashlib.sha256(data).hexdigest(), data)
    return {name: by_digest[digest] for name, digest in wanted.items() if digest in by_digest}


def _signatures(name: str) -> Iterator[str]:
    for ending in SIGNATURES:
        if os.path.exists(name + ending):
            yield f"a signature lies beside it, `{os.path.basename(name + ending)}`: check it by what made it"
