"""The language server, asked by a scripted client and by headless Neovim."""

import json
import random
import shutil
import subprocess
import sys
import time

import pytest

from conftest import ROOT, slow_after

pytest.importorskip("pygls", reason="pygls is not installed")
from lsp_client import Client, Process, Thread

from argmap.lsp.positions import ColumnUnits, LinePositions
from argmap.service.findings import UNFINISHED

TOWN = """\
map: A town
source gazette: The Gazette
  text: gazette.txt
claim close: The 😀 street should be closed.
  because air: The air gets better.
    quote gazette: The air would be better
clam noise: It gets quiet.
"""
GAZETTE = "The air would be better, said Hale.\n"


@pytest.mark.parametrize("encoding", ColumnUnits)
def test_positions_count_in_the_units_of_the_client(encoding):
    text = "a😀é\r\nb\rc\n中\n"
    positions = LinePositions(text, encoding)
    width = {"utf-8": [1, 4, 2], "utf-16": [1, 2, 1], "utf-32": [1, 1, 1]}[encoding]
    for offset, column in enumerate([0, width[0], width[0] + width[1], sum(width)]):
        assert positions.position(offset) == (0, column)
        assert positions.offset(0, column) == offset
    assert positions.position(text.index("b")) == (1, 0)
    assert positions.position(text.index("c")) == (2, 0)
    assert positions.offset(0, 99) == 3
    assert positions.offset(99, 0) == len(text)
    for offset in range(len(text) + 1):
        line, column = positions.position(offset)
        if text[offset - 1 : offset + 1] != "\r\n":
            assert positions.offset(line, column) == offset


@pytest.fixture(params=[Thread, Process])
def client(tmp_path, request):
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    made = Client(folder=tmp_path, start=request.param)
    yield made
    assert made.close() == (0, b"")


def at(text, words, into=0):
    offset = text.index(words) + into
    before = text[:offset]
    line = before.count("\n")
    column = len(before.rpartition("\n")[2].encode("utf-16-le")) // 2
    return {"line": line, "character": column}


@pytest.mark.slow
def test_a_session(client, tmp_path):
    path = tmp_path / "town.argmap"
    path.write_text(TOWN, encoding="utf-8")
    document = client.open(path)
    (first,) = client.until(document, lambda found: [each["code"] for each in found] == ["AM005"])
    assert first["range"]["start"] == {"line": 6, "character": 0}
    assert "help:" in first["message"]
    offered = client.ask(
        "textDocument/codeAction", textDocument=document, range=first["range"], context={"diagnostics": [first]}
    )
    (mend,) = [each for each in offered if each["title"] == "write `claim` for `clam`"]
    assert mend["isPreferred"]
    (edit,) = mend["edit"]["changes"][path.as_uri()]
    start, end = edit["range"]["start"], edit["range"]["end"]
    assert (start, end, edit["newText"]) == ({"line": 6, "character": 0}, {"line": 6, "character": 4}, "claim")
    client.change(document, 2, (6, 0, 6, 4, "claim"))
    client.until(document, lambda found: not any(each["code"] == "AM005" for each in found))
    time.sleep(0.5)
    text = TOWN.replace("clam", "claim")
    place = {"textDocument": document, "position": at(text, "The air would", 3)}
    told = client.ask("textDocument/hover", **place)["contents"]["value"]
    assert "as it stands" in told
    passage = client.ask("textDocument/definition", **place)
    assert passage["uri"].endswith("gazette.txt")
    assert passage["range"] == {"start": {"line": 0, "character": 0}, "end": {"line": 0, "character": 23}}
    claim = {"textDocument": document, "position": at(text, "close:", 2)}
    renamed = client.ask("textDocument/rename", **claim, newName="shut")["changes"][path.as_uri()]
    assert [each["newText"] for each in renamed] == ["shut"]
    assert client.ask("textDocument/rename", **claim, newName="noise") is None
    assert "is the name of a claim" in client.messages[-1]
    hints = client.ask(
        "textDocument/inlayHint",
        textDocument=document,
        range={"start": {"line": 0, "character": 0}, "end": {"line": 9, "character": 0}},
    )
    assert {each["label"] for each in hints} >= {"unchallenged"}
    client.change(document, 3, (7, 0, 7, 0, "  quote gazette: the AIR  w"))
    items = client.ask("textDocument/completion", textDocument=document, position={"line": 7, "character": 27})["items"]
    assert [each["label"] for each in items] == ["The air would be better, said Hale."]
    assert items[0]["textEdit"]["range"]["start"] == {"line": 7, "character": 17}
    tokens = client.ask("textDocument/semanticTokens/full", textDocument=document)["data"]
    assert len(tokens) % 5 == 0
    assert tokens
    symbols = client.ask("textDocument/documentSymbol", textDocument=document)
    assert [each["name"] for each in symbols] == ["A town", "gazette", "close", "noise"]
    page = client.ask("workspace/executeCommand", command="argmap.preview", arguments=[document["uri"]])
    assert page.startswith("<!DOCTYPE html>")
    quoted = client.ask(
        "workspace/executeCommand",
        command="argmap.quote",
        arguments=[document["uri"], (tmp_path / "gazette.txt").as_uri(), 0, 5, 0, 20],
    )
    assert quoted == {"line": "quote gazette: air would be better"}
    client.note("textDocument/didClose", textDocument=document)
    client.until(document, lambda found: found == [])


@pytest.mark.slow
@pytest.mark.parametrize("seed", slow_after(1, range(4)))
def test_random_traffic_breaks_nothing_and_ends_as_check_says(client, tmp_path, seed):
    """Keys, requests at any place, files opened and closed: no error, and after quiet what a new server says."""
    chance = random.Random(seed)
    source = ROOT / "examples" / "mill-street" / "mill-street.argmap"
    (tmp_path / "texts").mkdir()
    for each in (source.parent / "texts").iterdir():
        shutil.copy(each, tmp_path / "texts")
    path = tmp_path / "town.argmap"
    lines = source.read_text("utf-8").split("\n")
    document = client.open(path, "\n".join(lines))
    asked = ("hover", "definition", "documentHighlight", "completion", "prepareRename")
    whole = ("documentSymbol", "foldingRange", "documentLink", "semanticTokens/full", "codeLens")
    version = 1
    for _ in range(250):
        line = chance.randrange(len(lines))
        column = chance.randrange(len(lines[line]) + 1)
        kind = chance.random()
        if kind < 0.6:
            version += 1
            last = min(len(lines[line]), column + chance.choice([0, 0, 1, 5]))
            new = chance.choice(["x", " ", "", "é", "claim q: Q", "|", "#", "assumed", ":", "中"])
            client.change(document, version, (line, column, line, last, new))
            lines[line] = lines[line][:column] + new + lines[line][last:]
        elif kind < 0.65:
            version += 1
            client.change(document, version, (line, 0, line, 0, "claim z: Z.\n"))
            lines.insert(line, "claim z: Z.")
        elif kind < 0.9:
            place = {"line": line, "character": column}
            client.ask(f"textDocument/{chance.choice(asked)}", textDocument=document, position=place)
        else:
            client.ask(f"textDocument/{chance.choice(whole)}", textDocument=document)
    path.write_text("\n".join(lines), encoding="utf-8")
    command = [sys.executable, "-m", "argmap", "check", "--output-format", "json", "town.argmap"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    wanted = code_and_line(json.loads(done.stdout))

    def told():
        found = client.diagnostics[document["uri"]]
        return [(each["code"], each["range"]["start"]["line"] + 1) for each in found if each["code"] not in UNFINISHED]

    quiet = time.monotonic() + 20
    while told() != wanted and time.monotonic() < quiet:
        client.ask("textDocument/foldingRange", textDocument=document)
        time.sleep(0.1)
    assert told() == wanted


def code_and_line(data):
    return [(each["code"], each["line"]) for each in data["diagnostics"] if each["code"] not in UNFINISHED]


NVIM = shutil.which("nvim")


@pytest.mark.slow
@pytest.mark.skipif(NVIM is None, reason="nvim is not installed")
def test_neovim_shows_mends_completes_renames_and_lays_out(tmp_path):
    (tmp_path / "gazette.txt").write_text(GAZETTE, encoding="utf-8")
    (tmp_path / "town.argmap").write_text(TOWN, encoding="utf-8")
    script = tmp_path / "script.lua"
    command = json.dumps([sys.executable, "-m", "argmap", "lsp"])[1:-1]
    script.write_text(NEOVIM.replace("COMMAND", command), encoding="utf-8")
    done = subprocess.run(
        [NVIM, "--headless", "-u", "NONE", "-n", "-S", str(script)],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    said = (done.stdout + done.stderr).replace("\r", "")
    for step in ("shown", "mended", "hover", "completed", "renamed", "formatted"):
        assert f"{step}: true" in said, said


NEOVIM = """
local id = vim.lsp.start_client({ cmd = { COMMAND }, name = 'argmap', root_dir = vim.loop.cwd() })
vim.cmd('edit town.argmap')
vim.lsp.buf_attach_client(0, id)
local function tell(what, yes) io.write(what .. ': ' .. tostring(yes and true or false) .. '\\n') end
local function has(code)
  for _, each in ipairs(vim.diagnostic.get(0)) do if each.code == code then return true end end
  return false
end
tell('shown', vim.wait(20000, function() return has('AM005') end, 50))
local function ask(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 10000) or {}
  for _, answer in pairs(answers) do if answer.result then return answer.result end end
end
local function here(line, column)
  return { textDocument = vim.lsp.util.make_text_document_params(), position = { line = line, character = column } }
end
local asked = here(6, 1)
asked.range = { start = { line = 6, character = 0 }, ['end'] = { line = 6, character = 4 } }
asked.context = { diagnostics = {} }
for _, action in ipairs(ask('textDocument/codeAction', asked) or {}) do
  if action.title == 'write `claim` for `clam`' then vim.lsp.util.apply_workspace_edit(action.edit, 'utf-16') end
end
tell('mended', vim.wait(20000, function() return not has('AM005') end, 50))
vim.wait(600, function() return false end)
local found = ask('textDocument/hover', here(3, 8))
tell('hover', found and string.find(vim.inspect(found), 'street should be closed'))
vim.api.nvim_buf_set_lines(0, 7, 7, false, { '  supports ' })
local items = ask('textDocument/completion', here(7, 11))
tell('completed', items and string.find(vim.inspect(items), '"close"'))
vim.api.nvim_buf_set_lines(0, 7, 8, false, { '  supports    close' })
vim.wait(800, function() return false end)
local rename = here(3, 8)
rename.newName = 'shut'
local edit = ask('textDocument/rename', rename)
if edit then vim.lsp.util.apply_workspace_edit(edit, 'utf-16') end
local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')
tell('renamed', string.find(text, 'claim shut:', 1, true) and string.find(text, 'supports    shut', 1, true))
local layout = { textDocument = here(0, 0).textDocument, options = { tabSize = 2, insertSpaces = true } }
local laid = ask('textDocument/formatting', layout)
if laid then vim.lsp.util.apply_text_edits(laid, 0, 'utf-16') end
text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), '\\n')
tell('formatted', string.find(text, '  supports shut', 1, true))
vim.cmd('qa!')
"""
