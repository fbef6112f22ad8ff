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
from argmap.proofs import check_conflicts, check_labels, check_pack
from argmap.proofs.pack import CHECKERS, compiled_in, data_of, gathered, quotations_in, reports, unpacked
from argmap.quotations.policy import fingerprint
from argmap.version import __version__

_SVG = re.compile(rb"<svg\b.*?</svg>", re.DOTALL)
SIGNATURES = (".asc", ".sig", ".minisig", ".sigstore", ".sigstore.json", ".p7s")


@attrs.frozen
class Verified:
    """What came of verifying a pack: its faults, or what is proved, and what is to be said besides."""

    faults: tuple[str, ...]
    proved: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

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
        wrong, counts, verdicts, withheld = check_pack.check(name, folders)
        told = tuple(check_pack.told([], counts, verdicts, withheld))
        again, notes = ([], []) if wrong else _made_again(check_pack.PackFiles(name), folders)
    except check_pack.NO_PACK as error:
        return Verified((f"this is no evidence pack: {error}" if str(error) else "this is no evidence pack",))
    faults = (*wrong, *again)
    return Verified(faults, () if faults else told, (*notes, *_signatures(name)))


def verify_certificate(data: Any) -> Verified:
    """Check a certificate, as `argmap verdicts --certificate` or `argmap conflicts --certificate` writes it."""
    try:
        wrong = list(check_labels.check(data))
        number = len(data["verdicts"])
        proved = [f"{count(number, 'verdict')} {fits(number, 'follows', 'follow')} from the map"]
        if "conflicts" in data:
            wrong += check_conflicts.conflict_faults(data)
            number = len(data["conflicts"])
            proved.append(f"{count(number, 'conflict')} {fits(number, 'is', 'are')} proved to be minimal")
    except check_pack.NO_PACK as error:
        return Verified((f"this is no certificate: {error!r}",))
    return Verified(tuple(wrong), () if wrong else tuple(proved))


def _made_again(pack: check_pack.PackFiles, folders: list[str]) -> tuple[list[str], list[str]]:
    """What argmap makes otherwise of the files in a pack, and what could not be compared."""
    manifest = pack.data(check_pack.MANIFEST)
    files = {name: pack.read(name) for name in pack.names if name.startswith(("map/", "texts/"))}
    files |= _withheld(manifest["withheld"], folders)
    notes = []
    others = [name for name, module in CHECKERS.items() if pack.read(name) != _own(module)]
    same = manifest["argmap"] == __version__ and manifest["policy"] == fingerprint()
    if not same:
        made_by = f"argmap {manifest['argmap']} under policy {manifest['policy']}"
        here = f"argmap {__version__} under policy {fingerprint()}"
        notes.append(f"it was made by {made_by}, and this is {here}: its quotations and report are not made again")
    elif others:
        return [f"{name} in the pack is not the program of argmap {__version__}" for name in others], notes
    if {*manifest["withheld"]} - {*files}:
        notes.append("its report is not made again, for texts are missing: name their folder with `--texts`")
        same = False
    with unpacked(files) as folder:
        compilation, reader = compiled_in(folder, manifest["map"])
        made = data_of(compilation)
        if not same:
            equal = made["map.json"] == pack.data("map.json")
            return ([] if equal else ["map.json is not what argmap makes of the files in map/"]), notes
        made["quotations.json"] = quotations_in(folder, compilation, reader)[0]
        known = {*gathered(compilation, reader)[1]}
        faults = [f"{name} is no file of the map" for name in sorted({*files} - known)]
        faults += [
            f"{name} is not what argmap makes of the files in map/"
            for name, data in made.items()
            if json.loads(json.dumps(data)) != pack.data(name)
        ]
        for name, page in reports(compilation, texts=not manifest["withheld"]).items():
            if _SVG.sub(b"", page) != _SVG.sub(b"", pack.read(name)):
                faults.append(f"{name} is not the report that argmap writes on this map")
            elif page != pack.read(name):
                notes.append(f"the pictures in {name} are drawn otherwise here; its words are the same")
    return faults, notes


def _own(module: object) -> bytes:
    return Path(str(getattr(module, "__file__", ""))).read_bytes().replace(b"\r\n", b"\n")


def _withheld(wanted: Mapping[str, str], folders: list[str]) -> dict[str, bytes]:
    """The texts that a pack does not hold, by their digests."""
    by_digest: dict[str, bytes] = {}
    for folder in folders if wanted else ():
        for path in Path(folder).rglob("*"):
            if path.is_file():
                data = path.read_bytes()
                by_digest.setdefault(hashlib.sha256(data).hexdigest(), data)
    return {name: by_digest[digest] for name, digest in wanted.items() if digest in by_digest}


def _signatures(name: str) -> Iterator[str]:
    for ending in SIGNATURES:
        if os.path.exists(name + ending):
            yield f"a signature lies beside it, `{os.path.basename(name + ending)}`: check it by what made it"
