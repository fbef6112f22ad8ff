"""The server on pygls: it turns requests into questions to `argmap.service`, and the answers into the protocol's types.

Sources: Language Server Protocol 3.17.
"""

import asyncio
import gc
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, BinaryIO

from lsprotocol import types as lsp
from pygls import uris
from pygls.lsp.server import LanguageServer

from argmap.catalogue.rule import Severity
from argmap.checks.run import CancelledError
from argmap.lsp.positions import ColumnUnits, LinePositions
from argmap.service.actions import Action, actions, fix_all
from argmap.service.completion import OfferKind, completion
from argmap.service.hover import hover
from argmap.service.layout import layout
from argmap.service.lenses import hints, lenses
from argmap.service.naming import RefusedError, definition, occurrences, renamed
from argmap.service.outline import Symbol, SymbolKind, folds, links, outline, selections
from argmap.service.quoting import quoting_line
from argmap.service.shift import TextChange
from argmap.service.tokens import MODIFIERS, TokenKind, tokens
from argmap.service.view import FilePlace, FileView
from argmap.service.workspace import Checked, OpenFile, Settings, ShownDiagnostic, Workspace
from argmap.version import __version__

QUIET = 0.15
"""Seconds without a key after which the whole is checked."""
MOST_SHOWN = 1000
"""Diagnostics of one file that are sent; the last one says that there are more."""
SWITCH = 0.001
"""Seconds after which the check lets the keys go before it."""
GARBAGE = 100_000
"""New things after which what nobody holds any more is looked for."""
_SEVERITIES = {
    Severity.ERROR: lsp.DiagnosticSeverity.Error,
    Severity.WARNING: lsp.DiagnosticSeverity.Warning,
    Severity.HINT: lsp.DiagnosticSeverity.Information,
}
_ITEMS = {
    OfferKind.KEYWORD: lsp.CompletionItemKind.Keyword,
    OfferKind.DETAIL: lsp.CompletionItemKind.Property,
    OfferKind.CLAIM: lsp.CompletionItemKind.Reference,
    OfferKind.SOURCE: lsp.CompletionItemKind.Module,
    OfferKind.SPEAKER: lsp.CompletionItemKind.Variable,
    OfferKind.STEP: lsp.CompletionItemKind.Event,
    OfferKind.VALUE: lsp.CompletionItemKind.EnumMember,
    OfferKind.PASSAGE: lsp.CompletionItemKind.Text,
    OfferKind.FILE: lsp.CompletionItemKind.File,
}
_SYMBOLS = {
    SymbolKind.MAP: lsp.SymbolKind.Package,
    SymbolKind.SOURCE: lsp.SymbolKind.File,
    SymbolKind.SPEAKER: lsp.SymbolKind.Variable,
    SymbolKind.SECTION: lsp.SymbolKind.Namespace,
    SymbolKind.QUESTION: lsp.SymbolKind.Enum,
    SymbolKind.CLAIM: lsp.SymbolKind.Class,
    SymbolKind.REASON: lsp.SymbolKind.Method,
    SymbolKind.OBJECTION: lsp.SymbolKind.Event,
    SymbolKind.EXCEPTION: lsp.SymbolKind.Operator,
    SymbolKind.RELATION: lsp.SymbolKind.Operator,
}
_TOKENS = tuple(TokenKind)
_LEGEND = lsp.SemanticTokensLegend(token_types=[each.value for each in _TOKENS], token_modifiers=list(MODIFIERS))
_TRIGGERS = [" ", ":", "+", "#"]
WHY, PREVIEW, QUOTE = "argmap.why", "argmap.preview", "argmap.quote"


class Server(LanguageServer):
    """The state of one editor: its files, and the check that runs beside its keys."""

    def __init__(self, settings: Callable[[Path], Settings]) -> None:
        super().__init__("argmap", __version__, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
        self.settings = settings
        self.space = Workspace(settings=settings)
        self._positions: dict[Path, LinePositions] = {}
        self._sent: dict[Path, list[lsp.Diagnostic]] = {}
        self._lines: dict[Path, list[tuple[str, str]]] = {}
        self.uris: dict[Path, str] = {}
        self._generation = 0
        self._timer: asyncio.TimerHandle | None = None
        self._pool = ThreadPoolExecutor(1, "argmap-check")

    @property
    def encoding(self) -> ColumnUnits:
        """The units that the client chose."""
        return ColumnUnits(_value(self.workspace.position_encoding or ColumnUnits.UTF_16))

    # ---- places ----

    def view(self, uri: str) -> FileView | None:
        """An open file as it is now."""
        file = self.space.get(path_of(uri))
        return FileView(self.space, file) if file is not None else None

    def positions(self, path: Path) -> LinePositions | None:
        """The places of a file, open or on the disk."""
        file = self.space.get(path)
        text = file.text if file is not None else self._read(path)
        if text is None:
            return None
        known = self._positions.get(path)
        if known is None or known.text is not text or known.encoding is not self.encoding:
            known = LinePositions(text, self.encoding)
            if file is not None:
                self._positions[path] = known
        return known

    def _read(self, path: Path) -> str | None:
        for compiled in self.space.compilations.values():
            for source in compiled.sources:
                if source.name == path.as_posix():
                    return source.text
            for text in compiled.facts.texts.values():
                source_ = getattr(text, "source", None)
                if source_ is not None and source_.name == path.as_posix():
                    return str(source_.text)
        return None

    def range(self, path: Path, start: int, end: int) -> lsp.Range | None:
        """A piece of a file."""
        positions = self.positions(path)
        if positions is None:
            return None
        return lsp.Range(lsp.Position(*positions.position(start)), lsp.Position(*positions.position(end)))

    def range_in(self, view: FileView, start: int, end: int) -> lsp.Range:
        """A piece of an open file."""
        positions = self.positions(view.path) or LinePositions(view.text, self.encoding)
        return lsp.Range(lsp.Position(*positions.position(start)), lsp.Position(*positions.position(end)))

    def location(self, place: FilePlace) -> lsp.Location | None:
        """A place in a file."""
        found = self.range(place.path, place.start, place.end)
        return lsp.Location(place.path.as_uri(), found) if found is not None else None

    def offset(self, view: FileView, position: lsp.Position) -> int:
        """The offset of a position in an open file."""
        positions = self.positions(view.path) or LinePositions(view.text, self.encoding)
        return positions.offset(position.line, position.character)

    def edit(self, changes: Mapping[Path, Sequence[TextChange]]) -> lsp.WorkspaceEdit:
        """Changes of files as the protocol has them."""
        made: dict[str, Sequence[lsp.TextEdit]] = {}
        for path, each in changes.items():
            edits = self.edits(path, each)
            if edits is not None:
                made[path.as_uri()] = edits
        return lsp.WorkspaceEdit(changes=made)

    def edits(self, path: Path, changes: Iterable[TextChange]) -> list[lsp.TextEdit] | None:
        """Changes of one file."""
        made = []
        for change in changes:
            place = self.range(path, change.start, change.end)
            if place is None:
                return None
            made.append(lsp.TextEdit(place, change.new))
        return made

    # ---- the two speeds ----

    def edited(self, file: OpenFile) -> None:
        """Tell at once what is wrong with the lines of a file, and check the whole when no key comes any more.

        An editor moves the marks that it has with the text: they are sent again where there is another one, or one
        less.
        """
        lines = [(each.rule.code, each.message) for each in file.quick.diagnostics()]
        if self._lines.get(file.path) != lines or file.settled is None:
            self._lines[file.path] = lines
            self._publish(file)
        self._generation += 1
        if self._timer is not None:
            self._timer.cancel()
        self._timer = asyncio.get_running_loop().call_later(QUIET, self._check)

    def _check(self) -> None:
        generation, plan = self._generation, self.space.plan()
        loop = asyncio.get_running_loop()
        work = loop.run_in_executor(self._pool, self.space.check, plan, lambda: self._generation != generation)
        work.add_done_callback(self._checked)

    def _checked(self, work: "asyncio.Future[Checked]") -> None:
        try:
            checked = work.result()
        except (CancelledError, asyncio.CancelledError):
            return  # the next key has set the timer again
        for file in self.space.settle(checked):
            self._publish(file)
        for refresh, request in (
            ("semantic_tokens", self.workspace_semantic_tokens_refresh_async),
            ("code_lens", self.workspace_code_lens_refresh_async),
            ("inlay_hint", self.workspace_inlay_hint_refresh_async),
        ):
            known = getattr(self.client_capabilities.workspace, refresh, None)
            if known is not None and known.refresh_support:
                _forget(request(None))

    def _publish(self, file: OpenFile) -> None:
        shown = file.diagnostics()
        sent = [self.diagnostic(file, each) for each in shown[:MOST_SHOWN]]
        if len(shown) > MOST_SHOWN:
            told = f"{len(shown) - MOST_SHOWN:,} more: `argmap check` has them all"
            sent.append(lsp.Diagnostic(sent[-1].range, told, lsp.DiagnosticSeverity.Information, source="argmap"))
        if self._sent.get(file.path) != sent:
            self._sent[file.path] = sent
            uri = self.uri_of(file.path)
            self.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(uri, sent, file.version))

    def uri_of(self, path: Path) -> str:
        """The address that the client has for an open file."""
        return self.uris.get(path) or path.as_uri()

    def diagnostic(self, file: OpenFile, shown: ShownDiagnostic) -> lsp.Diagnostic:
        """A diagnostic as the protocol has it: the headline, what to do, and the places that have a part in it."""
        diagnostic = shown.diagnostic
        parts = [diagnostic.message, *diagnostic.notes]
        parts += [f"help: {diagnostic.help}"] if diagnostic.help else []
        related = []
        for label in diagnostic.others:
            path = Path(label.span.source.name)
            inside = path == file.path or diagnostic.span.source is label.span.source
            by = shown.by if inside else 0
            place = self.range(file.path if inside else path, label.span.start + by, label.span.end + by)
            if place is not None:
                where = (file.path if inside else path).as_uri()
                told = label.text or "here"
                related.append(lsp.DiagnosticRelatedInformation(lsp.Location(where, place), told))
        return lsp.Diagnostic(
            range=self.range(file.path, shown.start, shown.end) or lsp.Range(lsp.Position(0, 0), lsp.Position(0, 0)),
            message="\n".join(parts),
            severity=_SEVERITIES[diagnostic.severity],
            code=diagnostic.rule.code,
            source=f"argmap ({shown.root})" if shown.root else "argmap",
            related_information=related or None,
        )

    def forget(self, path: Path) -> None:
        """A file was closed: nothing is said of it any more."""
        self._positions.pop(path, None)
        self._sent.pop(path, None)
        self._lines.pop(path, None)
        self.uris.pop(path, None)


def path_of(uri: str) -> Path:
    """The file of an address; a text that is no file yet is called as its address is."""
    found = uris.to_fs_path(uri)
    return Path(found) if found and uri.startswith("file:") else Path.cwd() / uri.replace(":", "-").replace("/", "-")


_RUNNING: set["asyncio.Future[Any]"] = set()


def _forget(answer: Any) -> None:
    """Ask for something whose answer nobody waits for."""
    task = asyncio.ensure_future(answer)
    _RUNNING.add(task)
    task.add_done_callback(_RUNNING.discard)


def serve(settings: Callable[[Path], Settings], heard: BinaryIO, said: BinaryIO) -> None:
    """Talk to an editor over two streams until it says that it is done."""
    sys.setswitchinterval(SWITCH)
    gc.freeze()  # what is loaded stays, and a check makes much that lives as long as it does
    gc.set_threshold(GARBAGE, 50, 50)
    made(settings).start_io(heard, said)


def made(settings: Callable[[Path], Settings]) -> Server:
    """A server with all that it answers."""
    server = Server(settings)
    _documents(server)
    _writing(server)
    _reading(server)
    _commands(server)
    return server


def _documents(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    def opened(ls: Server, params: lsp.DidOpenTextDocumentParams) -> None:
        document = params.text_document
        path = path_of(document.uri)
        file = ls.space.open(path, document.text, document.version)
        ls.uris[file.path] = document.uri
        ls.edited(file)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    def changed(ls: Server, params: lsp.DidChangeTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        file = ls.space.get(path)
        if file is None:
            return
        for each in params.content_changes:
            if isinstance(each, lsp.TextDocumentContentChangePartial):
                positions = ls.positions(file.path) or LinePositions(file.text, ls.encoding)
                start = positions.offset(each.range.start.line, each.range.start.character)
                end = positions.offset(each.range.end.line, each.range.end.character)
                file.change(TextChange(min(start, end), max(start, end), each.text), params.text_document.version)
            else:
                file.change(TextChange(0, len(file.text), each.text), params.text_document.version)
        ls.edited(file)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def closed(ls: Server, params: lsp.DidCloseTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        file = ls.space.get(path)
        if file is not None:
            ls.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))
            ls.space.close(path)
            ls.forget(file.path)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    def saved(ls: Server, params: lsp.DidSaveTextDocumentParams) -> None:
        file = ls.space.get(path_of(params.text_document.uri))
        if file is not None:
            ls.edited(file)

    @server.feature(lsp.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def watched(ls: Server, params: lsp.DidChangeWatchedFilesParams) -> None:
        if params.changes and ls.space.files:
            ls.edited(next(iter(ls.space.files.values())))


def _writing(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=_TRIGGERS))
    def complete(ls: Server, params: lsp.CompletionParams) -> lsp.CompletionList | None:
        view = ls.view(params.text_document.uri)
        if view is None:
            return None
        found = completion(view, ls.offset(view, params.position))
        items = []
        for at, each in enumerate(found):
            new, insert = each.new, lsp.InsertTextFormat.PlainText
            if each.snippet and _snippets(ls):
                new, insert = each.snippet, lsp.InsertTextFormat.Snippet
            items.append(
                lsp.CompletionItem(
                    label=each.label[:120],
                    kind=_ITEMS[each.kind],
                    detail=each.detail[:200] or None,
                    filter_text=each.label,
                    sort_text=f"{at:05d}",
                    insert_text_format=insert,
                    text_edit=lsp.TextEdit(ls.range_in(view, each.start, each.end), new),
                )
            )
        passages = any(each.kind is OfferKind.PASSAGE for each in found)
        return lsp.CompletionList(is_incomplete=passages or len(found) >= MOST_SHOWN, items=items)

    @server.feature(lsp.TEXT_DOCUMENT_PREPARE_RENAME)
    def prepared(ls: Server, params: lsp.PrepareRenameParams) -> lsp.Range | None:
        view = ls.view(params.text_document.uri)
        named = view.name_at(ls.offset(view, params.position)) if view else None
        if view is None or named is None:
            return None
        last = view.text[named.start : named.end].rpartition(".")[2]
        return ls.range_in(view, named.end - len(last), named.end)

    @server.feature(lsp.TEXT_DOCUMENT_RENAME, lsp.RenameOptions(prepare_provider=True))
    def rename(ls: Server, params: lsp.RenameParams) -> lsp.WorkspaceEdit | None:
        view = ls.view(params.text_document.uri)
        if view is None:
            return None
        try:
            return ls.edit(renamed(view, ls.offset(view, params.position), params.new_name))
        except RefusedError as error:
            ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Warning, str(error)))
            return None

    kinds = [lsp.CodeActionKind.QuickFix, lsp.CodeActionKind.Refactor, lsp.CodeActionKind.SourceFixAll]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_ACTION, lsp.CodeActionOptions(code_action_kinds=kinds))
    def act(ls: Server, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        view = ls.view(params.text_document.uri)
        if view is None:
            return []
        start, end = (ls.offset(view, each) for each in (params.range.start, params.range.end))
        only = params.context.only or []
        found = actions(view, start, end)
        if only == [lsp.CodeActionKind.SourceFixAll]:
            every = fix_all(view)
            found = [every] if every is not None else []
        return [
            _action(ls, view, each)
            for each in found
            if not only or any(str(each.kind).startswith(_value(kind)) for kind in only)
        ]

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def format_(ls: Server, params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit] | None:
        view = ls.view(params.text_document.uri)
        return ls.edits(view.path, layout(view)) if view is not None else None


def _snippets(ls: Server) -> bool:
    document = ls.client_capabilities.text_document
    item = document.completion.completion_item if document and document.completion else None
    return bool(item and item.snippet_support)


def _value(kind: Any) -> str:
    return str(getattr(kind, "value", kind))


def _action(ls: Server, view: FileView, action: Action) -> lsp.CodeAction:
    return lsp.CodeAction(
        title=action.title,
        kind=action.kind.value,
        edit=ls.edit(action.changes),
        diagnostics=[ls.diagnostic(view.file, each) for each in action.answers] or None,
        is_preferred=action.preferred or None,
    )


def _reading(server: Server) -> None:
    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hovered(ls: Server, params: lsp.HoverParams) -> lsp.Hover | None:
        view = ls.view(params.text_document.uri)
        found = hover(view, ls.offset(view, params.position)) if view else None
        if view is None or found is None:
            return None
        content = lsp.MarkupContent(lsp.MarkupKind.Markdown, "\n\n".join(found.lines))
        return lsp.Hover(content, ls.range_in(view, found.start, found.end))

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def defined(ls: Server, params: lsp.DefinitionParams) -> lsp.Location | None:
        view = ls.view(params.text_document.uri)
        place = definition(view, ls.offset(view, params.position)) if view else None
        return ls.location(place) if place is not None else None

    @server.feature(lsp.TEXT_DOCUMENT_REFERENCES)
    def referred(ls: Server, params: lsp.ReferenceParams) -> list[lsp.Location]:
        view = ls.view(params.text_document.uri)
        if view is None:
            return []
        found = occurrences(view, ls.offset(view, params.position))
        wanted = [each for each in found if params.context.include_declaration or not each.declares]
        return [location for each in wanted if (location := ls.location(each.place)) is not None]

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_HIGHLIGHT)
    def highlighted(ls: Server, params: lsp.DocumentHighlightParams) -> list[lsp.DocumentHighlight]:
        view = ls.view(params.text_document.uri)
        if view is None:
            return []
        return [
            lsp.DocumentHighlight(
                ls.range_in(view, each.place.start, each.place.end),
                lsp.DocumentHighlightKind.Write if each.declares else lsp.DocumentHighlightKind.Read,
            )
            for each in occurrences(view, ls.offset(view, params.position))
            if each.place.path == view.path
        ]

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    def symbols(ls: Server, params: lsp.DocumentSymbolParams) -> list[lsp.DocumentSymbol]:
        view = ls.view(params.text_document.uri)
        return [_symbol(ls, view, each) for each in outline(view)] if view else []

    @server.feature(lsp.TEXT_DOCUMENT_FOLDING_RANGE)
    def folded(ls: Server, params: lsp.FoldingRangeParams) -> list[lsp.FoldingRange]:
        view = ls.view(params.text_document.uri)
        comment = lsp.FoldingRangeKind.Comment
        return [
            lsp.FoldingRange(each.first, each.last, kind=comment if each.comment else None)
            for each in (folds(view) if view else ())
        ]

    @server.feature(lsp.TEXT_DOCUMENT_SELECTION_RANGE)
    def selected(ls: Server, params: lsp.SelectionRangeParams) -> list[lsp.SelectionRange]:
        view = ls.view(params.text_document.uri)
        answers = []
        for position in params.positions if view else ():
            if view is None:
                continue
            parent: lsp.SelectionRange | None = None
            for start, end in reversed(selections(view, ls.offset(view, position))):
                parent = lsp.SelectionRange(ls.range_in(view, start, end), parent)
            if parent is not None:
                answers.append(parent)
        return answers

    @server.feature(lsp.TEXT_DOCUMENT_DOCUMENT_LINK)
    def linked(ls: Server, params: lsp.DocumentLinkParams) -> list[lsp.DocumentLink]:
        view = ls.view(params.text_document.uri)
        found = links(view) if view else ()
        return [lsp.DocumentLink(ls.range_in(view, each.start, each.end), each.target) for each in found if view]

    @server.feature(lsp.TEXT_DOCUMENT_SEMANTIC_TOKENS_FULL, _LEGEND)
    def coloured(ls: Server, params: lsp.SemanticTokensParams) -> lsp.SemanticTokens:
        view = ls.view(params.text_document.uri)
        data: list[int] = []
        line = column = 0
        for each in tokens(view) if view else ():
            if view is None:
                continue
            place = ls.range_in(view, each.start, each.end)
            if place.start.line != place.end.line:
                continue
            bits = sum(1 << MODIFIERS.index(modifier) for modifier in each.modifiers)
            down = place.start.line - line
            across = place.start.character - (0 if down else column)
            data += [down, across, place.end.character - place.start.character, _TOKENS.index(each.kind), bits]
            line, column = place.start.line, place.start.character
        return lsp.SemanticTokens(data)

    @server.feature(lsp.TEXT_DOCUMENT_INLAY_HINT)
    def hinted(ls: Server, params: lsp.InlayHintParams) -> list[lsp.InlayHint]:
        view = ls.view(params.text_document.uri)
        if view is None:
            return []
        low, high = (ls.offset(view, each) for each in (params.range.start, params.range.end))
        return [
            lsp.InlayHint(ls.range_in(view, each.offset, each.offset).start, each.text, padding_left=True)
            for each in hints(view)
            if low <= each.offset <= high
        ]

    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    def lens(ls: Server, params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        view = ls.view(params.text_document.uri)
        return [
            lsp.CodeLens(
                place := ls.range_in(view, each.start, each.end),
                lsp.Command(
                    each.text,
                    WHY if each.what == "why" else "argmap.references",
                    arguments=[params.text_document.uri, each.name, place.start.line, place.start.character],
                ),
            )
            for each in (lenses(view) if view else ())
            if view is not None
        ]


def _symbol(ls: Server, view: FileView, symbol: Symbol) -> lsp.DocumentSymbol:
    text = " ".join(symbol.text.split())
    return lsp.DocumentSymbol(
        name=(symbol.name or text)[:80] or symbol.kind.value,
        detail=text[:120] if symbol.name else None,
        kind=_SYMBOLS[symbol.kind],
        range=ls.range_in(view, symbol.start, symbol.end),
        selection_range=ls.range_in(view, *symbol.head),
        children=[_symbol(ls, view, each) for each in symbol.children] or None,
    )


def _commands(server: Server) -> None:
    @server.command(WHY)
    def why(ls: Server, *arguments: Any) -> str | None:
        """Why a claim stands or falls: its address, its name."""
        view = ls.view(str(arguments[0])) if arguments else None
        claim = str(arguments[1]) if len(arguments) > 1 else ""
        if view is None or view.compilation is None or claim not in view.claims:
            return None
        found = view.compilation.facts.verdicts.reasoner.why(claim)
        told = f"{view.claims[claim].text} – {found.standing.word}: {found.sentence}"
        ls.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Info, told))
        return told

    @server.command(PREVIEW)
    def preview(ls: Server, *arguments: Any) -> str | None:
        """The page to explore the map of a file as it was last checked."""
        view = ls.view(str(arguments[0])) if arguments else None
        if view is None or view.compilation is None or not view.claims:
            return None
        from argmap.explorer.page import explorer_page  # it draws: nobody waits for that who only writes

        return explorer_page(view.compilation.map, view.compilation.facts)

    @server.command(QUOTE)
    def quote(ls: Server, *arguments: Any) -> dict[str, Any] | None:
        """A passage of a text as a line that quotes it: the addresses of map and text, and the selected words' place.

        The place is the line and the column of both ends.
        """
        if len(arguments) < 2:
            return None
        view, path = ls.view(str(arguments[0])), path_of(str(arguments[1]))
        positions = ls.positions(path)
        if view is None or positions is None:
            return {"refused": "the map names no such text, or has not been checked yet"}
        start, end = (positions.offset(*map(int, arguments[at : at + 2])) for at in (2, 4))
        kind = str(arguments[6]) if len(arguments) > 6 else "quote"
        for source in view.sources:
            text = view.text_of(source)
            if text is not None and text.source.name == path.as_posix():
                try:
                    return {"line": quoting_line(text, start, end, source=source, kind=kind).line}
                except RefusedError as error:
                    return {"refused": str(error)}
        return {"refused": "no source of the map has this text"}
