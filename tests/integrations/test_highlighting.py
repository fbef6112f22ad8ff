"""The colours of editors: one table, which knows all words of the language, and what is made of it."""

import json
import re
import shutil
import subprocess

import pytest

from argmap.fields import KEYS
from argmap.integrations.highlighting import files, parts, table, textmate
from argmap.source import Source
from argmap.syntax.keywords import ARGUED, FLAGS, OF_QUESTIONS, QUOTATIONS, STATEMENTS, STEPS
from argmap.syntax.parse import parse
from argmap.syntax.words import VERBS
from conftest import EXAMPLES, ROOT

WORDS, FORMS = table()


def test_the_words_of_the_table_are_those_of_the_language():
    assert set(WORDS["TITLED"]) | set(WORDS["NAMED"]) | {"claim", "include", "expect"} == set(STATEMENTS)
    assert set(WORDS["QUOTATION"]) == {*QUOTATIONS, ARGUED}
    assert set(WORDS["STEP"]) == set(STEPS)
    assert set(WORDS["VERB"]) == set(VERBS)
    assert set(WORDS["FLAG"]) | {"evidence"} == {*FLAGS, *OF_QUESTIONS}
    for keys in KEYS.values():
        for key in keys:
            assert [what for *_, what in parts(f"  {key}: x")] == ["property", "punctuation", "value"]


@pytest.mark.parametrize("name", files())
def test_what_is_made_of_the_table_is_up_to_date(name):
    held = (ROOT / "grammars" / name).read_text(encoding="utf-8")
    assert held == files()[name], "run `python -m argmap.integrations.highlighting grammars`"


def lines():
    """The lines of the examples and of the golden files that the language can read."""
    for path in [*EXAMPLES, *sorted((ROOT / "tests").rglob("*.argmap"))]:
        text = path.read_text(encoding="utf-8", errors="replace")
        wrong = {each.span.source.position(each.span.start)[0] for each in parse(Source("f", text)).diagnostics}
        for number, line in enumerate(re.split(r"\r\n|\r|\n", text), 1):
            if line.strip() and number not in wrong:
                yield path, line


def test_every_line_has_colours():
    every = list(lines())
    assert len(every) > 1500
    assert [(path.name, line) for path, line in every if not list(parts(line)) and line[:1] not in "|"] == []


@pytest.mark.parametrize(
    "line, kinds",
    [
        ("claim close: It closes.", ["keyword", "declaration", "punctuation", "text"]),
        (
            "  quote minutes by mayor citing clerk at p. 3: the street",
            ["keyword", "name", "keyword", "name", "name", "keyword", "constant", "punctuation", "quotation"],
        ),
        ("  because a + b as c", ["keyword", "name"]),
        ("  unless late: It was late.", ["keyword", "declaration", "punctuation", "text"]),
        ("a + b rebuts c", ["name", "verb", "name"]),
        ("  + b supports c as d", ["name", "verb", "name"]),
        ("expect close disputed", ["keyword", "name", "constant"]),
        ("include: a.argmap as a", ["keyword", "path", "keyword", "declaration"]),
        ("  note: Remark", ["property", "punctuation", "value"]),
        ("  | and so on", ["punctuation", "text"]),
        ("# remark", ["comment"]),
        ("nothing that can be read", []),
    ],
)
def test_the_parts_of_lines(line, kinds):
    found = list(parts(line))
    if kinds[:1] == ["keyword"] and line.startswith("include"):
        kinds = ["keyword", "punctuation", *kinds[1:]]
    assert [what for *_, what in found] == kinds
    assert all(0 <= start < end <= len(line) for start, end, _ in found)


def test_pygments_colours_a_file_without_losing_a_sign():
    lexers = pytest.importorskip("argmap.integrations.pygments", reason="pygments is not installed")
    for path in EXAMPLES:
        text = path.read_text(encoding="utf-8")
        assert "".join(words for _, _, words in lexers.ArgmapLexer().get_tokens_unprocessed(text)) == text


NPM, NODE = shutil.which("npm"), shutil.which("node")
SCRIPT = """
const fs = require("fs"), path = require("path");
const textmate = require("vscode-textmate"), oniguruma = require("vscode-oniguruma");
const wasm = fs.readFileSync(require.resolve("vscode-oniguruma/release/onig.wasm"));
oniguruma.loadWASM(wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength)).then(async () => {
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (each) => new oniguruma.OnigScanner(each),
      createOnigString: (each) => new oniguruma.OnigString(each),
    }),
    loadGrammar: async () => textmate.parseRawGrammar(fs.readFileSync("argmap.json", "utf8"), "argmap.json"),
  });
  const grammar = await registry.loadGrammar("source.argmap");
  const answers = JSON.parse(fs.readFileSync("lines.json", "utf8")).map((line) =>
    grammar.tokenizeLine(line, textmate.INITIAL).tokens.filter((each) => each.scopes.length > 2)
      .map((each) => [each.startIndex, Math.min(each.endIndex, line.length), each.scopes[each.scopes.length - 1]]));
  fs.writeFileSync("answers.json", JSON.stringify(answers));
});
"""


@pytest.mark.slow
@pytest.mark.skipif(NPM is None or NODE is None, reason="npm is not installed")
def test_the_engine_of_vs_code_gives_the_same_parts(tmp_path):
    from argmap.integrations.highlighting import SCOPES

    (tmp_path / "package.json").write_text("{}", encoding="utf-8")
    packages = ["vscode-textmate@9", "vscode-oniguruma@2"]
    done = subprocess.run([NPM, "install", "--silent", *packages], cwd=tmp_path, capture_output=True, check=False)
    if done.returncode:
        pytest.skip("the packages of the engine cannot be installed")
    every = sorted({line for _, line in lines()})
    (tmp_path / "argmap.json").write_text(textmate(), encoding="utf-8")
    (tmp_path / "lines.json").write_text(json.dumps(every), encoding="utf-8")
    (tmp_path / "run.js").write_text(SCRIPT, encoding="utf-8")
    subprocess.run([NODE, "run.js"], cwd=tmp_path, check=True, timeout=120)
    answers = json.loads((tmp_path / "answers.json").read_text(encoding="utf-8"))
    for line, found in zip(every, answers, strict=True):
        units = [
            (len(line[:a].encode("utf-16-le")) // 2, len(line[:b].encode("utf-16-le")) // 2, w)
            for a, b, w in parts(line)
        ]
        assert [tuple(each) for each in found] == [(a, b, f"{SCOPES[what]}.argmap") for a, b, what in units], line


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_the_mode_of_codemirror_gives_the_same_parts(tmp_path):
    every = sorted({line for _, line in lines()})
    (tmp_path / "mode.mjs").write_text(files()["codemirror.js"], encoding="utf-8")
    (tmp_path / "lines.json").write_text(json.dumps(every), encoding="utf-8")
    (tmp_path / "run.mjs").write_text(
        'import fs from "fs";\nimport { parts } from "./mode.mjs";\n'
        'const lines = JSON.parse(fs.readFileSync("lines.json", "utf8"));\n'
        "const told = lines.map((line) => parts(line).map(([start, end]) => line.slice(start, end)));\n"
        "console.log(JSON.stringify(told));\n",
        encoding="utf-8",
    )
    done = subprocess.run([NODE, "run.mjs"], cwd=tmp_path, capture_output=True, check=True, timeout=60)
    assert json.loads(done.stdout) == [[line[a:b] for a, b, _ in parts(line)] for line in every]


@pytest.mark.slow
@pytest.mark.skipif(NODE is None, reason="node is not installed")
def test_the_extension_of_vs_code_starts_shows_and_quotes(tmp_path):
    """Its script with a stand-in for the editor and for the client."""
    (tmp_path / "extension.js").write_text((ROOT / "grammars/vscode/extension.js").read_text("utf-8"), encoding="utf-8")
    for name, text in (("vscode", STUB), ("vscode-languageclient/node", CLIENT)):
        folder = tmp_path / "node_modules" / name
        folder.mkdir(parents=True)
        (folder / "index.js").write_text(text, encoding="utf-8")
    (tmp_path / "run.js").write_text(RUN, encoding="utf-8")
    done = subprocess.run([NODE, "run.js"], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {
        "started": ["argmap", "lsp"],
        "page": "<p>map</p>",
        "inserted": {"line": 1, "character": 12, "text": "\n  quote gazette: words"},
        "warned": "no such text",
    }


def test_the_manifest_names_files_that_are_there():
    folder = ROOT / "grammars" / "vscode"
    manifest = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    contributed = manifest["contributes"]
    named = [manifest["main"], contributed["languages"][0]["configuration"], contributed["grammars"][0]["path"]]
    assert all((folder / each).is_file() for each in named)
    json.loads((folder / "language-configuration.json").read_text(encoding="utf-8"))
    script = (folder / "extension.js").read_text(encoding="utf-8")
    assert len(script.splitlines()) <= 200
    assert {each["command"] for each in contributed["commands"]} <= set(
        re.findall(r'registerCommand\("([\w.]+)"', script)
    )


STUB = """
const log = { warned: "" };
const lines = ["claim a: A.", "  | goes on.", "claim b: B."];
const document = {
  languageId: "argmap", uri: { toString: () => "file:///m.argmap" }, lineCount: lines.length,
  lineAt: (at) => ({
    text: lines[at], firstNonWhitespaceCharacterIndex: lines[at].search(/\\S/),
    range: { end: { line: at, character: lines[at].length } },
  }),
};
class WorkspaceEdit { insert(uri, at, text) { log.inserted = { ...at, text }; } }
const commands = {};
module.exports = {
  log, run: commands,
  commands: { registerCommand: (name, run) => { commands[name] = run; return {}; }, executeCommand: () => [] },
  ViewColumn: { Beside: 2 }, WorkspaceEdit, Uri: { parse: (each) => each }, Position: class {},
  window: {
    activeTextEditor: { document, selection: { active: { line: 1 } } },
    createWebviewPanel: () => ({ webview: { set html(page) { log.page = page; } }, onDidDispose: () => 0 }),
    onDidChangeActiveTextEditor: () => ({}), onDidChangeTextEditorSelection: () => ({}),
    showErrorMessage: (words) => { throw new Error(words); }, showWarningMessage: (words) => { log.warned = words; },
    showInformationMessage: () => 0, setStatusBarMessage: () => 0,
  },
  workspace: {
    getConfiguration: () => ({ get: () => ["argmap", "lsp"] }), createFileSystemWatcher: () => ({}),
    onDidChangeTextDocument: () => ({}), openTextDocument: async () => document, applyEdit: async () => true,
  },
};
"""
CLIENT = """
const vscode = require("vscode");
exports.TransportKind = { stdio: 0 };
exports.LanguageClient = class {
  constructor(id, name, server) { vscode.log.started = [server.command, ...server.args]; }
  async start() {}
  async stop() {}
  async sendRequest(method, { command }) {
    if (command === "argmap.preview") return "<p>map</p>";
    return vscode.log.refuse ? { refused: "no such text" } : { line: "quote gazette: words" };
  }
};
"""
RUN = """
const vscode = require("vscode"), extension = require("./extension.js");
(async () => {
  await extension.activate({ subscriptions: [] });
  await vscode.run["argmap.show"]();
  vscode.window.activeTextEditor = {
    document: { languageId: "plaintext", uri: { toString: () => "file:///t.txt" } },
    selection: { start: { line: 0, character: 0 }, end: { line: 0, character: 5 } },
  };
  await vscode.run["argmap.quoteSelection"]();
  vscode.log.refuse = true;
  await vscode.run["argmap.quoteSelection"]();
  const { started, page, inserted, warned } = vscode.log;
  console.log(JSON.stringify({ started, page, inserted, warned }));
})();
"""
