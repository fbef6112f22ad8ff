"""Give argmap many odd inputs, and tell which of them raise or hang.

    python tests/tools/fuzz.py [--inputs N] [--seed N] [--processes N] [--seconds S] [--kind KIND…]

    --inputs N     so many inputs, of all kinds in turn (10,000)
    --seed N       of the first input; input k of seed n is always the same (0)
    --processes N  so many at once (1)
    --seconds S    what takes longer counts as a hang (10)
    --kind KIND    of these kinds only: KINDS

Each failure is printed with its kind, its seed, the shortest form of the input that was found to fail in the
same place, and where it failed. The exit code is 1 where anything raised or hung.
"""

import argparse
import json
import multiprocessing
import random
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import argmap
from argmap.checks import CHECKS, OPTIONAL_CHECKS
from argmap.cli.config import TomlError, find_config, read_toml
from argmap.cli.problem import Problem
from argmap.formatter import format_document
from argmap.interchange.af import FormatError
from argmap.reasoning.frameworks.solve import SEMANTICS, Solver, credulous, sceptical, some_extension
from argmap.source import Source
from argmap.syntax.keywords import DETAILS, STATEMENTS
from argmap.syntax.parse import parse

EXAMPLES = Path(__file__).parents[2] / "examples"
SPACES = [*" " * 40, *"\t\x0b\x0c\x1c\x1d\x1f\x85\xa0\u2009\u2028\u3000\ufeff", "", "  "]
ENDS = ["\n", "\n", "\n", "\r", "\r\n"]
NAMES = ["a", "b", "c", "typo", "s", "p", "step1", "x.y", "été", "supports", "claim"]
WORDS = [
    "Words",
    "not",
    "[...]",
    "...",
    "[it]",
    "“said”",
    "“",
    "l'eau",
    "中文",
    "العربية",
    "\u202e",
    "\x1b[31m",
    "\x00",
    "e\u0301",
    "\U0001f1e9",
    "\udcff",
    "#",
    "|",
    "<b>",
    "&amp;",
    "$x$",
    "1.000,5",
    "§",
    "ß",
    "\u00ad",
    "a" * 300,
]
NUMBERS = ["0", "1", "-1", "0.5", "1e9", "nan", "99999999999", "9" * 5000, "٣", "²", "½", "1/0", "50 %"]
SIGNS = [*STATEMENTS, *DETAILS, *"+:()|#,", "->", "as", "by", "at", "strength", "weighing", "accepted", *NAMES]
VERBS = ["supports", "rebuts", "undercuts", "implies", "contradicts"]


def words(chance: random.Random, most: int = 6) -> str:
    return " ".join(chance.choices(WORDS, k=chance.randint(1, most)))


def line(chance: random.Random) -> str:
    """A line: one that could be read, or signs at random."""
    a, b, c = chance.choices(NAMES, k=3)
    verb, value = chance.choice(VERBS), chance.choice([*NAMES, *NUMBERS, *WORDS])
    detail = chance.choice(sorted(DETAILS))
    formed = [
        f"claim {a}: {words(chance)}",
        f"claim {b}: {words(chance)}",
        f"{a} {verb} {b}",
        f"{a} + {b} {verb} {c} as step1",
        f"{a} undercuts {b} -> {c}",
        f"source {a}: S",
        f"speaker {a}: P",
        f"question {a}: Q?",
        f"section: {words(chance)}",
        f"expect {a} {chance.choice(['accepted', 'rejected', 'undecided', value])}",
        f"include: {a}.argmap as {b}",
        f"map: {words(chance)}",
        f"  {detail}: {value}",
        f"  {detail}: {a}, {b}",
        f"  {detail}",
        f"  quote s by {a} at p. {value}: {words(chance)}",
        f"  quote s by {a} at 12:30: {words(chance)}",
        f"  because {a} as {b}: {words(chance)}",
        f"  {chance.choice(['because', 'but', 'unless', 'and'])} {a} + {b}",
        f"    {chance.choice(['because', 'but', 'unless'])}: {words(chance)}",
        f"  {verb} {a}",
        f"  | {words(chance)}",
        "  assumed",
        "",
    ]
    pieces = chance.choice(formed) if chance.random() < 0.8 else " ".join(chance.choices(SIGNS, k=chance.randint(0, 7)))
    if chance.random() < 0.3:
        return "".join(chance.choice(SPACES) if sign == " " else sign for sign in pieces)
    return pieces


@cache
def _examples() -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.argmap")))


def lines(chance: random.Random) -> str:
    return "".join(line(chance) + chance.choice(ENDS) for _ in range(chance.randint(1, 25)))


def spoiled(chance: random.Random) -> str:
    """A piece of an example with some signs taken out, put in or exchanged."""
    whole = chance.choice(_examples()).splitlines(keepends=True)
    start = chance.randrange(len(whole))
    text = "".join(whole[start : start + chance.randint(5, 40)])
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(text) + 1)
        put = chance.choice(["", "", *SPACES[40:], *ENDS, *SIGNS, *WORDS, line(chance) + "\n"])
        text = text[:at] + put + text[at + chance.choice([0, 0, 1, 2, 9]) :]
    return text


def read_map(text: str) -> None:
    """All that is done with a file, on one that may be broken."""
    found = argmap.loads(text)
    for check in (*CHECKS, *(check for _, check in OPTIONAL_CHECKS)):
        list(check(found.map, found.facts))
    once = format_document(parse(Source("x", text)))
    if format_document(parse(Source("x", once))) != once:
        raise AssertionError("formatted twice, it is another text")
    data = json.loads(json.dumps(argmap.to_dict(found)))
    if not found.errors:
        again = argmap.from_dict(data)
        if argmap.to_dict(again) != data:
            raise AssertionError("data read back are other data")
        if [*found.map.evaluate().claims.values()] != [*again.evaluate().claims.values()]:
            raise AssertionError("data read back have other verdicts")
    try:
        argmap.dumps(found)
    except ValueError:
        if not found.errors:
            raise


def shown_map(text: str) -> None:
    """A map as picture, report and answers."""
    found = argmap.loads(text)
    for claim in list(found.map.claims)[:3]:
        found.map.why(claim)
        found.map.whatif(without=[claim])
    argmap.draw(found, format="dot")
    argmap.draw(found, format="mmd")
    str(argmap.report(found))


def data(chance: random.Random) -> Any:
    """The data of a map, some values exchanged."""
    whole = argmap.to_dict(argmap.loads(spoiled(chance) if chance.random() < 0.5 else chance.choice(_examples())))
    odd = [None, True, 0, -1, 0.5, float("nan"), 1e400, "", "a", "x\rclaim e: E", [], {}, [None], {"a": []}, "9" * 5000]
    for _ in range(chance.randint(1, 4)):
        places = list(_places(whole))
        if not places:
            return chance.choice(odd)
        holder, key = chance.choice(places)
        if isinstance(holder, dict) and chance.random() < 0.2:
            holder[chance.choice(NAMES)] = holder.pop(key)
        elif chance.random() < 0.2:
            del holder[key]
        else:
            holder[key] = deepcopy(chance.choice([*odd, *NAMES]))
    return whole


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    if isinstance(value, dict | list):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield value, key
            yield from _places(inner)


def read_data(value: Any) -> None:
    try:
        amap = argmap.from_dict(value)
    except ValueError:
        return
    amap.evaluate()
    try:
        written = argmap.dumps(amap)
    except ValueError:
        return
    again = argmap.loads(written)
    if not again.errors and _in_any_order(again) != _in_any_order(amap):
        raise AssertionError("written and read, it is another map")


def _in_any_order(amap: Any) -> dict[str, Any]:
    """The data of a map: sections without the ids that a file cannot give, relations in any order."""
    whole = argmap.to_dict(amap)
    names = {section["id"]: f"section-{at}" for at, section in enumerate(whole.get("sections", ()))}
    for claim in whole.get("claims", ()):
        if "section" in claim:
            claim["section"] = names[claim["section"]]
    for at, section in enumerate(whole.get("sections", ())):
        section["id"] = f"section-{at}"
    whole.get("claims", []).sort(key=lambda claim: claim["id"])  # one without a section stands before all sections
    whole.get("inferences", []).sort(key=lambda step: step["id"])
    whole.get("contradictions", []).sort(key=str)
    return whole


def framework(chance: random.Random) -> str:
    style = chance.choice(["i23", "apx", "tgf"])
    ids = [*map(str, range(1, 6)), *NUMBERS] if chance.random() < 0.3 else [*map(str, range(1, 6))]
    pairs = [chance.choices(ids, k=2) for _ in range(chance.randint(0, 8))]
    head = {
        "i23": f"p af {chance.choice(['5', '5', '5', *NUMBERS])}\n",
        "apx": "".join(f"arg({each}).\n" for each in ids),
        "tgf": "\n".join(ids) + "\n#\n",
    }[style]
    form = {"i23": "{} {}\n", "apx": "att({},{}).\n", "tgf": "{} {}\n"}[style]
    text = head + "".join(form.format(*pair) for pair in pairs)
    for _ in range(chance.choice([0, 0, 1, 3])):
        at = chance.randrange(len(text) + 1)
        text = text[:at] + chance.choice(["", "\n", "(", "#", " ", "\r", "p af", *WORDS]) + text[at + 1 :]
    return f"{style}\0{text}"


def read_framework(named: str) -> None:
    style, text = named.split("\0", 1)
    try:
        read = argmap.read_af(text, style)
    except FormatError:
        return
    if len(read.arguments) > 1000:
        return
    for semantics in SEMANTICS:
        next(Solver(read).extensions(semantics), None)
        some_extension(read, semantics)
        for argument in read.arguments[:1]:
            credulous(read, semantics, argument)
            sceptical(read, semantics, argument)
    try:
        argmap.write_af(read, style)
    except ValueError as error:
        if "cannot be a name" not in str(error):
            raise


def settings(chance: random.Random) -> bytes:
    values = [
        "1",
        "true",
        '"AM2"',
        '["AM201", 1]',
        "{}",
        '["a\\u0000b"]',
        "[" * chance.randint(1, 200),
        "nan",
        '"""',
        "1979-05-27",
    ]
    keys = ["select", "ignore", "texts", "strict", "tool.argmap.select", "a." * chance.randint(1, 100) + "b", '""', "]"]
    text = "".join(
        f"{chance.choice(keys)} = {chance.choice(values)}{chance.choice(ENDS)}"
        if chance.random() < 0.8
        else f"[{chance.choice(['tool', 'tool.argmap', '[tool]', chr(0)])}]\n"
        for _ in range(chance.randint(0, 5))
    )
    whole = text.encode("utf-8", "surrogatepass")
    return (
        whole if chance.random() < 0.9 else whole[: chance.randrange(len(whole) + 1)] + bytes([chance.randrange(256)])
    )


@cache
def _folder() -> Path:
    return Path(tempfile.mkdtemp(prefix="argmap-fuzz-"))


def read_settings(text: bytes) -> None:
    folder = _folder()
    for name in ("argmap.toml", "pyproject.toml"):
        (folder / name).write_bytes(text)
        try:
            read_toml(folder / name)
            find_config(folder)
        except (TomlError, Problem):
            pass
        (folder / name).unlink()


def quotation(chance: random.Random) -> tuple[str, str, str]:
    text = " ".join(words(chance, 12) for _ in range(chance.randint(0, 8)))
    at = chance.randrange(len(text) + 1)
    quote = text[at : at + chance.randint(0, 80)]
    for _ in range(chance.choice([0, 1, 2])):
        at = chance.randrange(len(quote) + 1)
        quote = (
            quote[:at] + chance.choice(["", " [...] ", "[", "]", " ", *WORDS]) + quote[at + chance.choice([0, 1, 8]) :]
        )
    return text, quote, chance.choice(["", "en", "de", "zh", "ru", "xx"])


def read_quotation(given: tuple[str, str, str]) -> None:
    text, quote, language = given
    found = argmap.find_quote(argmap.QuotedText.of(text), quote, language=language)
    if found.start is not None and not 0 <= found.start <= found.end <= len(text):
        raise AssertionError("a place outside the text")


def file(chance: random.Random) -> bytes:
    """The bytes of a file: an example's or lines' in some encoding, or any bytes."""
    if chance.random() < 0.2:
        return chance.randbytes(chance.randint(0, 300))
    text = lines(chance) if chance.random() < 0.5 else spoiled(chance)
    encoding = chance.choice(["utf-8", "utf-8-sig", "utf-16", "cp1252", "utf-32", "latin-1", "shift_jis"])
    return text.encode(encoding, chance.choice(["replace", "ignore"]))


def read_file(content: bytes) -> None:
    path = _folder() / "map.argmap"
    path.write_bytes(content)
    argmap.load(path)


@dataclass(frozen=True)
class Kind:
    """One kind of input: how it is made, what is done with it, how many of a hundred."""

    make: Callable[[random.Random], Any]
    use: Callable[[Any], None]
    share: int


KINDS = {
    "lines": Kind(lines, read_map, 25),
    "spoiled": Kind(spoiled, read_map, 15),
    "shown": Kind(lines, shown_map, 5),
    "data": Kind(data, read_data, 10),
    "framework": Kind(framework, read_framework, 15),
    "settings": Kind(settings, read_settings, 10),
    "quotation": Kind(quotation, read_quotation, 15),
    "file": Kind(file, read_file, 5),
}


@dataclass(frozen=True)
class Failure:
    """An input that raised or hung, and where."""

    kind: str
    seed: int
    what: str
    place: str
    given: str


class HungError(BaseException):
    """The time of an input is over; no `except Exception` may swallow it."""


def _over(*_: object) -> None:
    global _armed
    if _armed:
        _armed = False
        raise HungError


_armed = False
"""Whether an input is being tried: the clock may run out right after it."""


def tried(kind: str, given: Any, seconds: float) -> tuple[str, str] | None:
    """What is wrong with an answer and where, None if nothing is."""
    signal.signal(signal.SIGALRM, _over)
    global _armed
    signal.setitimer(signal.ITIMER_REAL, seconds)
    _armed = True
    try:
        KINDS[kind].use(given)
        _armed = False
    except (Exception, HungError) as error:
        frames = traceback.extract_tb(error.__traceback__)
        own = [frame for frame in frames if "argmap" in frame.filename] or frames
        what = "hung" if isinstance(error, HungError) else f"{type(error).__name__}: {error}"[:200]
        return what, f"{Path(own[-1].filename).name}:{own[-1].name}"
    finally:
        _armed = False
        signal.setitimer(signal.ITIMER_REAL, 0)
    return None


def made(kind: str, seed: int) -> Any:
    """The input of a kind with a seed."""
    return KINDS[kind].make(random.Random(f"{kind} {seed}"))


def shorter(kind: str, given: Any, place: str, seconds: float) -> Any:
    """A text that fails in the same place and has fewer lines; anything else as it is."""
    if not isinstance(given, str):
        return given
    kept = given.splitlines(keepends=True)
    for at in range(len(kept) - 1, -1, -1):
        fewer = kept[:at] + kept[at + 1 :]
        failed = tried(kind, "".join(fewer), seconds)
        if failed and failed[1] == place:
            kept = fewer
    return "".join(kept)


def batch(work: tuple[list[str], int, int, float]) -> tuple[int, list[Failure]]:
    """Try the inputs of some seeds."""
    kinds, first, count, seconds = work
    wheel = [kind for kind in kinds for _ in range(KINDS[kind].share)]
    failures = []
    for seed in range(first, first + count):
        kind = wheel[seed % len(wheel)]
        given = made(kind, seed)
        failed = tried(kind, given, seconds)
        if failed:
            small = repr(shorter(kind, given, failed[1], seconds))
            failures.append(Failure(kind, seed, *failed, small[:2000]))
    return count, failures


def main(arguments: list[str] | None = None) -> int:
    usage = (__doc__ or "").replace("KINDS", ", ".join(KINDS))
    parser = argparse.ArgumentParser(usage=usage, add_help=True)
    parser.add_argument("--inputs", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--kind", action="append", choices=[*KINDS])
    given = parser.parse_args(arguments)
    size = 1000
    work = [
        (given.kind or [*KINDS], first, min(size, given.seed + given.inputs - first), given.seconds)
        for first in range(given.seed, given.seed + given.inputs, size)
    ]
    start, done, seen = time.monotonic(), 0, Counter[tuple[str, str, str]]()
    with multiprocessing.get_context("fork").Pool(given.processes) as pool:
        for count, failures in pool.imap_unordered(batch, work):
            done += count
            for failure in failures:
                key = failure.kind, failure.what.partition(":")[0], failure.place
                seen[key] += 1
                if seen[key] == 1:
                    print(
                        f"{failure.kind} {failure.seed}: {failure.what} in {failure.place}\n  {failure.given}",
                        flush=True,
                    )
    hung = sum(count for (_, what, _), count in seen.items() if what == "hung")
    print(f"{done:,} inputs in {time.monotonic() - start:.0f} s: {seen.total() - hung:,} raised, {hung:,} hung")
    for (kind, what, place), count in seen.most_common():
        print(f"  {count:6,} × {kind}: {what} in {place}")
    return 1 if seen else 0


if __name__ == "__main__":
    sys.exit(main())
