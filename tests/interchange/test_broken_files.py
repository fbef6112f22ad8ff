"""Broken foreign files: a result with messages, never an exception, never a map that could not be written."""

import json
import random
import sys
from pathlib import Path

import pytest

import argmap
from argmap.interchange.as_language import dumps
from argmap.interchange.formats import FORMATS, writer_of
from argmap.model.valid import check_content
from conftest import ROOT, slow_after
from exchanged_maps import random_exchange

FOLDER = Path(__file__).parent / "foreign"
ODD = (
    "\0", "\ud800", "\u2028", "\x85", "{", "}", "[", "]", "<", ">", '"', "'", "\\", "\n", "\r", "\t", ":", "-", "#",
    "|", "é", "𝕏", "NaN", "1e999", "-1", "9" * 30, "null", "true", "&x;", "<!--", "//", "/*", "---", "===", "(1)", "@",
)  # fmt: skip
VALUES = (None, True, 0, -1, 1e300, "", "x", [], {}, [1], {"a": 1}, [[]], "9" * 50)
FILES = {
    "argdown": "street.argdown",
    "argdown-json": "street.argdown-data.json",
    "aif": "street.aif.json",
    "xaif": "street.xaif.json",
    "kialo": "street.kialo.txt",
    "carneades": "street.carneades.yml",
    "gsn": "street.gsn.yaml",
    "sadface": "street.sadface.json",
    "arguebuf": "street.arguebuf.json",
    "brat": "letter.ann",
    "arggraph": "street.arggraph.xml",
    "bibtex": "shelf.bib",
    "csl-json": "shelf.csl.json",
    "refi-qda": "interviews.qde",
}
BROKEN = 60
"""Broken files a format and seed; `python tests/interchange/test_broken_files.py 100000` tries more."""


def broken_text(chance, text):
    for _ in range(chance.choice([1, 1, 1, 2, 3, 6])):
        first = chance.randrange(len(text) + 1)
        last = min(len(text), first + chance.choice([1, 1, 2, 5, 20, 100]))
        kind = chance.randrange(7)
        if kind == 0:
            text = text[:first] + text[last:]
        elif kind == 1:
            text = text[:first] + chance.choice(ODD) + text[first:]
        elif kind == 2:
            text = text[:first] + chance.choice(ODD) + text[last:]
        elif kind == 3:
            at = chance.randrange(len(text) + 1)
            text = text[:at] + text[first:last] + text[at:]
        elif kind == 4:
            lines = text.split("\n")
            one, other = chance.randrange(len(lines)), chance.randrange(len(lines))
            lines[one], lines[other] = lines[other], lines[one]
            text = "\n".join(lines)
        elif kind == 5:
            lines = text.split("\n")
            at = chance.randrange(len(lines))
            lines[at] = chance.choice(["", "  ", "\t"]) + lines[at]
            text = "\n".join(lines)
        else:
            text = text[:first]
    return text


def broken_json(chance, text):
    """JSON that is still JSON, with other values in some places."""
    value = json.loads(text)
    for _ in range(chance.choice([1, 1, 2, 4])):
        holder = value = json.loads(json.dumps(value))  # nothing is in two places
        while True:
            keys = list(holder) if isinstance(holder, dict) else list(range(len(holder)))
            if not keys:
                break
            key = chance.choice(keys)
            if isinstance(holder[key], dict | list) and holder[key] and chance.random() < 0.7:
                holder = holder[key]
                continue
            kind = chance.randrange(4)
            if kind == 0:
                del holder[key]
            elif kind == 1 and isinstance(holder, list):
                holder.append(holder[key])
            elif kind == 2:
                other = chance.choice(keys)
                holder[key], holder[other] = holder[other], holder[key]
            else:
                holder[key] = chance.choice(VALUES)
            break
    return json.dumps(value)


def tried(chance, name):
    text = (FOLDER / FILES[name]).read_text(encoding="utf-8")
    if FILES[name].endswith(".json") and chance.random() < 0.6:
        text = broken_json(chance, text)
    else:
        text = broken_text(chance, text)
    made = argmap.import_data(
        text,
        name="broken",
        format=name if chance.random() < 0.95 else "",
        leaves=chance.choice(["assumed", "plain", "open"]),
        restates=chance.random() < 0.3,
        beside=lambda _: chance.choice([None, "Dogs bark. Cats do not."]),
    )
    assert made.map.claims or made.map.sources or made.errors
    check_content(made.map)
    dumps(made.map)
    for each in made.diagnostics:
        assert each.span.place
    return text


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("seed", slow_after(1, range(5)))
def test_a_broken_file_is_read_or_refused(name, seed):
    chance = random.Random(f"{name} {seed}")
    for _ in range(BROKEN):
        tried(chance, name)


@pytest.mark.parametrize("name", ["refi-qda", "wacz"])
def test_a_broken_packed_file_is_read_or_refused(name):
    chance = random.Random(name)
    amap, texts = random_exchange(chance)
    whole = writer_of("refi-qda")(amap, texts=texts).data
    for _ in range(100):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 5)):
            at = chance.randrange(len(data))
            data[at : at + chance.randint(0, 3)] = bytes(chance.choices(range(256), k=chance.randint(0, 3)))
        made = argmap.import_data(bytes(data[: chance.choice([len(data), len(data) // 2])]), name="x", format=name)
        assert made.map.claims or made.map.sources or made.errors


SIGNS = (
    "[", "{", "\n", "[a](", "@[", "#(", "**a", "_a ", "{a", "{a}", "1. a\n", "  - a\n", "<a", "(", "--", "=", ": ",
    "[a]: b\n",
)  # fmt: skip
LONG = [each * 50_000 for each in SIGNS]
LONG += ["-" * 100_000 + "x", "[A]: " + "a " * 50_000, "1. " + "[a" * 50_000, "(1) " * 20_000]
"""What makes a careless pattern look at the same signs again and again: the suite's limit of time ends the test."""


@pytest.mark.parametrize("name", [each.name for each in FORMATS if each.reads])
def test_what_is_nothing_of_the_kind_is_refused(name):
    for data in (b"", b"\0\0", b"\xff\xfe", b"a: &a [*a]\n", b"<x" * 1000, b"PK\x03\x04"):
        made = argmap.import_data(data, name="x", format=name)
        assert made.errors or made.map.claims or made.map.sources


QUICK = [each.name for each in FORMATS if each.reads and each.extra != "ruamel.yaml"]
SLOW = [pytest.param(each, marks=pytest.mark.slow) for each in ("carneades", "gsn")]


@pytest.mark.parametrize("name", [*QUICK, "", *SLOW])
def test_a_long_run_of_signs_is_read_in_one_pass(name):
    for text in LONG:
        made = argmap.import_data(text, name="x", format=name)
        assert made.errors or made.map.claims or made.map.sources


def test_a_bomb_of_aliases_and_one_of_entities_come_to_an_end():
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    bomb = "statements:\n  s: {text: S}\narguments:\n  a: {conclusion: s, premises: *a11}\n"
    assert argmap.import_data("\n".join(lines) + "\n" + bomb, format="carneades").map.claims
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 9 if n else "x" * 9}">' for n in range(12))
    made = argmap.import_data(
        f"<!DOCTYPE arggraph [{entities}]><arggraph><edu id='e'>&e11;</edu></arggraph>", format="arggraph"
    )
    assert made.errors


if __name__ == "__main__":  # python tests/interchange/test_broken_files.py NUMBER [FORMAT…]
    sys.path.insert(0, str(ROOT))
    for format_ in sys.argv[2:] or FILES:
        dice = random.Random(f"many {format_}")
        for _ in range(int(sys.argv[1])):
            tried(dice, format_)
        print(format_, sys.argv[1])
