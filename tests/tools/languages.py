"""Lay out the files of languages, and write down in one file what each is recognised by.

That one file is read where nothing says in which language a text is; the others only when they are needed.

Usage: python tests/tools/languages.py
"""

import textwrap
import tomllib
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "argmap" / "quotations" / "languages"
SCRIPTS = ("ja", "zh", "ko", "th", "hi", "he", "el", "fa", "ar", "uk", "ru")
"""Languages with a script of their own, in the order in which a text is tried for them."""
WIDTH = 118
HEAD = """\
# What a text is recognised by to be in a language: first scripts of their own, in the order in which they are tried;
# then the languages that share the Latin script, of which the one that is found most often is taken.
# Made of `recognised_by` in the files of the languages by `tests/tools/languages.py`.
"""


def main() -> None:
    """Write the files anew."""
    for path in sorted(FOLDER.glob("??.toml")):
        path.write_text(laid_out(path.read_text(encoding="utf-8")), encoding="utf-8")
    (FOLDER / "recognised.toml").write_text(recognised(), encoding="utf-8")


def recognised() -> str:
    """The one file, made of the others."""
    forms = {
        path.stem: tomllib.loads(path.read_text(encoding="utf-8"))["recognised_by"]
        for path in sorted(FOLDER.glob("??.toml"))
    }
    groups = {"script": [code for code in SCRIPTS if code in forms], "latin": [c for c in forms if c not in SCRIPTS]}
    lines = [HEAD]
    for group, codes in groups.items():
        lines += [f"[{group}]", *(f"{code} = {_literal(forms[code])}" for code in codes), ""]
    return "\n".join(lines[:-1]) + "\n"


def _literal(form: str) -> str:
    return f"'{form}'" if "'" not in form else f"'''{form}'''"


def laid_out(text: str) -> str:
    """The text of a file with its long lists in lines that can be read."""
    lines: list[str] = []
    for line in text.splitlines():
        key, equals, value = line.partition(" = ")
        opens = value.startswith('"') and not value.startswith('"""') and len(line) > WIDTH and value.endswith('"')
        if equals and opens and "\\" not in value:
            lines += [f'{key} = """', *_wrapped(value[1:-1]), '"""']
        elif len(line) > WIDTH and '"' not in line and "'" not in line and not line.startswith("#"):
            lines += _wrapped(line)
        else:
            lines.append(line)
    return "\n".join(lines) + "\n"


def _wrapped(words: str) -> list[str]:
    return textwrap.wrap(words, WIDTH, break_long_words=False, break_on_hyphens=False)


if __name__ == "__main__":
    main()
