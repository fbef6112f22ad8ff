"""Which format a file is in: by what it holds; its ending decides only between two that fit as well."""

import re
import zipfile
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from typing import Any

from argmap.interchange.formats import FORMATS
from argmap.interchange.placed_json import BadJsonError, load_placed

SURE = 0.7
"""The score from which a plain text is taken for a format, whatever its name."""
_MAYBE = 0.4
_ENDING = 0.25
"""What the ending of a format adds to its score."""
_COMMON = (".txt", ".json", ".xml", ".yml", ".yaml")
"""Endings that say nothing of a format."""
_HEAD = 200_000
"""Characters that are looked at."""


def detect(name: str, text: str, data: bytes = b"") -> str:
    """The name of the format of a file, by its text or (of a packed one) its bytes; nothing where none fits."""
    scores = scored(text, data)
    ending = _ending(name)
    for each in FORMATS:
        if each.name in scores and ending in each.endings:
            scores[each.name] += _ENDING
    best = max(scores, key=lambda each: scores[each], default="")
    if best and scores[best] >= SURE:
        return best
    alone = [each.name for each in FORMATS if each.reads and ending in each.endings]
    return alone[0] if len(alone) == 1 and ending not in _COMMON else ""


def scored(text: str, data: bytes = b"") -> dict[str, float]:
    """How well each format fits, from 0 to 1; those that do not fit at all are left out."""
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    text = text.removeprefix("\ufeff")
    start = text.lstrip()[:1]
    if start in ("{", "["):
        found = _json(text)
        if found:
            return found
    head = text[:_HEAD]
    lines = [line for line in head.splitlines() if line.strip()]
    scores = {name: score(head, lines) for name, score in _OF_TEXT.items()} if lines else {}
    return {name: score for name, score in scores.items() if score >= _MAYBE}


def _ending(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2].lower()
    return f".{last.rpartition('.')[2]}" if "." in last else ""


def _packed(data: bytes) -> dict[str, float]:
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            names = file.namelist()
    except Exception:  # zipfile lets out errors of several libraries
        return {}
    if any(name.lower().endswith(".qde") for name in names):
        return {"refi-qda": 1.0}
    if "datapackage.json" in names or any(name.endswith((".warc", ".warc.gz")) for name in names):
        return {"wacz": 1.0}
    return {}


# JSON.


def _json(text: str) -> dict[str, float]:
    try:
        value = load_placed(text)
    except BadJsonError:
        return _broken_json(text)
    if isinstance(value, list):
        items = [each for each in value if isinstance(each, dict)]
        return {"csl-json": 0.9} if items and all("type" in each or "title" in each for each in items[:20]) else {}
    return _object(value) if isinstance(value, dict) else {}


def _object(value: Mapping[str, Any]) -> dict[str, float]:
    nodes, edges = value.get("nodes"), value.get("edges")
    found: dict[str, float] = {}
    if isinstance(value.get("AIF"), dict):
        found["xaif"] = 1.0
    if isinstance(nodes, list):
        first = next((each for each in nodes if isinstance(each, dict)), {})
        if "nodeID" in first or ("locutions" in value and not nodes):
            found["aif"] = 0.95
        elif first.get("type") in ("atom", "scheme") or ("resources" in value and "metadata" in value):
            found["sadface"] = 0.95
    if isinstance(nodes, dict) and isinstance(edges, dict):
        atoms = any(isinstance(each, dict) and ("atom" in each or "scheme" in each) for each in nodes.values())
        if atoms or "schemaVersion" in value:
            found["arguebuf"] = 0.95
    if isinstance(value.get("statements"), dict) and isinstance(value.get("arguments"), dict):
        found["argdown-json"] = 0.95
    if isinstance(value.get("items"), list) and "citationID" not in value and "version" not in value:
        found["csl-json"] = 0.5
    return found


_KEYS = (("aif", r'"nodeID"\s*:'), ("sadface", r'"source_id"\s*:'), ("arguebuf", r'"schemaVersion"\s*:'),
         ("argdown-json", r'"equivalence-class"'), ("csl-json", r'"date-parts"\s*:'))  # fmt: skip


def _broken_json(text: str) -> dict[str, float]:
    """What a text that is meant for JSON was meant to be."""
    return {name: SURE for name, key in _KEYS if re.search(key, text[:_HEAD])}


# Text.

_ARGDOWN = re.compile(
    r"^[ \t]*(?:\[[^\]\n-][^\]\n]*\]|<[^>\n!/-][^>\n]*>)(?::\s|\s*$|\s*[#{])"
    r"|^[ \t]*(?:[+_-]>|<[+_-]|><|[+_-])\s+[<\[]\S|^[ \t]*-{3,}[ \t]*$"
    r"|^[ \t]*--\s.*--[ \t]*$|^===+[ \t]*$|^[ \t]*\(\d+\)\s",
    re.MULTILINE,
)
_ARGDOWN_SURE = re.compile(
    r"^[ \t]*\[[^\]\n-][^\]\n]*\]:\s|^[ \t]*<[^>\n!/-][^>\n]*>:\s"
    r"|^[ \t]+(?:[+_-]>|<[+_-]|><|[+_-])\s+(?:<[^>\n]+>|\[[^\]\n]+\])(?!\()",
    re.MULTILINE,
)


def _argdown(head: str, lines: list[str]) -> float:
    marked = len(_ARGDOWN.findall(head))
    sure = len(_ARGDOWN_SURE.findall(head))
    links = len(re.findall(r"\[[^\]\[\n]+\]\([^()\n]+\)|^\[[^\]\n]+\]:\s+(?:https?:|<|/|\.)", head, re.MULTILINE))
    if not sure and not re.search(r"\A\s*===+\s*$[\s\S]*^===+\s*$", head, re.MULTILINE):
        relations = len(re.findall(r"^[ \t]+(?:[+]>?|-|<[+-]|->)\s+\S", head, re.MULTILINE))
        pluses = len(re.findall(r"^[ \t]+(?:\+>?|<[+-]|->)\s+\S", head, re.MULTILINE))
        return 0.5 if pluses and relations >= len(lines) / 4 else 0.0
    return min(0.95, 0.45 + 0.5 * min(1.0, (marked + 2 * sure - 3 * links) / len(lines)))


def _kialo(head: str, lines: list[str]) -> float:
    titled = bool(re.match(r"\s*Discussion (?:Title|Name):", head))
    items = len(re.findall(r"^\d+(?:\.\d+)*\. ", head, re.MULTILINE))
    stances = len(re.findall(r"^\d+(?:\.\d+)+\. (?:Pro|Con): ?", head, re.MULTILINE))
    if titled:
        return 1.0 if items else 0.75
    return 0.9 if stances >= 2 and items >= len(lines) / 2 else 0.0


def _carneades(_head: str, lines: list[str]) -> float:
    keys = _top_keys(lines)
    if "statements" in keys and keys & {"arguments", "issues", "assumptions", "tests", "meta"}:
        return 0.95
    return 0.75 if "arguments" in keys and keys & {"issues", "assumptions", "tests", "argument_schemes"} else 0.0


def _gsn(head: str, lines: list[str]) -> float:
    keys = _top_keys(lines)
    elements = sum(bool(re.fullmatch(r"(?:C?G|C?Sn|S|C|A|J)[\w-]*", key)) for key in keys)
    begins = r"(?:^[ \t]+|[{,][ \t]*)[\"']?"
    known = re.search(begins + r"(?:supportedBy|inContextOf|undeveloped|challenges)[\"']?\s*:", head, re.MULTILINE)
    texts = re.search(begins + r"text[\"']?\s*:", head, re.MULTILINE)
    if not elements or elements < len(keys) * 0.6:
        return 0.0
    return 0.95 if known else 0.7 if texts else 0.4


def _top_keys(lines: Iterable[str]) -> set[str]:
    return {
        found[1].strip()
        for line in lines
        if (found := re.match(r"[\"']?([^\s\"':#-][^\"':#]*)[\"']?\s*:(?:\s|$)", line))
    }


def _bibtex(head: str, _lines: list[str]) -> float:
    entries = len(re.findall(r"^[ \t]*@\w+\s*\{\s*[^,\s]+\s*,", head, re.MULTILINE))
    return (
        0.95 if entries else 0.5 if re.search(r"^[ \t]*@(?:string|comment|preamble)\s*[{(]", head, re.I | re.M) else 0.0
    )


def _brat(_head: str, lines: list[str]) -> float:
    marked = sum(bool(re.match(r"[TREANM*#]\d*\t", line)) for line in lines)
    spans = any(re.match(r"T\d+\t\S+ \d+ \d+", line) for line in lines)
    return 0.95 if spans and marked > 0.7 * len(lines) else 0.0


def _xml(root: str) -> Callable[[str, list[str]], float]:
    pattern = re.compile(rf"\A\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<{root}[\s>]")
    return lambda head, _lines: 1.0 if pattern.match(head) else 0.0


_OF_TEXT: Mapping[str, Callable[[str, list[str]], float]] = {
    "argdown": _argdown,
    "kialo": _kialo,
    "carneades": _carneades,
    "gsn": _gsn,
    "bibtex": _bibtex,
    "brat": _brat,
    "arggraph": _xml("arggraph"),
    "refi-qda": _xml("Project"),
}
