"""Check an evidence pack: its files, its quotations and its verdicts, with nothing but Python.

    python verify.py [PACK] [FOLDER WITH THE TEXTS]

Without a pack it checks the one that it lies in. What it cannot see: whether argmap was right that some words do not
stand in a text or are changed by a gap (each such quotation is named), and whether a report that argmap wrote reads as
argmap writes it; `argmap verify PACK` looks at these as well. Whoever rewrites a text and what is quoted from it makes
a pack that fits: compare the digests of the texts with those of texts from elsewhere.
"""

import hashlib
import json
import os
import re
import sys
import unicodedata
import zipfile

try:
    from argmap.proofs import check_conflicts, check_labels
except ImportError:  # they stand beside this file
    import check_conflicts  # type: ignore[import-not-found, no-redef]
    import check_labels  # type: ignore[import-not-found, no-redef]

MANIFEST = "MANIFEST.json"
LARGEST = 200_000_000
NO_PACK = (
    *(OSError, ValueError, TypeError, LookupError, AttributeError),
    *(RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zipfile.LargeZipFile),
)
TOKEN = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+|[%€$£°]")
BLANK = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]")


def words(text):
    """The words of a text, in lower case and without their marks."""
    plain = unicodedata.normalize("NFKD", text.translate(BLANK)).casefold()
    plain = "".join(each for each in plain if not unicodedata.combining(each))
    found = []
    for each in TOKEN.findall(plain):
        found += each if UNSPACED.search(each) else [each]
    return found


def readings(passage):
    """A passage as it may be read: words parted at the end of a line, and marks of notes, may stand in it."""
    for text in (passage, re.sub(r"(?<=\w)[-‐]\s*\n\s*", "", passage)):
        yield words(text)
        yield words(re.sub(r"\[[\d, ]+\]|(?<=[^\W\d])\d{1,3}\b|[⁰¹²³⁴-⁹*†‡]+", " ", text))


def stands(quotation, passage):
    """Whether the words of a quotation make up a passage, but for its gaps and brackets."""
    gap = re.compile(r"(\w*)(?:\[[^\]]*\]|…|\.\.\.+)(\w*)")
    glued = any("[" in each[0] and (each[1] or each[2]) for each in gap.finditer(quotation))
    pieces = [each for each in map(words, re.split(r"\[[^\]]*\]|…|\.\.\.+", quotation)) if each]
    for read in readings(passage):
        text, at = f" {' '.join(read)} ", 0
        for each in pieces:
            looked = " ".join(each) if glued else f" {' '.join(each)} "
            at = text.find(looked, at)
            if at < 0:
                break
            at += len(looked) - (not glued)
        else:
            return True
    return not pieces


class PackFiles:
    """The files of a pack: a zip file, or a folder that one was unpacked into."""

    def __init__(self, path):
        self.zip = None if os.path.isdir(path) else zipfile.ZipFile(path)
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
        with open(os.path.join(self.path, *name.split("/")), "rb") as file:
            return file.read()

    def data(self, name):
        """A file of JSON."""
        return json.loads(self.read(name))


def changed_files(pack):
    """The files that are not those of the manifest."""
    listed = pack.data(MANIFEST)["files"]
    if len({*pack.names}) < len(pack.names):
        yield "a file stands in it twice"
    for name in sorted({*listed, *pack.names} - {MANIFEST}):
        if name not in listed:
            yield f"{name} is not in the manifest"
        elif name not in pack.names:
            yield f"{name} is missing"
        elif hashlib.sha256(pack.read(name)).hexdigest() != listed[name]:
            yield f"{name} is not what the manifest says"


def texts_of(pack, folders):
    """The texts by the names that quotations give; those that are withheld are looked for by their digests."""
    manifest = pack.data(MANIFEST)
    found = {}
    wanted = {digest: name for name, digest in manifest["withheld"].items()}
    for place, _, names in (each for folder in folders if wanted for each in os.walk(folder)):
        for name in names:
            with open(os.path.join(place, name), "rb") as file:
                data = file.read()
            if (known := wanted.get(hashlib.sha256(data).hexdigest())) is not None:
                found[known] = data.decode("utf-8", "replace").removeprefix("\ufeff")
    for each in {each["text"] for each in pack.data("quotations.json")} - {""}:
        if each in manifest["files"]:
            found[each] = pack.read(each).decode("utf-8")
    return found


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
        if not each["word_for_word"]:
            counts[each["status"] if each["status"] == "unchecked" else "alike"].append(name)
            continue
        passages = [each["passage"][start:end] for start, end in each["stretches"]]
        if each["status"] != "ambiguous":
            passages = [" ".join(passages)]
        if not passages or not all(stands(each["words"], one) for one in passages):
            yield f"{name}: these are not the words of the passage"
        counts["proved" if text is not None else "fit their passage"].append(name)


def verdict_faults(pack):
    """What is wrong with the labels, the conflicts, and the verdicts of the report."""
    certificate = {**pack.data("certificate.json"), "map": pack.data("map.json")}
    yield from check_labels.check(certificate)
    for each in pack.data("report.json")["claims"]:
        if certificate["verdicts"].get(each["id"]) != each["verdict"]:
            yield f"the report says that {each['id']} is {each['verdict']}"
    for each in pack.data("conflicts.json"):
        yield from check_conflicts.conflict_faults({**certificate, **each})


def check(path, folders=()):
    """What is wrong with a pack, and what was looked at: quotations by what came of them, labels and files."""
    pack = PackFiles(path)
    counts = {each: [] for each in ("proved", "fit their passage", "alike", "unchecked", "left out")}
    if wrong := list(changed_files(pack)):
        return wrong, counts, 0, []
    texts = texts_of(pack, folders)
    wrong += quotation_faults(pack, texts, counts)
    wrong += verdict_faults(pack)
    withheld = sorted({*pack.data(MANIFEST)["withheld"]} - {*texts})
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
    if number["alike"]:
        yield f"not word for word, and taken for good on argmap's word alone: {number['alike']}"
        yield from (f"  {name}" for name in counts["alike"])
    if number["unchecked"]:
        yield f"without a text to look in: {number['unchecked']}"
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
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(errors="backslashreplace")
    print("\n".join(told(*found)))
    return bool(found[0])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
