"""`pack`, `verify`, `selftest` and `--certificate` at the command line."""

import json
import subprocess
import sys

import pytest

TEXT = "Footfall rose by 12 per cent. The street will not be closed before May.\n"
MAP = (
    "map: Mill Street\nsource minutes: Minutes\n  text: minutes.txt\nclaim close: The street should be closed.\n"
    "  because footfall: More people come.\n    quote minutes: Footfall rose by 12 per cent\n"
    "claim may: Not before May.\n  quote minutes: will not be closed before May\n  contradicts close\n"
)


@pytest.fixture
def town(tmp_path):
    (tmp_path / "minutes.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "town.argmap").write_text(MAP, encoding="utf-8")
    return tmp_path


def test_a_pack_is_written_and_verified(run, town):
    done = run("pack", "town.argmap")
    assert done.err.splitlines()[:2] == [
        "wrote town.zip",
        "2 of 2 quotations and 3 verdicts can be checked again: argmap verify town.zip",
    ]
    digest = done.err.splitlines()[2].removeprefix("sha256 ")
    assert json.loads(run("pack", "town.argmap", "-o", "again.zip", "--json").out)["sha256"] == digest
    assert (town / "again.zip").read_bytes() == (town / "town.zip").read_bytes()
    done = run("verify", "town.zip")
    assert done.out.splitlines()[:3] == [
        "town.zip: verified",
        "  2 quotations stand word for word in the texts",
        "  3 verdicts follow from the map",
    ]
    data = json.loads(run("verify", "town.zip", "--json").out)
    assert (data["packs"]["town.zip"]["ok"], data["packs"]["town.zip"]["faults"]) == (True, [])
    alone = subprocess.run([sys.executable, "-I", "-S", town / "town.zip"], capture_output=True, text=True)
    assert alone.stdout.splitlines()[:2] == [
        "checked, and nothing is wrong:",
        "2 quotations stand word for word in the texts",
    ]


def test_a_changed_pack_is_refused(run, town):
    run("pack", "town.argmap")
    data = (town / "town.zip").read_bytes()
    (town / "town.zip").write_bytes(data.replace(b"rose by 12", b"rose by 21"))
    done = run("verify", "town.zip", expect=1)
    assert done.out.startswith("town.zip: refused\n")
    (town / "town.zip").write_bytes(data[:-30])
    assert run("verify", "town.zip", expect=1).out.splitlines()[0] == "town.zip: refused"
    assert "there is no file `none.zip`" in run("verify", "none.zip", expect=2).err


def test_texts_stay_out_and_are_given(run, town):
    done = run("pack", "town.argmap", "--no-texts", "-o", "bare.zip")
    assert "2 of 2 quotations" in done.err
    assert TEXT.encode() not in (town / "bare.zip").read_bytes()
    assert "  map/minutes.txt" in run("verify", "bare.zip").out
    assert run("verify", "bare.zip").out.startswith("bare.zip: verified in part\n")
    (town / "texts").mkdir()
    (town / "texts" / "other-name.txt").write_text(TEXT, encoding="utf-8")
    assert "2 quotations stand word for word" in run("verify", "bare.zip", "--texts", "texts").out
    assert "there is no folder" in run("verify", "bare.zip", "--texts", "nowhere", expect=2).err


def test_what_is_not_packed(run, town):
    (town / "bad.argmap").write_text("claim a: A.\nb supports a\n", encoding="utf-8")
    assert "nothing was written" in run("pack", "bad.argmap", expect=1).err
    assert not (town / "bad.zip").exists()
    assert "standard input" in run("pack", "-", text=MAP, expect=2).err
    assert "the file that would be packed" in run("pack", "town.argmap", "-o", "town.argmap", expect=2).err
    assert run("pack", "town.argmap", "-o", "-").stdout.startswith(b"PK")


def test_certificates_are_printed_and_verified(run, town):
    made = run("verdicts", "town.argmap", "--certificate").out
    (town / "c.json").write_text(made, encoding="utf-8")
    assert (
        run("verify", "c.json").out
        == "c.json: verified\n  the map is called 'Mill Street'\n  3 verdicts follow from the map\n"
    )
    made = run("conflicts", "town.argmap", "--by", "coherence", "--certificate").out
    (town / "k.json").write_text(made, encoding="utf-8")
    assert run("verify", "k.json").out.splitlines()[0] == "k.json: verified"
    (town / "c.json").write_text(made.replace('"undecided"', '"accepted"'), encoding="utf-8")
    assert run("verify", "c.json", expect=1).out.startswith("c.json: refused\n  the verdict on")
    (town / "c.json").write_text("no JSON", encoding="utf-8")
    assert "this is no certificate" in run("verify", "c.json", expect=1).out
    assert "grounded" in run("verdicts", "town.argmap", "--certificate", "--semantics", "ideal", expect=2).err


def test_packs_are_compared_with_their_rules(run, town, monkeypatch):
    run("pack", "town.argmap", "-o", "old.zip")
    (town / "town.argmap").write_text(MAP.replace("  contradicts close\n", ""), encoding="utf-8")
    run("pack", "town.argmap", "-o", "new.zip")
    same = run("diff", "old.zip", "new.zip", expect=1).out
    assert "different rules" not in same
    assert "“Not before May” was disputed" in same or "Not before May" in same
    monkeypatch.setattr("argmap.proofs.pack.fingerprint", lambda: "0" * 12)
    run("pack", "town.argmap", "-o", "new.zip")
    told = " ".join(run("diff", "old.zip", "new.zip", expect=1).out.split())
    assert "were made by different rules for comparing quotations with texts" in told
    policies = json.loads(run("diff", "old.zip", "new.zip", "-f", "json", expect=1).out)["policies"]
    assert (len(policies["old"]), policies["new"]) == (12, "0" * 12)
    (town / "new.zip").write_bytes((town / "new.zip").read_bytes().replace(b"MANIFEST", b"MANIFOLD"))
    assert "no evidence pack" in run("diff", "old.zip", "new.zip", expect=2).err


def test_the_self_test_says_what_passed(run, town):
    lines = run("selftest", "town.argmap", expect=1).out.splitlines()
    assert lines[0] == "8 alterations of 2 quotations; 0 other quotations could not be altered"
    assert lines[-2:] == [
        "passed: may: a word of doubt left out: not be closed before May",  # `will` was cut off
        "1 of 8 passed as clean: 12.5%, with 95 % confidence at most 47.1% of such alterations in texts like these",
    ]
    data = json.loads(run("selftest", "town.argmap", "--json", expect=1).out)
    assert (data["quotations"], data["passed"], len(data["alterations"])) == (2, 1, 8)
    (town / "bare.argmap").write_text("claim a: A.\n", encoding="utf-8")
    assert "none can be altered" in run("selftest", "bare.argmap").err
