"""Write the tables of the documentation that are made from the code.

    python tests/tools/tables.py

A page holds such a table between `<!-- table: NAME -->` and `<!-- end of table -->`; the suite checks that it is what
the code says.
"""

import ast
import re
import tomllib
from collections.abc import Callable, Mapping
from pathlib import Path

from argmap.cli.command_list import COMMANDS
from argmap.fields import BY_THING, KEYS, details_of
from argmap.interchange.formats import FORMATS
from argmap.interchange.loss import COMMON
from argmap.quotations.languages.registry import codes, language_by_code

ROOT = Path(__file__).parents[2]
PAGES = (
    ROOT / "docs" / "architecture.md",
    ROOT / "docs" / "reference" / "formats.md",
    ROOT / "docs" / "reference" / "language.md",
    ROOT / "docs" / "contributing.md",
)
_MARKED = re.compile(r"(<!-- table: (\w+) -->\n).*?(<!-- end of table -->)", re.DOTALL)


def packages() -> list[tuple[str, ...]]:
    """The layers of the house, the upper ones first, with what each place holds by its own first line."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]
    layers = next(contract for contract in settings["contracts"] if contract["type"] == "layers")["layers"]
    rows: list[tuple[str, ...]] = [("place", "what is there")]
    for layer in layers:
        for name in re.split(r" [|:] ", layer):
            package = ROOT / "argmap" / name / "__init__.py"
            path = package if package.is_file() else ROOT / "argmap" / f"{name}.py"
            text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
            shown = f"`{name}/`" if package.is_file() else f"`{name}.py`"
            rows.append((shown, text.partition("\n")[0].rstrip(".")))
    return rows


def details() -> list[tuple[str, ...]]:
    """Every detail of the language, by what it is a detail of."""
    called = {"inference": "step", "contradiction": "contradiction"}
    rows: list[tuple[str, ...]] = [("of a", "detail", "value", "what it says", "since")]
    for thing in BY_THING:
        for row in details_of(thing):
            form = f"{row.form}; once for each" if row.many else str(row.form)
            rows.append((called.get(thing, thing), f"`{row.keyword}`", form, row.what, row.since))
    return rows


def keys() -> list[tuple[str, ...]]:
    """Which details can stand below what."""
    return [("below a", "details"), *((owner, ", ".join(f"`{key}`" for key in found)) for owner, found in KEYS.items())]


def commands() -> list[tuple[str, ...]]:
    """The commands."""
    return [("command", "what it does"), *((f"`argmap {each.name}`", each.summary) for each in COMMANDS)]


def languages() -> list[tuple[str, ...]]:
    """The natural languages that argmap has words of."""
    return [("code", "language"), *sorted((f"`{each.code}`", each.name) for each in map(language_by_code, codes()))]


def formats() -> list[tuple[str, ...]]:
    """The formats, and what can be done with each."""
    rows: list[tuple[str, ...]] = [("format", "name", "endings", "import", "export", "reading needs")]
    for each in FORMATS:
        endings = " ".join(f"`{ending}`" for ending in each.endings)
        reads, writes = "yes" if each.reads else "–", "yes" if each.writes else "–"
        rows.append((each.title, f"`{each.name}`", endings, reads, writes, each.extra or "–"))
    return rows


def losses() -> list[tuple[str, ...]]:
    """What a map says less, or more, than the file that it was read from."""
    kinds = {"AM602": "left out", "AM603": "read as", "AM604": "mended"}
    rows: list[tuple[str, ...]] = [("read from", "", "what")]
    rows += [("every format", kinds[each.rule.code], each.what) for each in COMMON]
    seen: dict[tuple[str, str], list[str]] = {}
    for form in FORMATS:
        for each in form.losses():
            if each not in COMMON:
                seen.setdefault((kinds[each.rule.code], each.what), []).append(form.title)
    order = sorted(seen.items(), key=lambda item: [each.title for each in FORMATS].index(item[1][0]))
    return rows + [(", ".join(titles), kind, what) for (kind, what), titles in order]


def unwritten() -> list[tuple[str, ...]]:
    """What of a map is lost when it is written."""
    rows: list[tuple[str, ...]] = [("written to", "what")]
    seen: dict[str, list[str]] = {}
    for form in FORMATS:
        for each in form.unwritten():
            seen.setdefault(each.what, []).append(form.title)
    return rows + [(", ".join(titles), what) for what, titles in seen.items()]


TABLES: Mapping[str, Callable[[], list[tuple[str, ...]]]] = {
    "packages": packages,
    "details": details,
    "keys": keys,
    "commands": commands,
    "languages": languages,
    "formats": formats,
    "losses": losses,
    "unwritten": unwritten,
}


def filled(page: str) -> str:
    """A page with its tables as the code has them."""

    def made(match: re.Match[str]) -> str:
        head, *rows = TABLES[match[2]]()
        lines = [head, ("---",) * len(head), *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows)]
        return match[1] + "".join(f"| {' | '.join(row)} |\n" for row in lines) + match[3]

    return _MARKED.sub(made, page)


if __name__ == "__main__":
    for path in PAGES:
        path.write_text(filled(path.read_text(encoding="utf-8")), encoding="utf-8")
