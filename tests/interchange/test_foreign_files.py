"""A small file of each format, and the map, the losses and the texts that come of it: they are read as prose.

`UPDATE_GOLDEN=1` writes them anew.
"""

import gzip
import io
import json
import os
import zipfile
from pathlib import Path

import pytest

import argmap
from argmap.diagnostics.as_text import as_concise
from argmap.interchange.as_language import dumps
from argmap.interchange.detect import detect
from argmap.interchange.formats import FORMATS, format_of
from argmap.interchange.loss import COMMON

FOLDER = Path(__file__).parent / "foreign"
FILES = {
    "street.argdown": "argdown",
    "street.argdown-data.json": "argdown-json",
    "street.aif.json": "aif",
    "street.xaif.json": "xaif",
    "street.kialo.txt": "kialo",
    "street.carneades.yml": "carneades",
    "street.gsn.yaml": "gsn",
    "street.sadface.json": "sadface",
    "street.arguebuf.json": "arguebuf",
    "letter.ann": "brat",
    "alone.ann": "brat",
    "street.arggraph.xml": "arggraph",
    "shelf.bib": "bibtex",
    "shelf.csl.json": "csl-json",
    "interviews.qde": "refi-qda",
}


def archive():
    """An archive of web pages with one that is listed and not there, one that is broken, and one without a title."""
    pages = {
        "https://eastbrook.example/a": ("text/html; charset=utf-8", b"<title>A</title><p>To the <b>shops</b>.</p>"),
        "https://eastbrook.example/b": ("text/plain", b"\xff\xfe\xfa\x00broken"),
        "https://eastbrook.example/c": ("text/plain", b"They walk."),
    }
    records = b""
    for at, (url, (kind, body)) in enumerate(pages.items()):
        answer = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
        head = (
            f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-01T10:00:00Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-00000000000{at}>\r\n"
            f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
        )
        records += gzip.compress(head.encode() + answer + b"\r\n\r\n", mtime=0)
    listed = [
        {"format": "json-pages-1.0"},
        {"url": "https://eastbrook.example/a", "title": "The walk", "ts": "2026-03-01T10:00:00Z"},
        {"url": "https://eastbrook.example/b", "title": "Broken"},
        {"url": "https://eastbrook.example/c"},
        {"url": "https://eastbrook.example/none", "title": "Nowhere"},
    ]
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as file:
        file.writestr("datapackage.json", "{}")
        file.writestr("archive/data.warc.gz", records)
        file.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, listed)))
    return packed.getvalue()


def read(name):
    if name == "pages.wacz":
        return argmap.import_data(archive(), name=name)
    return argmap.import_file(FOLDER / name)


def told(made, name):
    """What came of a file, to be read."""
    diagnostics = as_concise(made.diagnostics).replace(f"{FOLDER.as_posix()}/", "")
    parts = [f"# {name}, read as {made.format}", dumps(made.map).rstrip(), "---", diagnostics.rstrip()]
    for path, text in made.texts.items():
        parts += [f"--- {path}", text.rstrip()]
    return "\n\n".join(parts) + "\n"


@pytest.mark.parametrize("name", [*FILES, "pages.wacz"])
def test_a_file_is_read_as_it_was_last_time(name):
    golden = FOLDER / f"{name}.expected"
    found = told(read(name), name)
    if os.environ.get("UPDATE_GOLDEN"):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "format_"), FILES.items())
def test_its_format_is_found(name, format_):
    data = (FOLDER / name).read_bytes()
    assert detect(name, data.decode(), data) == format_
    if not name.endswith((".ann", ".argdown")):
        assert detect("file", data.decode(), data) == format_


@pytest.mark.parametrize("name", [*FILES, "pages.wacz"])
def test_its_map_is_written_and_read_back(name):
    made = read(name)
    again = argmap.loads(dumps(made.map))
    assert again.map == made.map
    assert [each.message for each in again.errors if each.rule.code < "AM3"] == []


def test_every_loss_that_is_declared_happens():
    happened = {}
    for name in [*FILES, "pages.wacz"]:
        made = read(name)
        happened.setdefault(made.format, set()).update(each.loss.name for each in made.losses)
    everything = set().union(*happened.values())
    assert {each.name for each in COMMON} <= everything
    # The two formats of one module share what they declare.
    happened["argdown-json"] |= happened["argdown"]
    happened["argdown"] |= {"relation"}
    happened["xaif"] |= happened["aif"]
    happened["csl-json"] |= {"broken"}
    for each in FORMATS:
        if each.reads:
            declared = {loss.name for loss in each.losses() if loss not in COMMON}
            assert declared <= happened[each.name], each.name


def test_names_of_formats_are_those_that_readers_give():
    for name in [*FILES, "pages.wacz"]:
        assert format_of(read(name).format) is not None
