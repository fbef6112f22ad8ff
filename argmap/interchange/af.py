"""Files of abstract frameworks: `p af` (ICCMA'23), apx (ASPARTIX) and tgf, read and written.

p af 3        arg(a).          1 first
1 2           arg(b).          2 second
2 3           att(a,b).        #
1 2
"""

import re
from collections.abc import Iterator

from argmap.reasoning.frameworks.framework import Framework
from argmap.source import LINE_END

MOST_ARGUMENTS = 1_000_000
"""Arguments that a file of the form `p af N` may announce."""
FORMATS = ("i23", "apx", "tgf")
_APX_FACT = re.compile(r"\s*(arg|att)\s*\(\s*([^(),\s]+)\s*(?:,\s*([^(),\s]+)\s*)?\)\s*\.?\s*$")


class FormatError(Exception):
    """A file that is not of the format that it should be; the message has the line."""


def read_af(text: str, format: str) -> Framework:  # noqa: A002 - the word of the competition
    """Read a framework. Arguments of `i23` are called `1` to `n`.

    Raises:
        FormatError: if the text is not of the format, with the line.
        ValueError: for a format that there is not.
    """
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    arguments: dict[str, None] = {}
    attacks: dict[tuple[str, str], None] = {}
    read = {"i23": _i23, "apx": _apx, "tgf": _tgf}[format]
    for number, words in read(text.removeprefix("\ufeff")):
        if len(words) == 1:
            arguments[words[0]] = None
            continue
        for word in words:
            if word not in arguments:
                raise FormatError(f"line {number}: there is no argument `{word}`")
        attacks[words[0], words[1]] = None
    return Framework(tuple(arguments), tuple(attacks))


Words = tuple[str] | tuple[str, str]


def _i23(text: str) -> Iterator[tuple[int, Words]]:
    count = -1
    for number, line in enumerate(LINE_END.split(text), 1):
        words = line.split()
        if not words or words[0].startswith("#"):
            continue
        if words[0] == "p":
            if count >= 0 or len(words) != 3 or words[1] != "af" or re.fullmatch("[0-9]+", words[2]) is None:
                raise FormatError(f"line {number}: the head is one line `p af N`")
            digits = words[2].lstrip("0") or "0"
            if len(digits) > len(str(MOST_ARGUMENTS)) or int(digits) > MOST_ARGUMENTS:
                raise FormatError(f"line {number}: a file has at most {MOST_ARGUMENTS:,} arguments")
            count = int(digits)
            yield from ((number, (str(at),)) for at in range(1, count + 1))
        elif count < 0:
            raise FormatError(f"line {number}: the head `p af N` is missing before it")
        elif len(words) == 2:
            yield number, (words[0], words[1])
        else:
            raise FormatError(f"line {number}: an attack is two numbers")
    if count < 0:
        raise FormatError("line 1: the head `p af N` is missing")


def _apx(text: str) -> Iterator[tuple[int, Words]]:
    attacks: list[tuple[int, Words]] = []
    for number, line in enumerate(LINE_END.split(text), 1):
        bare = line.partition("%")[0].strip()
        for piece in filter(None, (each.strip() for each in re.split(r"(?<=\))\s*\.", bare))):
            match = _APX_FACT.match(piece)
            if match is None or (match[1] == "arg") == bool(match[3]):
                raise FormatError(f"line {number}: neither `arg(a).` nor `att(a,b).`")
            if match[1] == "arg":
                yield number, (match[2],)
            else:
                attacks.append((number, (match[2], match[3])))
    yield from attacks


def _tgf(text: str) -> Iterator[tuple[int, Words]]:
    edges = False
    for number, line in enumerate(LINE_END.split(text), 1):
        words = line.split()
        if words == ["#"]:
            if edges:
                raise FormatError(f"line {number}: a second `#`")
            edges = True
        elif not words:
            continue
        elif not edges:
            yield number, (words[0],)
        elif len(words) >= 2:
            yield number, (words[0], words[1])
        else:
            raise FormatError(f"line {number}: an attack is two arguments")


def write_af(framework: Framework, format: str) -> str:  # noqa: A002 - the word of the competition
    """Write a framework. In `i23` the arguments become numbers, with their names in comments.

    Raises:
        ValueError: for a format that there is not, or a name that the format cannot hold.
    """
    if format not in FORMATS:
        raise ValueError(f"there is no format {format!r}; there are {', '.join(FORMATS)}")
    names = framework.arguments
    if format == "i23":
        number = {name: at for at, name in enumerate(names, 1)}
        lines = [f"p af {len(names)}", *(f"# {at} is {name}" for name, at in number.items() if name != str(at))]
        lines += [f"{number[one]} {number[other]}" for one, other in framework.attacks]
        return "\n".join(lines) + "\n"
    wrong = next((name for name in names if re.search(r"[\s(),.%#]", name)), None)
    if wrong is not None:
        raise ValueError(f"`{wrong}` cannot be a name in {format}")
    if format == "tgf":
        lines = [*names, "#", *(f"{one} {other}" for one, other in framework.attacks)]
    else:
        lines = [*(f"arg({name})." for name in names), *(f"att({one},{other})." for one, other in framework.attacks)]
    return "\n".join(lines) + "\n"
