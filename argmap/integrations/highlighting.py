"""The colours of the language, for editors: one table of the forms of a line makes the grammar of each.

  python -m argmap.integrations.highlighting grammars

writes the TextMate grammar and the CodeMirror mode beside the table. The lexer for Pygments reads the table itself.
"""

import json
import re
import sys
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from pathlib import Path

import attrs

from argmap.files.write import write_whole

NAME = r"[^\W\d_](?:\w|-(?!>)|\.(?=[^\W\d_]))*"
"""A name, as `re` knows letters (`argmap.names`)."""
NAME_BY_CLASSES = r"\p{L}(?:[\p{L}\p{M}\p{N}_]|-(?!>)|\.(?=\p{L}))*"
"""A name, as engines with Unicode classes know letters."""

SCOPES: Mapping[str, str] = {
    "comment": "comment.line.number-sign",
    "keyword": "keyword.control",
    "verb": "keyword.operator.word",
    "punctuation": "punctuation.separator",
    "declaration": "entity.name.type",
    "name": "variable.other",
    "heading": "markup.heading",
    "text": "string.unquoted",
    "quotation": "markup.quote",
    "property": "entity.other.attribute-name",
    "value": "string.unquoted.value",
    "constant": "constant.language",
    "path": "string.other.link",
}
"""What TextMate calls each part of a line."""
_CODEMIRROR = {
    "comment": "comment",
    "keyword": "keyword",
    "verb": "operatorKeyword",
    "punctuation": "punctuation",
    "declaration": "definition",
    "name": "variableName",
    "heading": "heading",
    "text": "content",
    "quotation": "quote",
    "property": "propertyName",
    "value": "string",
    "constant": "atom",
    "path": "url",
}


@attrs.frozen
class LineForm:
    """A form of a line: its name, a pattern of the whole line, and what each of its groups is (or nothing)."""

    name: str
    match: str
    groups: tuple[str, ...]


@cache
def table() -> tuple[Mapping[str, tuple[str, ...]], tuple[LineForm, ...]]:
    """The lists of words and the forms of a line, in the order in which they are tried."""
    data = json.loads(_table_text())
    words = {name: tuple(each) for name, each in data["words"].items()}
    forms = tuple(LineForm(each["name"], each["match"], tuple(each["groups"])) for each in data["forms"])
    return words, forms


def _table_text() -> str:
    inside = resources.files("argmap").joinpath("grammars", "lines.json")
    if inside.is_file():
        return inside.read_text(encoding="utf-8")
    return (Path(__file__).parents[2] / "grammars" / "lines.json").read_text(encoding="utf-8")


def pattern(form: LineForm, name: str) -> str:
    """The pattern of a form, with its words and with what a name is in an engine."""
    words, _ = table()
    made = form.match.replace("<NAME>", name)
    for key, listed in words.items():
        made = made.replace(f"<{key}>", "|".join(listed) if f"(<{key}>)" in form.match else f"(?:{'|'.join(listed)})")
    return made


@cache
def compiled() -> tuple[tuple[LineForm, re.Pattern[str]], ...]:
    """The forms with patterns for `re`."""
    return tuple((form, re.compile(pattern(form, NAME))) for form in table()[1])


def parts(line: str) -> Iterator[tuple[int, int, str]]:
    """The parts of a line that have a colour: start, end, and what each is; none of a line that cannot be read."""
    for form, regex in compiled():
        match = regex.match(line)
        if match is not None:
            for at, what in enumerate(form.groups, 1):
                start, end = match.span(at)
                if what and end > start:
                    yield start, end, what
            return


def textmate() -> str:
    """The grammar for VS Code, Sublime Text and all that read TextMate's."""
    patterns = []
    for form in table()[1]:
        captures = {str(at): {"name": f"{SCOPES[what]}.argmap"} for at, what in enumerate(form.groups, 1) if what}
        patterns.append(
            {"name": f"meta.{form.name}.argmap", "match": pattern(form, NAME_BY_CLASSES), "captures": captures}
        )
    made = {
        "name": "argmap",
        "scopeName": "source.argmap",
        "fileTypes": ["argmap"],
        "patterns": patterns,
    }
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def codemirror() -> str:
    """The mode for CodeMirror: a token function of a `StreamLanguage`."""
    forms = []
    for form in table()[1]:
        kinds = [_CODEMIRROR.get(each, "") for each in form.groups]
        forms.append(f"  [/{pattern(form, NAME_BY_CLASSES).replace('/', chr(92) + '/')}/u, {json.dumps(kinds)}],")
    return _MODE.replace("FORMS", "\n".join(forms))


_MODE = """// Made by `python -m argmap.integrations.highlighting` of lines.json: change that.
const forms = [
FORMS
];

// The parts of a line that have a colour, each as `[start, end, kind]`.
export const parts = (line) => {
  for (const [form, kinds] of forms) {
    const match = form.exec(line);
    if (!match) continue;
    let at = 0;
    return kinds.flatMap((kind, number) => {
      const words = match[number + 1] || "", start = at;
      at += words.length;
      return kind && words ? [[start, at, kind]] : [];
    });
  }
  return [];
};

// For `StreamLanguage.define` of @codemirror/language.
export const argmap = {
  name: "argmap",
  startState: () => ({ left: [] }),
  token(stream, state) {
    if (stream.sol()) state.left = parts(stream.string);
    while (state.left.length && state.left[0][1] <= stream.pos) state.left.shift();
    const [next] = state.left;
    if (!next) {
      stream.skipToEnd();
      return null;
    }
    if (stream.pos < next[0]) {
      stream.pos = next[0];
      return null;
    }
    stream.pos = next[1];
    return next[2];
  },
  languageData: { commentTokens: { line: "#" } },
};
"""


def files() -> dict[str, str]:
    """The files that are made of the table, by their paths in `grammars/`."""
    return {"vscode/argmap.tmLanguage.json": textmate(), "codemirror.js": codemirror()}


def main(arguments: list[str]) -> int:
    """Write the grammars into a folder."""
    folder = Path(arguments[0]) if arguments else Path("grammars")
    for name, text in files().items():
        write_whole(folder / name, text.encode())
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
