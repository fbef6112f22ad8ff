// The extension: it starts `argmap lsp`, shows the map beside the text, and quotes what is selected in a text.
"use strict";
const vscode = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

let client = null;
let panel = null;
let shown = null;
let map = null;  // the argument file that was edited last, where quotations go

const start = async () => {
  const [command, ...args] = vscode.workspace.getConfiguration("argmap").get("command");
  client = new LanguageClient(
    "argmap",
    "argmap",
    { command, args, transport: TransportKind.stdio },
    {
      documentSelector: [{ language: "argmap" }],
      synchronize: { fileEvents: vscode.workspace.createFileSystemWatcher("**/*.{argmap,txt,md,html,docx,odt,pdf}") },
    },
  );
  try {
    await client.start();
  } catch (error) {
    client = null;
    vscode.window.showErrorMessage(`argmap lsp did not start (${error.message || error}): pip install 'argmap[lsp]'`);
  }
};

const ask = (command, ...args) => client && client.sendRequest("workspace/executeCommand", { command, arguments: args });

// ---- the map beside the text ----

const draw = async () => {
  if (!panel || !shown) return;
  const page = await ask("argmap.preview", shown.toString());
  if (page && panel) panel.webview.html = page;
};

const show = async () => {
  const editor = vscode.window.activeTextEditor;
  if (!editor || editor.document.languageId !== "argmap") return;
  shown = editor.document.uri;
  if (!panel) {
    panel = vscode.window.createWebviewPanel("argmap", "Map", { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true }, {
      enableScripts: true,
      retainContextWhenHidden: true,
    });
    panel.onDidDispose(() => { panel = null; });
  }
  await draw();
};

// ---- quoting ----

const lastLineOf = (document, line) => {
  const depth = (at) => document.lineAt(at).firstNonWhitespaceCharacterIndex;
  let head = line;
  while (head > 0 && !/^\s*(claim|because|but|unless|and)\b[^:]*:/.test(document.lineAt(head).text)) head -= 1;
  let last = head;
  while (last + 1 < document.lineCount && document.lineAt(last + 1).text.trimStart().startsWith("|")) last += 1;
  return { line: last, indent: " ".repeat(depth(head) + 2) };
};

const quote = async () => {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !map) {
    vscode.window.showInformationMessage("Put the caret below a claim of a map first, then select words in a text.");
    return;
  }
  const { start: from, end: to } = editor.selection;
  const found = await ask("argmap.quote", map.uri.toString(), editor.document.uri.toString(),
    from.line, from.character, to.line, to.character);
  if (!found || found.refused) {
    vscode.window.showWarningMessage(found ? found.refused : "argmap lsp does not run.");
    return;
  }
  const document = await vscode.workspace.openTextDocument(map.uri);
  const { line, indent } = lastLineOf(document, Math.min(map.line, document.lineCount - 1));
  const edit = new vscode.WorkspaceEdit();
  edit.insert(map.uri, document.lineAt(line).range.end, `\n${indent}${found.line}`);
  await vscode.workspace.applyEdit(edit);
  vscode.window.setStatusBarMessage(`quoted: ${found.line}`, 4000);
};

// ---- lenses ----

const references = async (uri, name, line, character) => {
  const target = vscode.Uri.parse(uri), position = new vscode.Position(line, character);
  const places = await vscode.commands.executeCommand("vscode.executeReferenceProvider", target, position);
  await vscode.commands.executeCommand("editor.action.showReferences", target, position, places || []);
};

const remember = (editor) => {
  if (editor && editor.document.languageId === "argmap") map = { uri: editor.document.uri, line: editor.selection.active.line };
};

exports.activate = async (context) => {
  remember(vscode.window.activeTextEditor);
  let timer = null;
  context.subscriptions.push(
    vscode.commands.registerCommand("argmap.show", show),
    vscode.commands.registerCommand("argmap.quoteSelection", quote),
    vscode.commands.registerCommand("argmap.references", references),
    vscode.commands.registerCommand("argmap.restart", async () => {
      if (client) await client.stop();
      await start();
    }),
    vscode.window.onDidChangeActiveTextEditor(remember),
    vscode.window.onDidChangeTextEditorSelection((event) => remember(event.textEditor)),
    vscode.workspace.onDidChangeTextDocument((event) => {
      if (!shown || event.document.uri.toString() !== shown.toString()) return;
      clearTimeout(timer);
      timer = setTimeout(draw, 800);
    }),
  );
  await start();
};

exports.deactivate = () => client && client.stop();
