"""Write the table of character widths, `argmap/diagrams/graphviz/widths.py`, from a font.

    pip install fonttools
    python tests/tools/widths.py [REGULAR.ttf BOLD.ttf]

Without fonts named it takes Liberation Sans as it is installed (on Debian by the package `fonts-liberation`): its
letters are as wide as those of Arial. The table in the repository was made from version 1.07.4.

Of the characters asked for, those count that the font has. A width is in thousandths of the font size, rounded.
"""

import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

FILE = Path(__file__).parents[2] / "argmap/diagrams/graphviz/widths.py"
VERSION = "1.07.4"
FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "/Library/Fonts",
    "C:/Windows/Fonts",
    "~/.fonts",
    "~/.local/share/fonts",
)
RANGES = (
    (0x20, 0x7E),  # ASCII
    (0xA0, 0xAC),  # Latin-1, but for the soft hyphen, which is not drawn
    (0xAE, 0x17F),
    (0x384, 0x3CE),  # Greek
    (0x400, 0x45F),  # Cyrillic
    (0x490, 0x491),  # Ukrainian
    (0x2010, 0x2015),  # dashes
    (0x2018, 0x201A),  # quotation marks
    (0x201C, 0x201E),
    (0x2020, 0x2026),  # daggers, bullet, ellipsis
    (0x2030, 0x2033),  # per mille, primes
    (0x2039, 0x203A),
    (0x20AC, 0x20AC),  # euro
    (0x2116, 0x2116),  # numero
    (0x2122, 0x2122),  # trade mark
    (0x2190, 0x2193),  # arrows
    (0x2212, 0x2212),  # minus
    (0x2248, 0x2248),  # relations
    (0x2260, 0x2260),
    (0x2264, 0x2265),
    (0x2524, 0x2524),  # the heads of lines in a legend
    (0x25BA, 0x25BA),
    (0x25CA, 0x25CA),
    (0x218, 0x21B),  # Romanian, which came last
)
ESCAPED = ("\xa0", "\u2011")
"""What cannot be told from its neighbours by the eye."""
HEAD = '''\
"""Advance widths of Arial, in thousandths of the font size, for regular and bold type.

Made from the metric-compatible Liberation Sans: each width with the characters that have it.
"""

from collections.abc import Mapping

'''
TAIL = """

def _by_char(widths: Mapping[int, str]) -> dict[str, int]:
    return {char: width for width, chars in widths.items() for char in chars}


REGULAR: Mapping[str, int] = _by_char(_REGULAR)
BOLD: Mapping[str, int] = _by_char(_BOLD)
"""


class MissingError(Exception):
    """A font, or what reads it, is not installed."""


def find_fonts() -> tuple[Path, Path]:
    """The files of Liberation Sans, regular and bold.

    Raises:
        MissingError: if one is not installed.
    """
    return _installed("LiberationSans-Regular.ttf"), _installed("LiberationSans-Bold.ttf")


def _installed(name: str) -> Path:
    for folder in FOLDERS:
        for path in sorted(Path(folder).expanduser().rglob(name)):
            return path
    raise MissingError(f"the font {name} is not installed")


def _opened(path: Path):
    try:
        from fontTools.ttLib import TTFont
    except ModuleNotFoundError as error:
        raise MissingError("fontTools is not installed: pip install fonttools") from error
    return TTFont(path)


def version_of(path: Path) -> str:
    """The version of a font, as it says it.

    Raises:
        MissingError: if fontTools is not installed.
    """
    return _opened(path)["name"].getDebugName(5)


def widths(path: Path) -> Mapping[str, int]:
    """The width of each character that is asked for and that a font has.

    Raises:
        MissingError: if fontTools is not installed.
    """
    font = _opened(path)
    glyphs, advances, em = font.getBestCmap(), font["hmtx"], font["head"].unitsPerEm
    asked = (at for first, last in RANGES for at in range(first, last + 1))
    return {chr(at): round(advances[glyphs[at]][0] * 1000 / em) for at in asked if at in glyphs}


def module(regular: Mapping[str, int], bold: Mapping[str, int]) -> str:
    """The text of the module, laid out as `ruff format` does."""
    lines = [*_table("_REGULAR", regular), *_table("_BOLD", bold)]
    return HEAD + "\n".join(lines) + "\n" + TAIL


def _table(name: str, by_char: Mapping[str, int]) -> Iterator[str]:
    yield f"{name} = {{"
    for width in sorted(set(by_char.values())):
        yield f"    {width}: {_literal(''.join(char for char in by_char if by_char[char] == width))},"
    yield "}"


def _literal(text: str) -> str:
    words = text.replace("\\", "\\\\")
    for char in ESCAPED:
        words = words.replace(char, ascii(char)[1:-1])
    if '"' in words and "'" not in words:
        return f"'{words}'"
    escaped = words.replace('"', '\\"')
    return f'"{escaped}"'


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the module."""
    names = sys.argv[1:] if arguments is None else arguments
    try:
        regular, bold = map(Path, names) if names else find_fonts()
        FILE.write_text(module(widths(regular), widths(bold)), encoding="utf-8")
    except MissingError as error:
        print(error, file=sys.stderr)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main())
