"""Evidence packs: the same bytes on every run, verified with argmap and without, and no forgery passes."""

import contextlib
import hashlib
import io
import json
import random
import re
import subprocess
import sys
import zipfile

import pytest

import argmap
from argmap.proofs import check_pack
from argmap.proofs.pack import zipped
from argmap.proofs.verify import verify_certificate
from argmap.quotations.policy import fingerprint
from conftest import EXAMPLES, each_example, slow_after
from made_files import pdf_of

MILL = next(path for path in EXAMPLES if path.stem == "mill-street")
CHARGER = next(path for path in EXAMPLES if path.stem == "charger")


def files_of(data):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def remade(files):
    """A pack of files whose manifest fits them."""
    manifest = json.loads(files["MANIFEST.json"])
    manifest["files"] = {
        name: hashlib.sha256(data).hexdigest() for name, data in files.items() if name != "MANIFEST.json"
    }
    return zipped({**files, "MANIFEST.json": json.dumps(manifest).encode()})


def as_json(data):
    return json.dumps(data).encode()


@pytest.mark.parametrize("path", each_example())
def test_every_example_is_packed_and_verified(path, tmp_path):
    out = tmp_path / "x.zip"
    made = argmap.pack(path, out)
    assert made.data == out.read_bytes() == argmap.pack(path).data
    assert made.sha256 == hashlib.sha256(made.data).hexdigest()
    found = argmap.verify(out)
    assert (found.faults, found.notes) == ((), ())
    run = subprocess.run([sys.executable, "-I", "-S", out], capture_output=True, text=True)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout.splitlines() == ["checked, and nothing is wrong:", *found.proved]


def test_page_1_counts_what_a_pack_proves(tmp_path):
    for path in (MILL, CHARGER):
        made = argmap.pack(path, tmp_path / "x.zip")
        again = [each.text for each in argmap.report_data(argmap.load(path)).sentences if each.block == "again"]
        numbers = {"13 quotations and twelve verdicts": (13, 12), "29 quotations and 23 verdicts": (29, 23)}
        assert [numbers[again[0].partition(" can")[0]]] == [(made.proved, made.verdicts)]


def test_a_pack_runs_unpacked(tmp_path):
    with zipfile.ZipFile(io.BytesIO(argmap.pack(MILL).data)) as archive:
        archive.extractall(tmp_path)
    run = subprocess.run([sys.executable, "-S", "verify.py"], capture_output=True, text=True, cwd=tmp_path)
    assert (run.returncode, run.stderr) == (0, "")
    assert argmap.verify(tmp_path).ok
    text = tmp_path / "map" / "texts" / "minutes.txt"
    text.write_text(text.read_text().replace("rose by 12", "rose by 21"))
    run = subprocess.run([sys.executable, "-S", "verify.py"], capture_output=True, text=True, cwd=tmp_path)
    assert run.returncode == 1
    assert "map/texts/minutes.txt is not what the manifest says" in run.stdout


def test_texts_that_may_not_be_passed_on_stay_out(tmp_path):
    out = tmp_path / "x.zip"
    made = argmap.pack(CHARGER, out, with_texts=False)
    files = files_of(made.data)
    assert sorted(name for name in files if name.startswith(("map/", "texts/", "read/"))) == ["map/charger.argmap"]
    quoted = {each["passage"] for each in json.loads(files["quotations.json"])}
    for text in (CHARGER.parent / "texts").iterdir():
        words = text.read_text(encoding="utf-8")
        for sentence in re.split(r"(?<=[.!?])\s+", words):
            if len(sentence) > 30 and not any(sentence in each or each in sentence for each in quoted):
                assert all(sentence.encode() not in data for data in files.values()), sentence
    for each in json.loads(files["quotations.json"]):  # nor do the words around a quotation
        for side in ("before", "after"):
            around = next(
                getattr(one.in_source, side)
                for one in argmap.quotes(argmap.load(CHARGER))
                if (one.claim, one.quotation.text) == (each["owner"], each["words"])
            )
            said = [" ".join(one.split()) for one in quoted if one]
            if len(around) > 25 and not any(around in one or one in around for one in said):
                assert all(around.encode() not in data for data in files.values()), around
    without = argmap.verify(out)
    assert (without.ok, without.partly) == (True, True)
    assert without.proved[0].startswith("29 quotations fit their passages")
    assert without.notes == ("its report is not made again, for texts are missing: name their folder with `--texts`",)
    with_them = argmap.verify(out, texts=[CHARGER.parent])
    assert (with_them.ok, with_them.proved[0]) == (True, "29 quotations stand word for word in the texts")
    other = tmp_path / "texts"
    other.mkdir()
    (other / "news.txt").write_text("Another text.")
    assert argmap.verify(out, texts=[other]).proved == without.proved


def forgeries(files, chance):
    """One forged pack after the other, each with a manifest that fits, and whether the small checker has to see it."""
    quotations, said = json.loads(files["quotations.json"]), json.loads(files["map.json"])
    certificate = json.loads(files["certificate.json"])
    standing = [at for at, each in enumerate(quotations) if each["word_for_word"]]
    while True:
        kind = chance.choice(
            ["text", "quotation", "offset", "label", "verdict", "map", "report", "reported", "failed", "file"]
        )
        new = dict(files)
        small = True
        at = chance.choice(standing)
        if kind == "text":  # a word of a passage is another one
            each = quotations[at]
            text = files[each["text"]].decode()
            low, high = each["stretches"][0]
            words = list(re.finditer(r"\w+", text[each["start"] + low : each["start"] + high]))
            word = chance.choice(words)
            start = each["start"] + low + word.start()
            new[each["text"]] = f"{text[:start]}{'x' * len(word[0])}{text[start + len(word[0]) :]}".encode()
        elif kind == "quotation":  # other words in the list, or in the list and the map
            forged = json.loads(files["quotations.json"])
            each = forged[at]
            word = chance.choice(re.findall(r"\w+", re.sub(r"\[[^\]]*\]", "", each["words"])))
            each["words"] = re.sub(rf"\b{word}\b", "otherwise", each["words"])
            new["quotations.json"] = as_json(forged)
            if chance.random() < 0.5:
                claims = json.loads(files["map.json"])
                for claim in claims["claims"]:
                    if claim["id"] == each["owner"]:
                        claim["quotations"][each["place"]]["text"] = each["words"]
                new["map.json"] = as_json(claims)
        elif kind == "offset":
            forged = json.loads(files["quotations.json"])
            forged[at]["start"] += chance.choice([-7, -2, -1, 1, 2, 7])
            new["quotations.json"] = as_json(forged)
        elif kind == "label":
            atom = chance.choice([*certificate["labels"]])
            label, rank = certificate["labels"][atom]
            other = chance.choice([each for each in "TFU" if each != label])
            labels = {**certificate["labels"], atom: [other, chance.choice([rank, 0, 99])]}
            new["certificate.json"] = as_json({**certificate, "labels": labels})
        elif kind == "verdict":
            claim = chance.choice([*certificate["verdicts"]])
            words = {"accepted", "rejected", "undecided", "unsupported"} - {certificate["verdicts"][claim]}
            verdicts = {**certificate["verdicts"], claim: chance.choice(sorted(words))}
            new["certificate.json"] = as_json({**certificate, "verdicts": verdicts})
        elif kind == "map":  # seen where other labels follow, and by argmap in every case
            forged = json.loads(files["map.json"])
            claim = chance.choice(forged["claims"])
            claim["assumed"], small = not claim.get("assumed", False), False
            new["map.json"] = as_json(forged)
        elif kind == "reported":
            forged = json.loads(files["report.json"])
            each = chance.choice(forged["claims"])
            each["verdict"] = "rejected" if each["verdict"] != "rejected" else "accepted"
            new["report.json"] = as_json(forged)
        elif kind == "report":
            name, small = chance.choice(["report.html", "report.json"]), False
            new[name] = files[name].replace(b"disputed", b"accepted", 1)
            if new[name] == files[name]:
                continue
        elif kind == "failed":
            each = chance.choice([one for one in quotations if one["kind"] != "argued"])
            pair = [each["owner"], each["place"]]
            failed = [one for one in certificate["failed"] if one != pair]
            failed += [] if len(failed) < len(certificate["failed"]) else [pair]
            new["certificate.json"] = as_json({**certificate, "failed": failed})
        else:
            name = chance.choice([name for name in files if name not in ("MANIFEST.json", "README.txt", "__main__.py")])
            small = False
            if chance.random() < 0.5:
                del new[name]
                small = name.endswith(".json")
            elif name.startswith("map/"):
                new[f"{name}.more"] = b"more"
            else:
                continue  # a file that nobody looks at changes nothing
        assert new != files or said is None
        yield kind, small, remade(new)


@pytest.mark.parametrize("seed", slow_after(20, range(340)))
def test_a_forged_pack_is_refused_though_its_manifest_fits(seed, tmp_path):
    chance = random.Random(seed)
    files = files_of(argmap.pack(chance.choice([MILL, CHARGER])).data)
    for (kind, small, data), _ in zip(forgeries(files, chance), range(3), strict=False):
        (tmp_path / "x.zip").write_bytes(data)
        try:
            wrong = check_pack.check(tmp_path / "x.zip")[0]
        except check_pack.NO_PACK:
            wrong = ["no pack"]
        assert wrong or not small, kind
        assert not argmap.verify(tmp_path / "x.zip"), kind


@pytest.mark.parametrize("seed", range(20))
def test_a_pack_whose_bytes_are_changed_is_refused(seed, tmp_path):
    """Without a new manifest, any byte of any file."""
    chance = random.Random(seed)
    files = files_of(argmap.pack(MILL).data)
    for name in files:
        if name != "MANIFEST.json" and files[name]:
            data = bytearray(files[name])
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            (tmp_path / "x.zip").write_bytes(zipped({**files, name: bytes(data)}))
            assert check_pack.check(tmp_path / "x.zip")[0]


def test_what_is_no_pack_is_refused_in_words(tmp_path):
    for data in (b"", b"PK\3\4", b"nonsense", zipped({"a": b"b"}), zipped({"MANIFEST.json": b"[]"})):
        (tmp_path / "x.zip").write_bytes(data)
        found = argmap.verify(tmp_path / "x.zip")
        assert not found
        assert found.faults[0].startswith("this is no evidence pack")
        run = subprocess.run(
            [sys.executable, "-S", check_pack.__file__, tmp_path / "x.zip"], capture_output=True, text=True
        )
        assert (run.returncode, run.stderr) == (1, "")
    with pytest.raises(FileNotFoundError):
        argmap.verify(tmp_path / "nowhere.zip")


def test_a_name_that_leads_out_of_a_pack_is_refused(tmp_path):
    files = files_of(argmap.pack(MILL).data)
    for name in ("map/../../out.txt", "../out.txt", "map/a\\..\\..\\out.txt", "out.txt", "verify.pyc", "REPORT.HTML"):
        (tmp_path / "x.zip").write_bytes(remade({**files, name: b"out"}))
        assert not argmap.verify(tmp_path / "x.zip")
        assert not (tmp_path.parent / "out.txt").exists()


def changed(files, name, change):
    """The files with one of JSON changed."""
    data = json.loads(files[name])
    other = change(data)
    return {**files, name: as_json(data if other is None else other)}


def with_manifest(files, **changes):
    manifest = json.loads(files["MANIFEST.json"])
    return {**files, "MANIFEST.json": as_json({**manifest, **changes})}


def words_elsewhere(quotations):
    """A quotation that is looked for in the argument file, which has the words of every one."""
    quotations[0]["text"] = "map/mill-street.argmap"


def pieces_in_any_order(quotations):
    each = next(one for one in quotations if one["word_for_word"])
    each["stretches"] = [list(one) for one in reversed([(0, 4), (5, 9)])]


def not_checked(quotations):
    quotations[0].update(status="unchecked", word_for_word=False)


def no_conflicts(conflicts):
    return []


def conflict_of_another_map(conflicts):
    conflicts[0]["map"] = {"claims": []}
    conflicts[0]["labels"] = {}
    conflicts[1]["conflicts"].append({"members": {"x": []}, "proof": [], "without": {"x": []}})


def conflict_by_other_members(conflicts):
    each = next(one for found in conflicts for one in found["conflicts"])
    for part in ("members", "without"):
        each[part] = {f"The Mayor of {name}": value for name, value in each[part].items()}


def conflict_twice(conflicts):
    found = next(each["conflicts"] for each in conflicts if each["conflicts"])
    found.append(found[0])


def no_claims(report):
    report["claims"] = []


SMALL = [
    ("quotations.json", words_elsewhere),
    ("quotations.json", pieces_in_any_order),
    ("quotations.json", not_checked),
    ("conflicts.json", no_conflicts),
    ("conflicts.json", conflict_of_another_map),
    ("conflicts.json", conflict_by_other_members),
    ("conflicts.json", conflict_twice),
    ("report.json", no_claims),
]


@pytest.mark.parametrize("name, change", SMALL, ids=[change.__name__ for _, change in SMALL])
def test_what_somebody_tried_to_forge_is_refused_by_the_small_checker_too(name, change, tmp_path):
    files = files_of(argmap.pack(MILL).data)
    (tmp_path / "x.zip").write_bytes(remade(changed(files, name, change)))
    with contextlib.suppress(check_pack.NO_PACK):
        assert check_pack.check(tmp_path / "x.zip")[0]
    assert not argmap.verify(tmp_path / "x.zip")


def test_what_somebody_tried_to_forge_is_refused(tmp_path):
    files = files_of(argmap.pack(MILL).data)
    script = b"<svg><script>document.body.innerHTML = 'All false'</script></svg>"
    told = json.loads(files["report.json"])
    told["sentences"][0]["text"] = "<svg>NOT TRUE: </svg>" + told["sentences"][0]["text"]
    page = files["report.html"]
    for forged in (
        {"report.html": page.replace(b"<body", script + b"<body", 1)},
        {"report.html": page.replace(b"</svg>", b"<text>All of this is false</text></svg>", 1)},
        {"report.html": b"<h1>The mayor lies.</h1>"},
        {"report.json": as_json(told)},
        {"__main__.py": b"print('999 quotations stand')"},
        {"README.txt": b"Trust me."},
        {"check_labels.py": files["check_labels.py"] + b"\n# other\n"},
        {"texts/annex.txt": b"An annex."},
        {"read/map/texts/minutes.txt.txt": b"Other words."},
    ):
        (tmp_path / "x.zip").write_bytes(remade({**files, **forged}))
        assert not argmap.verify(tmp_path / "x.zip"), [*forged]
    (tmp_path / "x.zip").write_bytes(remade(with_manifest(files, withheld={"texts/annex.txt": "0" * 64})))
    assert "no source of the map names such a text" in argmap.verify(tmp_path / "x.zip").faults[0]
    (tmp_path / "x.zip").write_bytes(remade(with_manifest(files, argmap="0.1.0 ")))
    found = argmap.verify(tmp_path / "x.zip")
    assert (found.ok, found.partly) == (True, True)


def test_a_map_of_several_files_and_formats_is_packed_as_it_lies(tmp_path):
    """An include in another folder, a PDF, a text from a folder of texts, and a text whose path leads up."""
    for folder in ("maps", "shared", "texts"):
        (tmp_path / folder).mkdir()
    (tmp_path / "shared" / "talk.pdf").write_bytes(pdf_of("The mill was sold in May."))
    (tmp_path / "shared" / "people.argmap").write_text("source talk: A talk\n  text: talk.pdf\n")
    (tmp_path / "texts" / "letter.txt").write_bytes("\ufeffNobody knew why.\r\n".encode())
    (tmp_path / "maps" / "m.argmap").write_text(
        "include: ../shared/people.argmap\nsource letter: A letter\n  text: ../letters/letter.txt\n"
        "claim a: A.\n  quote talk: mill was sold in May\n  quote letter: Nobody knew why\n"
    )
    out = tmp_path / "x.zip"
    made = argmap.pack(tmp_path / "maps" / "m.argmap", out, texts=[tmp_path / "texts"], allow_outside=True)
    assert (made.proved, made.quotations) == (2, 2)
    names = {name for name in made.files if name.startswith(("map/", "texts/", "read/"))}
    assert names == {
        "map/maps/m.argmap",
        "map/shared/people.argmap",
        "map/shared/talk.pdf",
        "texts/letter.txt",
        "read/map/shared/talk.pdf.txt",
        "read/texts/letter.txt.txt",
    }
    assert argmap.verify(out).faults == ()
    assert not [name for name, data in files_of(made.data).items() if str(tmp_path).encode() in data]
    shown = subprocess.run([sys.executable, "-I", "-S", out], capture_output=True, text=True)
    assert "2 quotations stand word for word in the texts\n" in shown.stdout
    files = files_of(made.data)
    files["read/map/shared/talk.pdf.txt"] = files["read/map/shared/talk.pdf.txt"].replace(
        b"sold in May", b"sold in Mai"
    )
    quotations = json.loads(files["quotations.json"])
    said = json.loads(files["map.json"])
    quotations[0]["words"] = said["claims"][0]["quotations"][0]["text"] = "mill was sold in Mai"
    quotations[0]["passage"] = quotations[0]["passage"].replace("May", "Mai")
    forged = {**files, "quotations.json": as_json(quotations), "map.json": as_json(said)}
    out.write_bytes(remade(forged))
    assert not argmap.verify(out)  # only who reads the PDF sees that


def test_a_pack_of_other_rules_is_verified_but_not_made_again(tmp_path):
    files = files_of(argmap.pack(MILL).data)
    manifest = json.loads(files["MANIFEST.json"])
    manifest["policy"] = "0" * 12
    (tmp_path / "x.zip").write_bytes(zipped({**files, "MANIFEST.json": as_json(manifest)}))
    found = argmap.verify(tmp_path / "x.zip")
    assert found.ok
    assert found.notes[0].startswith(f"it was made by argmap {argmap.__version__} under policy 000000000000")
    assert fingerprint() in found.notes[0]


def test_a_signature_beside_a_pack_is_told_of(tmp_path):
    argmap.pack(MILL, tmp_path / "x.zip")
    (tmp_path / "x.zip.minisig").write_text("signature")
    notes = argmap.verify(tmp_path / "x.zip").notes
    assert notes == ("a signature lies beside it, `x.zip.minisig`: check it by what made it",)


def test_what_cannot_be_packed(tmp_path):
    path = tmp_path / "m.argmap"
    path.write_text("claim a: A.\n  quote nobody: words\n")
    with pytest.raises(ValueError, match="the map has errors"):
        argmap.pack(path, tmp_path / "x.zip")
    assert not (tmp_path / "x.zip").exists()


def test_certificates_are_verified_by_the_library():
    made = argmap.conflict_certificate(argmap.load(CHARGER))
    told = made.as_dict()
    proved = verify_certificate(told).proved
    assert proved[0] == "the map is called 'Is the Voltano V2 a safe charger?'"
    assert proved[1].startswith("left out of the verdicts, since argmap says that the words do not stand: fires, ")
    assert proved[2] == "23 verdicts follow from the map"
    assert proved[3].endswith("proved to be minimal")
    assert verify_certificate({**told, "semantics": "preferred"}).faults
    told["verdicts"]["fires"] = "accepted"
    assert verify_certificate(told).faults == ("the verdict on fires is unsupported, and not accepted",)
    assert not verify_certificate({})
    assert not verify_certificate([])


@pytest.mark.parametrize(
    "quotation, passage, expected",
    [
        ("rose by 12 per cent", "rose by 12 per\ncent", True),
        ("“Rose by 12 per cent”", "rose by 12 per cent,", True),
        ("the shops [...] stay open", "The shops  stay open", True),
        ("the shops stay open", "The shops in the street stay open", False),
        ("[The mayor] said no", " said no", True),
        ("minus -5 degrees", "minus 5 degrees", False),
        ("a < b here", "a > b here", False),
        ("¥5 each", "$5 each", False),
        ("10² metres", "102 metres", False),
        ("CO2 rose", "CO rose", False),
        ("パリで会う", "バリで会う", False),
        ("कि", "की", False),
        ("café", "cafe", False),
        ("[all of it]", "none of it", False),
        ("[T]he shops", "the shops", True),
        ("foot­fall rose", "foot-\nfall rose", True),
        ("well-known", "well-\nknown", True),
        ("costs 1.5 million", "costs 1.5 million[12]", True),
        ("costs 1.5 million", "costs 15 million", False),
        ("thing is lost", "nothing is lost", False),
        ("the rapist", "therapist", False),
        ("stay [...] the shops", "the shops stay", False),
        ("不会加入制裁", "不会\n加入制裁", True),
        ("会加入制裁", "不会加入制裁", False),
        ("", "words", False),
    ],
)
def test_whether_words_make_up_a_passage(quotation, passage, expected):
    assert check_pack.stands(quotation, passage) is expected
