"""Argdown as its own program reads it: the same statements, arguments and relations, of files and of written maps."""

import json
import random
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from argmap.interchange.argdown.data import read_data
from argmap.interchange.argdown.lines import read_document
from argmap.interchange.formats import writer_of
from argmap.interchange.placed_json import load_placed
from argmap.source import Source
from conftest import ROOT
from exchanged_maps import random_exchange

NPM = shutil.which("npm")
CORPUS = ROOT.parent / "shared" / "corpus" / "argdown"
OWN = Path(__file__).parent / "foreign" / "street.argdown"
SCRIPT = """
const fs = require("fs");
const { ArgdownApplication, ParserPlugin, DataPlugin, ModelPlugin, JSONExportPlugin } = require("@argdown/core");
const app = new ArgdownApplication();
app.addPlugin(new ParserPlugin(), "parse-input");
app.addPlugin(new DataPlugin(), "build-model");
app.addPlugin(new ModelPlugin({ transformArgumentRelations: false, removeTagsFromText: true }), "build-model");
app.addPlugin(new JSONExportPlugin(), "export-json");
const inputs = JSON.parse(fs.readFileSync("inputs.json", "utf8"));
const found = inputs.map((input) => {
  try {
    const made = app.run({ input, process: ["parse-input", "build-model", "export-json"], logLevel: "silent" });
    const wrong = [...(made.lexerErrors || []), ...(made.parserErrors || [])];
    return { json: made.json || "", wrong: wrong.map((each) => String(each.message)) };
  } catch (error) {
    return { json: "", wrong: [String(error)] };
  }
});
fs.writeFileSync("outputs.json", JSON.stringify(found));
"""

pytestmark = [pytest.mark.slow, pytest.mark.skipif(NPM is None, reason="npm is not installed")]


@pytest.fixture(scope="module")
def argdown(tmp_path_factory):
    """Argdown itself: what it exports of texts, and what it finds wrong."""
    folder = tmp_path_factory.mktemp("argdown")
    (folder / "package.json").write_text('{"private": true}', encoding="utf-8")
    call = [NPM, "install", "--no-audit", "--no-fund", "--ignore-scripts", "@argdown/core@2"]
    done = subprocess.run(call, cwd=folder, capture_output=True, text=True, timeout=300, check=False)
    if done.returncode:
        pytest.skip(f"npm could not fetch Argdown: {done.stderr.strip().splitlines()[-1:]}")
    (folder / "run.js").write_text(SCRIPT, encoding="utf-8")

    def run(texts):
        (folder / "inputs.json").write_text(json.dumps(texts), encoding="utf-8")
        subprocess.run([shutil.which("node"), "run.js"], cwd=folder, check=True, timeout=300, capture_output=True)
        return json.loads((folder / "outputs.json").read_text(encoding="utf-8"))

    return run


def shape(document):
    """What a document says: titles and words, steps, relations. What has no title is told by its words."""
    names = {}
    for title, each in document.statements.items():
        names["statement", title] = title if each.named else f"~{_words(each)}"
    for title, each in document.arguments.items():
        steps = "|".join(names["statement", line.statement] for line in each.pcs)
        names["argument", title] = title if each.named else f"~{steps}"
    statements = {names["statement", title]: _texts(each) for title, each in document.statements.items()}
    arguments = {
        names["argument", title]: (
            _texts(each),
            [(names["statement", line.statement], line.conclusion, line.rules) for line in each.pcs],
        )
        for title, each in document.arguments.items()
    }
    relations = set()
    for each in document.relations:
        kinds = ["argument" if end.kind == "inference" else end.kind for end in (each.first, each.second)]
        ends = [(end.kind, names[kind, end.title]) for end, kind in zip((each.first, each.second), kinds, strict=True)]
        relations.add((each.kind, *(sorted(ends) if each.kind == "contradictory" else ends)))
    # What leads from a statement to itself Argdown drops, and argmap tells of.
    kept = {each for each in relations if each[1] != each[2] and not _told_closer(each, relations, arguments)}
    return statements, arguments, kept


def _told_closer(relation, relations, arguments):
    """Whether an attack on an argument is said again of a premise of it: Argdown leaves the former out.

    What attacks an argument that it is a premise of is left out of both: Argdown looks at its attacks on itself too.
    """
    kind, first, second = relation
    if kind != "attack" or first[0] != "statement" or second[0] != "argument":
        return False
    premises = {("statement", title) for title, conclusion, _ in arguments[second[1]][1] if not conclusion}
    closer = {(other[1], other[2]) for other in relations if other[0] == "attack"}
    either = {frozenset(other[1:]) for other in relations if other[0] == "contradictory"}
    if first in premises:
        return True
    return any((first, each) in closer or frozenset((first, each)) in either for each in premises)


def _texts(each):
    return sorted({_plain(member.text) for member in each.members if not member.reference and member.text})


def _words(each):
    return next((_plain(member.text) for member in each.members if not member.reference and member.text), "")


def _plain(text):
    """A text without the signs of a mention: one that is broken over two lines Argdown takes for words."""
    return re.sub(r"@[\[<](.*?)[\]>]", r"\1", text)


def mine(text):
    return read_document(Source("x.argdown", text))


def theirs(found):
    return read_data(Source("x.json", found["json"]), load_placed(found["json"]))


def compared(argdown, texts):
    for text, found in zip(texts, argdown(texts), strict=True):
        assert found["wrong"] == [], text
        document = mine(text)
        assert document.wrong == [], text
        for ours, its in zip(shape(document), shape(theirs(found)), strict=True):
            assert ours == its, text


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the files of others are not at hand")
def test_files_of_others_say_what_argdown_says(argdown):
    texts = [path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.argdown")) if path.stem != "relations"]
    assert len(texts) == 8
    compared(argdown, texts)


def test_our_own_file_says_what_argdown_says(argdown):
    compared(argdown, [OWN.read_text(encoding="utf-8")])


def test_random_documents_say_what_argdown_says(argdown):
    chance = random.Random(1)
    compared(argdown, [random_document(chance) for _ in range(400)])


def test_written_maps_are_read_by_argdown_without_an_error(argdown):
    chance = random.Random(2)
    made = [random_exchange(chance) for _ in range(300)]
    compared(argdown, [writer_of("argdown")(amap, texts=texts).text for amap, texts in made])


# Random documents.

WORDS = [
    "streets",
    "are",
    "closed",
    "cars",
    "shops",
    "e.g.",
    "(all)",
    "of",
    "*them*",
    "__now__",
    "3:30",
    "März",
    "\\#x",
    "a-b",
]


def random_document(chance):
    """A document with headings, statements, arguments, relations at any depth, lists, comments, tags and data."""
    titles = [f"S{number}" for number in range(5)] + ["A long title, with signs"]
    arguments = [f"A{number}" for number in range(4)]
    blocks = []
    left = list(arguments)
    if chance.random() < 0.4:
        blocks.append("===\ntitle: A document\nauthor: Somebody\n===")
    for _ in range(chance.randint(1, 7)):
        sort = chance.random()
        if sort < 0.15:
            blocks.append(f"{'#' * chance.randint(1, 3)} {words(chance)}")
        elif sort < 0.35 and left:
            blocks.append(reconstruction(chance, left.pop(), titles, arguments))
        elif sort < 0.45:
            sign = chance.choice(["*", "1."])
            items = [f"  {sign} {element(chance, titles, arguments)}" for _ in range(chance.randint(1, 3))]
            blocks.append("\n".join(items))
        elif sort < 0.5:
            blocks.append(chance.choice(["/* a remark\n\nof two parts */", "<!-- [S1]: no -->", "// a remark"]))
            blocks.append(words(chance))
        else:
            top = element(chance, titles, arguments)
            blocks.append(top + relations(chance, titles, arguments, 0, below=top))
    return "\n\n".join(blocks) + "\n"


def words(chance):
    return "Some " + " ".join(chance.choices(WORDS, k=chance.randint(1, 6))) + " end."


def element(chance, titles, arguments, *, statement=False):
    tags = chance.choice(["", "", "", " #tag", " #(two words)"])
    data = chance.choice(["", "", "", " {note: 1}", ' {source: "x", list: [1, 2]}'])
    title = chance.choice(titles)
    forms = [
        f"[{title}]",
        f"[{title}]: {words(chance)}{tags}{data}",
        f"{words(chance)}{tags}",
        f"{words(chance)}\n    and more of it{tags}",
        f"[{title}]{tags}",
    ]
    if not statement:
        name = chance.choice(arguments)
        forms += [f"<{name}>", f"<{name}>: {words(chance)}{tags}{data}"]
    return chance.choice(forms)


def relations(chance, titles, arguments, depth, indent=0, below=""):
    """Relations below an element; an undercut only below an argument, for of others Argdown takes any."""
    signs = ["+", "-", "<+", "<-", "+>", "->", "><"] + ["_", "<_"] * below.startswith("<")
    lines = ""
    indent += chance.choice([1, 2, 4])
    for _ in range(chance.choice([0, 1, 1, 2, 3]) if depth < 3 else 0):
        sign = chance.choice(signs)
        said = element(chance, titles, arguments, statement=sign == "><")
        lines += f"\n{' ' * indent}{sign} {said}"
        if chance.random() < 0.1:
            lines += f"\n{' ' * indent}// a remark"
        lines += relations(chance, titles, arguments, depth + 1, indent, said)
    return lines


def reconstruction(chance, name, titles, arguments):
    lines = [f"<{name}>" if chance.random() < 0.5 else f"<{name}>: {words(chance)}", ""]
    number = 0
    for _ in range(chance.choice([1, 1, 2])):
        for _ in range(chance.randint(1, 3)):
            number += 1
            lines.append(f"({number}) {element(chance, titles, arguments, statement=True)}")
            if chance.random() < 0.2:
                lines.append(f"  - {element(chance, titles, arguments)}")
        lines.append(chance.choice(["----", "-- modus ponens --", "--\nsome rule, another rule {uses: [1]}\n--"]))
        if chance.random() < 0.2:
            lines.append(f"  <_ {element(chance, titles, arguments)}")
        number += 1
        lines.append(f"({number}) {element(chance, titles, arguments, statement=True)}")
    if chance.random() < 0.4:
        lines.append(f"  -> {element(chance, titles, arguments)}")
    return "\n".join(lines)
