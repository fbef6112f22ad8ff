"""What the page of the desk asks, and what it is answered: plain data, offsets in code points."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from argmap.desk.lines import LineFeeds
from argmap.desk.session import Session
from argmap.desk.shared_text import TooOldError
from argmap.findings.quotations import STATUS_WORDS, SWALLOWED
from argmap.quotations.coverage import Coverage, coverage
from argmap.quotations.ends import said_by
from argmap.quotations.languages.registry import language_of
from argmap.quotations.speaking import names_speaker
from argmap.quotations.text.quoted_text import QuotedText
from argmap.service.actions import actions
from argmap.service.completion import completion
from argmap.service.edits import as_name, deleted, quoted_below, relate, set_text, told_behind, told_below
from argmap.service.hover import hover
from argmap.service.layout import layout
from argmap.service.naming import RefusedError, definition, renamed
from argmap.service.outline import outline
from argmap.service.quoting import quoting_line
from argmap.service.shift import TextChange
from argmap.service.view import FileView

MOST_SHOWN = 500
Answer = dict[str, Any]


class Answers:
    """The questions by name."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._shown: dict[int, LineFeeds] = {}
        self.table: Mapping[str, Callable[..., Answer]] = {
            "files": self.files,
            "poll": self.poll,
            "edit": self.edit,
            "texts": self.texts,
            "text": self.text,
            "quote": self.quote,
            "complete": self.complete,
            "hover": self.hover,
            "define": self.define,
            "actions": self.actions,
            "outline": self.outline,
            "layout": self.layout,
            "why": self.why,
            "claim": self.claim,
            "relate": self.relate,
            "say": self.say,
            "rename": self.rename,
            "delete": self.delete,
        }

    def ask(self, method: str, params: Mapping[str, Any]) -> Answer:
        """Answer a question; what is refused, or cannot be asked like this, is an answer too."""
        found = self.table.get(method)
        if found is None:
            return {"refused": f"there is no question `{method}`"}
        with self.session.lock:
            try:
                return found(**params)
            except RefusedError as error:
                return {"refused": str(error)}
            except (TypeError, KeyError, IndexError, ValueError):
                return {"refused": f"the desk cannot answer this (`{method}`)"}

    # ---- files ----

    def files(self) -> Answer:
        """The files at the desk, by their numbers."""
        return {"files": [file.path.name for file in self.session.files], "session": self.session.id}

    def poll(self, file: int, version: int, checked: int) -> Answer:
        """What is new of a file since a version and a check."""
        held = self.session.files[file]
        made: Answer = {
            "version": held.shared.version,
            "checked": held.checked,
            "saved": not held.dirty,
            "notice": held.notice,
        }
        if version != held.shared.version:
            made["text"] = held.shared.text
        if version != held.shared.version or checked != held.checked:
            made["diagnostics"] = self._diagnostics(file)
        return made

    def edit(self, file: int, version: int, changes: list[list[Any]], session: str = "") -> Answer:
        """Take over the changes of a tab; one that spoke with another desk begins with the text of this one."""
        if session and session != self.session.id:
            return {**self.poll(file, -1, -1), "stale": True, "session": self.session.id}
        try:
            others = self.session.edit(file, version, [_change(each) for each in changes])
        except TooOldError:
            return {**self.poll(file, -1, -1), "stale": True}
        held = self.session.files[file]
        made: Answer = {"version": held.shared.version, "diagnostics": self._diagnostics(file)}
        if others or any(_odd(each) for each in changes):
            made["text"] = held.shared.text
        return made

    def _diagnostics(self, file: int) -> list[Answer]:
        view = self.session.view(file)
        return [
            {
                "start": each.start,
                "end": each.end,
                "severity": each.diagnostic.severity.value,
                "code": each.diagnostic.rule.code,
                "message": each.diagnostic.message,
                "help": each.diagnostic.help,
                "line": view.text.count("\n", 0, each.start) + 1,
            }
            for each in view.file.diagnostics()[:MOST_SHOWN]
        ]

    # ---- texts ----

    def _quoted(self, view: FileView) -> dict[str, QuotedText]:
        return {source: text for source in view.sources if (text := view.text_of(source)) is not None}

    def _lines(self, text: QuotedText) -> LineFeeds:
        return self._shown.setdefault(id(text), LineFeeds(text.source.text))

    def texts(self, file: int) -> Answer:
        """The texts of a map: how much of each is quoted, without the words."""
        view = self.session.view(file)
        quoted = self._quoted(view)
        self._shown = {id(text): self._lines(text) for text in quoted.values()}
        shares = self._coverage(view)
        missing = [source for source in view.sources if source not in quoted]
        return {
            "texts": [
                {
                    "source": source,
                    "title": view.sources[source].title,
                    "file": Path(text.source.name).name,
                    "quoted": shares.get(source, 0.0),
                    "size": len(text.source.text),
                    "sha256": text.sha256,
                }
                for source, text in quoted.items()
            ],
            "without": [{"source": each, "title": view.sources[each].title} for each in missing],
        }

    def _covered(self, view: FileView) -> tuple[Coverage, ...]:
        compiled = view.compilation
        if compiled is None:
            return ()
        texts = {**compiled.facts.texts, **self._quoted(view)}
        return coverage([(compiled.facts.written, texts, compiled.facts.quotations)])

    def _coverage(self, view: FileView) -> dict[str, float]:
        return {source: each.share_quoted for each in self._covered(view) for source in each.sources}

    def text(self, file: int, source: str, words: bool = True) -> Answer:  # noqa: FBT001, FBT002 - a name in JSON
        """A text with what is quoted of it, and the sentences that nothing is quoted from."""
        view = self.session.view(file)
        text, compiled = view.text_of(source), view.compilation
        if text is None or compiled is None:
            raise RefusedError(f"the source `{source}` has no text that could be read")
        lines = self._lines(text)
        marks = []
        for checks in dict.fromkeys(compiled.facts.quotations.values()):
            for each in checks:
                if each.text is not text or each.quotation.source != source:
                    continue
                good = each.status.good and not each.altered
                told = SWALLOWED if each.altered and each.status.good else STATUS_WORDS[each.status.value]
                for start, end in each.stretches:
                    marks.append(
                        {
                            "start": lines.shown(start),
                            "end": lines.shown(end),
                            "claim": each.claim,
                            "kind": each.quotation.kind.value,
                            "good": good,
                            "status": told,
                        }
                    )
        gaps = []
        for found in self._covered(view):
            if source in found.sources:
                gaps += [[lines.shown(each.start), lines.shown(each.end)] for each in found.untouched]
        made: Answer = {"marks": sorted(marks, key=lambda each: each["start"]), "gaps": gaps}
        return {**made, "text": lines.text} if words else made

    def quote(
        self, file: int, source: str, start: int, end: int, kind: str, into: str, caret: int, speaker: str = ""
    ) -> Answer:
        """A selected passage as a quotation below the claim at the caret, or as a claim or reason of its own."""
        view = self.session.view(file)
        text = view.text_of(source)
        if text is None:
            raise RefusedError(f"the source `{source}` has no text that could be read")
        lines = self._lines(text)
        first, last = lines.meant(start), lines.meant(end)
        who = speaker or self._speaker(view, source, text, first)
        language = view.sources[source].language
        made = quoting_line(text, first, last, source=source, kind=kind, speaker=who, language=language)
        words = " ".join(text.source.text[made.start : made.end].split())
        if into == "quotation":
            changes = quoted_below(view, caret, made.line)
        else:
            taken = [*view.claims, *(each.entity.id for each in view.names)]
            name = as_name(words.split(), taken)
            sentence = words[:1].upper() + words[1:] + ("." if words[-1:].isascii() and words[-1:] not in ".!?" else "")
            if into == "claim":
                changes = told_behind(view, caret, f"claim {name}: {sentence}", made.line)
            elif into in ("because", "but"):
                changes = told_below(view, caret, f"{into} {name}: {sentence}", made.line)
            else:
                raise RefusedError(f"nothing is called `{into}`")
        return {
            "changes": [_told(each) for each in changes],
            "line": made.line,
            "start": lines.shown(made.start),
            "end": lines.shown(made.end),
            "version": self.session.files[file].shared.version,
        }

    def _speaker(self, view: FileView, source: str, text: QuotedText, start: int) -> str:
        """Who speaks where a passage stands, if the text says so and the map knows him."""
        compiled = view.compilation
        if compiled is None:
            return ""
        amap = compiled.map
        _, name = text.places.speech(start)
        if not name:
            spoken = language_of(amap.sources[source].language or amap.language or text.language)
            said = said_by(text, start, spoken)
            name = said.who if said is not None else ""
        found = [each.id for each in amap.speakers.values() if name and names_speaker(name, each, amap)]
        return found[0] if len(found) == 1 else ""

    # ---- writing ----

    def complete(self, file: int, offset: int) -> Answer:
        """What can stand at a place."""
        view = self.session.view(file)
        return {
            "items": [
                {
                    "kind": each.kind.value,
                    "label": each.label,
                    "new": re.sub(r"\$\{\d+:?([^}]*)\}", r"\1", each.snippet) if each.snippet else each.new,
                    "start": each.start,
                    "end": each.end,
                    "detail": each.detail,
                }
                for each in completion(view, offset)[:60]
            ]
        }

    def hover(self, file: int, offset: int) -> Answer:
        """What is known of what stands at a place."""
        found = hover(self.session.view(file), offset)
        return {"lines": list(found.lines) if found is not None else []}

    def define(self, file: int, offset: int) -> Answer:
        """Where what stands at a place comes from: a place of a file here, or a passage of a text."""
        view = self.session.view(file)
        place = definition(view, offset)
        if place is None:
            return {}
        for number, held in enumerate(self.session.files):
            if held.path == place.path:
                return {"file": number, "start": place.start, "end": place.end}
        for source, text in self._quoted(view).items():
            if text.source.name == place.path.as_posix():
                lines = self._lines(text)
                return {"source": source, "start": lines.shown(place.start), "end": lines.shown(place.end)}
        return {}

    def actions(self, file: int, start: int, end: int) -> Answer:
        """What can be done to a place."""
        view = self.session.view(file)
        return {
            "actions": [
                {"title": each.title, "changes": [_told(change) for change in each.changes.get(view.path, ())]}
                for each in actions(view, start, end)
                if set(each.changes) == {view.path}
            ]
        }

    def outline(self, file: int) -> Answer:
        """The claims of a file, each with its place and its verdict."""
        view = self.session.view(file)
        compiled = view.compilation
        found = []
        queue = [(each, 0) for each in reversed(outline(view))]
        while queue:
            symbol, depth = queue.pop()
            queue += [(each, depth + 1) for each in reversed(symbol.children)]
            known = compiled is not None and symbol.name in compiled.map.claims
            word = compiled.standing(symbol.name).word.value if compiled is not None and known else ""
            found.append(
                {
                    "kind": symbol.kind.value,
                    "name": symbol.name,
                    "text": symbol.text,
                    "start": symbol.start,
                    "depth": depth,
                    "verdict": word,
                }
            )
        return {"symbols": found}

    def layout(self, file: int) -> Answer:
        """The changes that lay a file out."""
        return {"changes": [_told(each) for each in layout(self.session.view(file))]}

    def rename(self, file: int, offset: int, new: str) -> Answer:
        """The changes of this file that give a name another one; those of other open files are made at once."""
        view = self.session.view(file)
        changes = renamed(view, offset, new)
        numbers = {held.path: number for number, held in enumerate(self.session.files)}
        outside = [path.name for path in changes if path not in numbers]
        if outside:
            raise RefusedError(f"it is named in {', '.join(outside)} too, which is not open at the desk")
        for path, each in changes.items():
            if path != view.path:
                number = numbers[path]
                self.session.edit(number, self.session.files[number].shared.version, each)
        others = [path.name for path in changes if path != view.path]
        return {"changes": [_told(each) for each in changes.get(view.path, ())], "others": others}

    # ---- the map ----

    def why(self, file: int, claim: str) -> Answer:
        """Why a claim stands or falls, and where it is declared."""
        view = self.session.view(file)
        compiled = view.compilation
        if compiled is None or claim not in compiled.map.claims:
            raise RefusedError(f"no claim is called `{claim}`")
        found = compiled.facts.verdicts.reasoner.why(claim)
        place = next((each for each in view.names if each.occurrence.declares and each.entity.id == claim), None)
        return {
            "text": compiled.map.claims[claim].text,
            "word": found.standing.word.value,
            "sentence": found.sentence,
            "grounds": [
                {"claim": each.claim, "word": each.standing.word.value, "sentence": each.sentence}
                for each in found.grounds
            ],
            "start": place.start if place is not None else -1,
        }

    def claim(self, file: int, offset: int) -> Answer:
        """The claim that a place belongs to."""
        view = self.session.view(file)
        start, line = view.line_at(offset)
        for at, words in [(start, line), *view.lines_above(offset)]:
            named = next(
                (each for each in view.names if each.occurrence.declares and at <= each.start <= at + len(words)), None
            )
            if named is not None and named.entity.id in view.claims:
                return {"claim": named.entity.id}
            if words[:1] not in ("", " ", "\t", "#", "|"):
                break
        return {"claim": ""}

    def relate(self, file: int, premise: str, verb: str, target: str) -> Answer:
        """The changes that say that one claim bears on another."""
        return {"changes": [_told(each) for each in relate(self.session.view(file), premise, verb, target)]}

    def say(self, file: int, claim: str, text: str) -> Answer:
        """The changes that let a claim say something else."""
        return {"changes": [_told(each) for each in set_text(self.session.view(file), claim, text)]}

    def delete(self, file: int, claim: str) -> Answer:
        """The changes that take a claim out."""
        return {"changes": [_told(each) for each in deleted(self.session.view(file), claim)]}


def _change(each: list[Any]) -> TextChange:
    start, end, new = each
    if not isinstance(start, int) or not isinstance(end, int) or not isinstance(new, str):
        raise TypeError("a change is two offsets and the new words")
    words = new.encode(errors="replace").decode()  # half of a sign can stand in no file
    return TextChange(start, end, words.replace("\r\n", "\n").replace("\r", "\n"))


def _odd(each: list[Any]) -> bool:
    """Whether a change holds signs that are not taken over as they are."""
    return bool(_change(each).new != each[2])


def _told(change: TextChange) -> list[Any]:
    return [change.start, change.end, change.new]
