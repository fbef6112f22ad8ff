"""Check an evidence pack: its files, its quotations and its verdicts, with nothing but Python.

    python verify.py [PACK] [FOLDER WITH THE TEXTS]

Without a pack it checks the one that it lies in. It reads no page: whether report.html says what report.json says,
map.json what the files in map/ say, and read/ what the files of the texts say, is for `argmap verify PACK` to see, and
so is whether argmap was right that some words do not stand in a text, or are changed by a gap; each such quotation is
named. Whoever rewrites a text and what is quoted from it makes a pack that fits: compare the digests of the texts with
those of texts from elsewhere.
"""

import contextlib
import hashlib
import io
import json
import os
import re
import sys
import unicodedata
import zipfile

if __package__:
    from argmap.proofs import check_conflicts, check_labels
else:  # they stand beside this file
    import check_conflicts  # type: ignore[import-not-found, no-redef]
    import check_labels  # type: ignore[import-not-found, no-redef]

MANIFEST = "MANIFEST.json"
FILES = (
    *(MANIFEST, "README.txt", "__main__.py", "verify.py", "check_labels.py", "check_conflicts.py"),
    *("map.json", "certificate.json", "conflicts.json", "quotations.json", "report.html", "report.json"),
)
FOLDERS = ("map/", "texts/", "read/")
LARGEST = 200_000_000
NO_PACK = (
    *(OSError, ValueError, TypeError, LookupError, AttributeError),
    *(RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zipfile.LargeZipFile),
)
SIGN = re.compile(r"(?<!\w)[-−]\d|\d+(?:[.,:]\d+)*|[\w\u0300-\u036f]+|[%€$£¥°<>=≠≤≥±]")
BLANK = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff_"))
LIGATURES = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0xFB00, 0xFB07)}
UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")
GAP = re.compile(r"\[[^\]]*\]|…|\.\.\.+")


def words(text):
    """The words of a text in lower case, with the marks on their letters, numbers and signs of comparison."""
    plain = unicodedata.normalize("NFC", text.translate(BLANK).translate(LIGATURES)).casefold()
    spaced = "".join(each if unicodedata.category(each)[0] != "M" else f"\x00{ord(each):x}\x00" for each in plain)
    spaced = re.sub(r"\x00([0-9a-f]+)\x00", r"ˇ\1ˇ", spaced)  # a mark belongs to the word that it stands in
    found = []
    for each in SIGN.findall(spaced):
        found += each if UNSPACED.search(each) else [each]
    return found


def readings(passage):
    """A passage as it may be read: words parted at the end of a line, and marks of notes, may stand in it."""
    for text in (passage, re.sub(r"(?<=\w)[-‐]\s*\n\s*", "", passage)):
        yield words(text)
        yield words(re.sub(r"\[[\d, ]+\]|[⁰¹²³⁴-⁹*†‡]+", " ", text))


def stands(quotation, passage):
    """Whether the words of a quotation, in their order, are those of a passage without its gaps."""
    pieces = [each for each in map(words, GAP.split(quotation)) if each]
    glued = re.search(r"\w\[|\]\w", quotation) is not None  # `[T]he`: the bracket is a part of a word
    said = [each for piece in pieces for each in piece]
    if glued:
        return bool(said) and any("".join(said) == "".join(read) or _inside(said, read) for read in readings(passage))
    return bool(said) and any(said == read for read in readings(passage))


def _inside(said, read):
    """Whether words are those of a passage whose first or last word stands in part in a bracket."""
    return len(said) == len(read) and all(b.endswith(a) or b.startswith(a) for a, b in zip(said, read, strict=True))


def bytes_of(path):
    """The bytes of a regular file that is not too large: no device, which may never end."""
    if not os.path.isfile(path):
        what = "no regular file" if os.path.exists(path) else "missing"
        raise ValueError(f"{os.path.basename(path)} is {what}")
    if os.path.getsize(path) > LARGEST:
        raise ValueError(f"it holds more than {LARGEST} bytes")
    with open(path, "rb") as file:
        return file.read()


class PackFiles:
    """The files of a pack: a zip file, or a folder that one was unpacked into."""

    def __init__(self, path):
        self.zip = None if os.path.isdir(path) else zipfile.ZipFile(io.BytesIO(bytes_of(path)))
        self.path = path
        if self.zip is None:
            below = [os.path.join(folder, name) for folder, _, names in os.walk(path) for name in names]
            names = [os.path.relpath(each, path).replace(os.sep, "/") for each in below]
            self.names = [each for each in names if "__pycache__/" not in each]
        else:
            self.names = [each.filename for each in self.zip.infolist()]
            if sum(each.file_size for each in self.zip.infolist()) > LARGEST:
                raise ValueError(f"it holds more than {LARGEST} bytes")

    def read(self, name):
        """The bytes of a file."""
        if self.zip is not None:
            return self.zip.read(name)
        return bytes_of(os.path.join(self.path, *name.split("/")))

    def data(self, name):
        """A file of JSON."""
        return json.loads(self.read(name))


def changed_files(pack):
    """The files that are not those of the manifest, or none of a pack."""
    listed = pack.data(MANIFEST)["files"]
    if len({*pack.names}) < len(pack.names):
        yield "a file stands in it twice"
    for name in sorted({*listed, *pack.names, *FILES} - {MANIFEST}):
        if name not in pack.names:
            yield f"{name} is missing"
        elif name not in listed:
            yield f"{name} is not in the manifest"
        elif name not in FILES and (not name.startswith(FOLDERS) or ".." in name.split("/")):
            yield f"{name} is no file of a pack"
        elif hashlib.sha256(pack.read(name)).hexdigest() != listed[name]:
            yield f"{name} is not what the manifest says"


def original(name):
    """The file of a text that is given as it was read."""
    return name.removeprefix("read/").removesuffix(".txt") if name.startswith("read/") else name


def texts_of(pack, folders, given):
    """The texts by the names that quotations give; those that are withheld are looked for by their digests."""
    manifest = pack.data(MANIFEST)
    found = dict(given)
    wanted = {digest: name for name, digest in manifest["withheld"].items()}
    for place, _, names in (each for folder in folders if wanted for each in os.walk(folder)):
        for path in (os.path.join(place, name) for name in names):
            if not os.path.isfile(path):
                continue
            data = bytes_of(path)
            if (known := wanted.get(hashlib.sha256(data).hexdigest())) is not None:
                with contextlib.suppress(UnicodeDecodeError):
                    found.setdefault(known, data.decode("utf-8"))
    for each in {each["text"] for each in pack.data("quotations.json")} - {""}:
        if each in manifest["files"]:
            found[each] = pack.read(each).decode("utf-8")
    return found


def source_faults(pack):
    """Texts that are not those that the sources of the map name."""
    manifest, said = pack.data(MANIFEST), pack.data("map.json")
    paths = {each["id"]: each.get("text", "") for each in said.get("sources", ())}
    there = {*manifest["files"], *manifest["withheld"]}
    for name in manifest["withheld"]:
        if os.path.basename(name) not in map(os.path.basename, paths.values()):
            yield f"{name} is said to be withheld, and no source of the map names such a text"
        if name in manifest["files"]:
            yield f"{name} is said to be withheld, and is there"
    for each in pack.data("quotations.json"):
        name = original(each["text"])
        if each["text"] and (name not in there or os.path.basename(name) != os.path.basename(paths[each["source"]])):
            yield f"{each['text']} is not the text of {each['source']}"


def quotation_faults(pack, texts, counts):
    """The quotations that are not those of the map, or do not stand where they are said to stand."""
    said, failed = pack.data("map.json"), {tuple(each) for each in pack.data("certificate.json")["failed"]}
    listed = pack.data("quotations.json")
    every = []
    for table, field in (("claims", "quotations"), ("inferences", "argued")):
        for each in said.get(table, ()):
            for place, quotation in enumerate(each.get(field, ())):
                every.append((each["id"], place, quotation["source"], quotation["kind"], quotation["text"]))
    if sorted(every) != sorted((q["owner"], q["place"], q["source"], q["kind"], q["words"]) for q in listed):
        yield "the quotations are not those of the map"
    if failed - {(each["owner"], each["place"]) for each in listed if each["fails"] and each["kind"] != "argued"}:
        yield "a quotation is left out of the verdicts that is not said to fail"
    sources_with_text = {each["source"] for each in listed if each["text"]}
    for each in listed:
        name = f"{each['owner']}, {each['words'][:60]!r}"
        if each["fails"] and each["kind"] != "argued" and (each["owner"], each["place"]) not in failed:
            yield f"{name}: it is said to fail, and counts for the verdicts"
        if each["fails"]:
            counts["left out"].append(name)
            continue
        text = texts.get(each["text"])
        if text is not None and text[each["start"] :][: len(each["passage"])] != each["passage"]:
            yield f"{name}: the passage does not stand at {each['start']} of {each['text']}"
        if each["status"] == "unchecked" and each["source"] in sources_with_text:
            yield f"{name}: it is said to be unchecked, and its text is there"
        if not each["word_for_word"]:
            counts["unchecked" if each["status"] == "unchecked" else "alike"].append(name)
            continue
        ends = [0, *(end for stretch in each["stretches"] for end in stretch)]
        if sorted(ends) != ends or (
            each["status"] != "ambiguous" and len(ends) > 2 * len(GAP.findall(each["words"])) + 3
        ):
            yield f"{name}: its pieces do not follow each other"
        passages = [each["passage"][start:end] for start, end in each["stretches"]]
        if each["status"] != "ambiguous":
            passages = [" ".join(passages)]
        if not passages or not each["text"] or not all(stands(each["words"], one) for one in passages):
            yield f"{name}: these are not the words of the passage"
        counts["proved" if text is not None else "fit their passage"].append(name)


def verdict_faults(pack, counts):
    """What is wrong with the labels, the conflicts, and the verdicts of the report."""
    certificate = {**pack.data("certificate.json"), "map": pack.data("map.json")}
    yield from check_labels.check(certificate)
    reported = {each["id"]: each["verdict"] for each in pack.data("report.json")["claims"]}
    also = {one["id"] for each in pack.data("report.json")["claims"] for one in each["also"]}
    for claim, verdict in certificate["verdicts"].items():
        if claim not in also and reported.get(claim) != verdict:
            yield f"the report says that {claim} is {reported.get(claim)}"
    conflicts = pack.data("conflicts.json")
    if [(each["by"], each["group"], each["supports"]) for each in conflicts] != CONFLICTS:
        yield "conflicts.json does not hold the two kinds of conflicts"
    for each in conflicts:
        counts["conflicts"] += [each["by"]] * len(each["conflicts"])
        yield from check_conflicts.conflict_faults({**each, **certificate})


CONFLICTS = [("acceptability", "claim", False), ("coherence", "claim", False)]
COUNTED = ("proved", "fit their passage", "alike", "unchecked", "left out", "conflicts")


def check(path, folders=(), given=()):
    """What is wrong with a pack, and what was looked at: quotations by what came of them, verdicts, missing texts.

    `given` are texts that the pack does not hold, as they were read, by the names that quotations give them.
    """
    pack = PackFiles(path)
    counts = {each: [] for each in COUNTED}
    if wrong := list(changed_files(pack)):
        return wrong, counts, 0, []
    texts = texts_of(pack, folders, given)
    wrong += source_faults(pack)
    wrong += quotation_faults(pack, texts, counts)
    wrong += verdict_faults(pack, counts)
    withheld = sorted({*pack.data(MANIFEST)["withheld"]} - {original(each) for each in texts})
    return wrong, counts, len(pack.data("certificate.json")["verdicts"]), withheld


def many(number, one, more):
    """A number of something."""
    return f"{number} {one if number == 1 else more}"


def told(wrong, counts, verdicts, withheld):
    """What came of it, line by line."""
    yield from wrong
    if wrong:
        yield f"refused: {many(len(wrong), 'fault', 'faults')}"
        return
    number = {name: len(each) for name, each in counts.items()}
    if number["proved"] or not number["fit their passage"]:
        yield f"{many(number['proved'], 'quotation stands', 'quotations stand')} word for word in the texts"
    if number["fit their passage"]:
        told_of = many(number["fit their passage"], "quotation fits its passage", "quotations fit their passages")
        yield f"{told_of}; whether these stand in their texts is for those to see who have the texts:"
        yield from (f"  {name}" for name in withheld)
    yield f"{many(verdicts, 'verdict follows', 'verdicts follow')} from the map"
    conflicts = number["conflicts"]
    yield f"{many(conflicts, 'set of assertions is', 'sets of assertions are')} proved not to stand together"
    if number["alike"]:
        yield f"not word for word, and taken for good on argmap's word alone: {number['alike']}"
        yield from (f"  {name}" for name in counts["alike"])
    if number["unchecked"]:
        yield f"without a text to look in, and counted: {number['unchecked']}"
        yield from (f"  {name}" for name in counts["unchecked"])
    if number["left out"]:
        yield f"left out of the verdicts, since argmap says that their words do not stand: {number['left out']}"
        yield from (f"  {name}" for name in counts["left out"])
    yield "whoever rewrites a text and what is quoted from it makes a pack that fits: compare the digests of the texts"


def main(arguments):
    """Check a pack, and say what came of it; 1 if something is wrong."""
    here = os.path.dirname(os.path.abspath(__file__))
    given = [each for each in arguments if each.endswith(".zip") or os.path.exists(os.path.join(each, MANIFEST))]
    folders = [each for each in arguments if each not in given]
    try:
        found = check(given[0] if given else here, folders)
    except NO_PACK as error:
        found = [f"this is no evidence pack: {error!r}"], {}, 0, []
    if not found[0]:
        print("checked, and nothing is wrong:")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    print("\n".join(told(*found)))
    return bool(found[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
