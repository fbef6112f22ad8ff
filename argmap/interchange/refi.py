"""REFI-QDA: projects of NVivo, MAXQDA, ATLAS.ti, QualCoder and Taguette (`.qdpx`), read and written.

REFI-QDA Standard 1.5 (qdasoftware.org): a packed folder with `project.qde` and the texts. A code becomes a claim, and
what is coded with it a quotation: that a passage was coded says that it speaks of the claim, not that it asserts it.
"""

import io
import re
import uuid
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any

from argmap.interchange.draft import Draft, one_line, one_row, tidy
from argmap.interchange.foreign import Exported, Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import NOTHING_THERE, Lost, left_out, read_as
from argmap.interchange.placed_words import quoted_place, words_at
from argmap.interchange.unwritten import case, not_written, unwritten
from argmap.model.content import MapContent
from argmap.model.elements import Inference, InferenceKind, Quotation, QuotationKind
from argmap.model.valid import PAIRS
from argmap.quotations.text.quoted_text import QuotedText
from argmap.quotations.text.readers.packed import Packed
from argmap.quotations.text.readers.plain_text import ReadError

CODED = read_as("coded", "What is coded is read as a mention: that somebody asserts the claim is not said.")
NO_PLACE = left_out("no-place", "A coding of a picture, a recording or a whole text is left out: it has no words.")
NO_TEXT = left_out("no-text", "A text that is not in the file, or too large, is left out with what is coded in it.")
LINK = left_out(
    "link",
    "A link that is none of `supports`, `rebuts`, `undercuts`, `implies`, `contradicts` and `restates` is left out.",
)
CASES = left_out("cases", "Cases, variables, sets and graphs are left out.")
MEMO = left_out("memo", "A memo on a code or on the project is kept only as a note; every other memo is left out.")
LOSSES = (CODED, NO_PLACE, NO_TEXT, LINK, CASES, MEMO)
NOT_PLACED = not_written("not-placed", "Words that are not found in a text that is at hand cannot be coded.")
UNWRITTEN = (
    not_written("head", "Author, date, language and tags of the map have no place in a project."),
    not_written("source-details", "Of a source a project keeps the title and the text."),
    not_written("speakers", "Who speaks has no place in a project but the name of the coding."),
    not_written(
        "claim-details", "Dates, short forms, addresses, credences and tags of claims have no place in a project."
    ),
    not_written("assumed", "That a claim is assumed has no place in a project."),
    not_written("open", "That a claim is open has no place in a project."),
    not_written("quotation-details", "Of a quotation a project keeps the passage and its stance."),
    not_written("step-details", "Warrants, strengths, notes and tags of steps have no place in a project."),
    not_written("schemes", "Schemes have no place in a project."),
    not_written("relation-details", "Notes and tags of relations have no place in a project."),
    not_written("questions", "A question is written as the contradictions between its answers."),
    not_written("expectations", "Expectations have no place in a project."),
    not_written("argued", "That somebody makes a step in these words has no place in a project."),
    not_written("linked", "Premises that hold only together, and undercuts of steps, have no place in a project."),
    NOT_PLACED,
)
_NS = "{urn:QDA-XML:project:1.0}"
_ORIGIN = "argmap"
_VERBS = {str(kind): kind for kind in InferenceKind}
_TEXTS = ("TextSource", "PDFSource", "PictureSource", "AudioSource", "VideoSource")


def read_refi(foreign: Foreign) -> Imported[MapContent]:
    """The map of a project: a packed `.qdpx`, or a `.qde` alone."""
    source = foreign.source
    packed: Packed | None = None
    try:
        if foreign.data.startswith(b"PK"):
            packed = Packed(foreign.data, ".qdpx", "the project")
            name = next((each for each in packed.names if each.lower().endswith(".qde")), "")
            root = packed.tree(name) if name else None
        else:
            root = _tree(foreign.data)
    except ReadError as error:
        return unreadable(source, "refi-qda", f"this is no project of REFI-QDA: {error}")
    if root is None or root.tag not in (f"{_NS}Project", "Project"):
        return unreadable(source, "refi-qda", "this is no project of REFI-QDA: it holds no `Project`")
    made = _RefiReader(foreign, root, packed).made()
    return (
        made
        if made.map.claims or made.map.sources
        else unreadable(source, "refi-qda", "this project has no codes and no texts")
    )


def _tree(data: bytes) -> Any:
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(data, parser=parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise ReadError("it is no XML") from error


class _RefiReader:
    def __init__(self, foreign: Foreign, root: Any, packed: Packed | None) -> None:
        self.foreign = foreign
        self.root = root
        self.packed = packed
        self.draft = Draft(foreign.source, "refi-qda", LOSSES)
        self.own = root.get("origin", "").startswith(_ORIGIN)
        self.notes = {_guid(each.get("guid")): self._content(each) for each in root.iter(f"{_NS}Note")}

    def made(self) -> Imported[MapContent]:
        """Make the map."""
        self.draft.head(title=one_line(self.root.get("name", "")))
        for each in self.root.findall(f"{_NS}Description"):
            self.draft.add_note(one_line(each.text or ""))
        coded = {_guid(each.get("targetGUID")) for each in self.root.iter(f"{_NS}CodeRef")}
        codes = self.root.find(f"{_NS}CodeBook/{_NS}Codes")
        for code in codes.findall(f"{_NS}Code") if codes is not None else ():
            self._codes(code, coded)
        sources = self.root.find(f"{_NS}Sources")
        for each in sources if sources is not None else ():
            self._source(each)
        for link in self.root.iter(f"{_NS}Link"):
            self._link(link)
        self._rest()
        return self.draft.finish(leaves="plain")

    def _codes(self, top: Any, coded: set[str]) -> None:
        """A code, and the codes below it as a section."""
        inner = top.findall(f"{_NS}Code")
        section = self.draft.add_section(one_line(top.get("name", "")), self._memo(top)) if inner else ""
        stack = [top]
        while stack:
            code = stack.pop()
            below = code.findall(f"{_NS}Code")
            stack.extend(reversed(below))
            key = _guid(code.get("guid"))
            if below and key not in coded:
                continue
            name = one_line(code.get("name", ""))
            description = one_line(code.findtext(f"{_NS}Description") or "")
            text = description if self.own and description else name
            note = (
                self._memo(code)
                if self.own or code is top
                else "\n".join(filter(None, (description, self._memo(code))))
            )
            called = name if self.own else ""
            self.draft.add_claim(
                key, text, self.draft.whole(), name=called, title=called or name, section=section, note=note
            )

    def _memo(self, element: Any) -> str:
        refs = (_guid(each.get("targetGUID")) for each in element.findall(f"{_NS}NoteRef"))
        return "\n".join(filter(None, (one_line(self.notes.get(each, "")) for each in refs)))

    def _content(self, element: Any) -> str:
        """The plain text of a source or a note: in it, or in a part of the packed file."""
        inner = element.findtext(f"{_NS}PlainTextContent")
        if inner is not None:
            return str(inner)
        path = element.get("plainTextPath", "")
        if not path.startswith("internal://") or self.packed is None:
            return ""
        name = path.removeprefix("internal://")
        part = next((each for each in self.packed.names if each.rpartition("/")[2] == name), "")
        try:
            return self.packed.read(part).decode("utf-8-sig", "replace") if part else ""
        except ReadError:
            return ""

    def _source(self, element: Any) -> None:
        kind = element.tag.removeprefix(_NS)
        if kind not in _TEXTS:
            return
        key = _guid(element.get("guid"))
        title = one_line(element.get("name", "")) or "A text without a title"
        self.draft.add_source(
            key,
            title,
            name=re.sub(r"\.\w{1,5}\Z", "", title),
            note=one_line(element.findtext(f"{_NS}Description") or ""),
        )
        holder = element if kind == "TextSource" else element.find(f"{_NS}Representation")
        if holder is None:
            holder = element.find(f"{_NS}TextDescription")
        text = self._content(holder) if holder is not None else ""
        quoted = None
        unread = holder is not None and not text and holder.get("plainTextPath")
        if unread:
            self.draft.lose(NO_TEXT, None, f"the text of “{title[:40]}” is not in the file, or cannot be read")
        if text:
            self.draft.add_text(key, text)
            quoted = QuotedText.of(self.draft.texts[self.draft.path_of(key)])
        for selection in element.iter():
            name = str(selection.tag).removeprefix(_NS)
            if name == "PlainTextSelection" and quoted is not None:
                self._selection(selection, key, quoted)
            elif name.endswith("Selection") and selection.find(f"{_NS}Coding") is not None:
                self.draft.lose(NO_PLACE, None, f"a coding in “{title[:40]}” is left out: it is no passage of a text")
        if element.find(f"{_NS}Coding") is not None:
            self.draft.lose(NO_PLACE, None, f"a coding of the whole of “{title[:40]}” is left out")

    def _selection(self, selection: Any, source: str, text: QuotedText) -> None:
        start, end = _number(selection.get("startPosition")), _number(selection.get("endPosition"))
        found = words_at(text, start, end)
        if end > len(text.source.text):
            self.draft.lose(
                NOTHING_THERE, None, f"a selection reaches beyond the end of its text: “{found.words[:40]}”"
            )
        note = "\n".join(filter(None, (one_line(selection.findtext(f"{_NS}Description") or ""), self._memo(selection))))
        stance = selection.get("name", "") if self.own else ""
        kind = QuotationKind(stance) if stance in (*QuotationKind,) and stance != "argued" else QuotationKind.MENTION
        for coding in selection.findall(f"{_NS}Coding"):
            for ref in coding.findall(f"{_NS}CodeRef"):
                code = _guid(ref.get("targetGUID"))
                if not self.draft.has_claim(code) or not found.words:
                    self.draft.lose(NOTHING_THERE, None, "a coding has no code, or no words")
                    continue
                if not self.own:
                    self.draft.lose(CODED, None, f"“{found.words[:40]}” is read as a mention")
                self.draft.quote(code, source, found.words, None, kind=kind, locator=found.locator, note=note)

    def _link(self, link: Any) -> None:
        first, second = _guid(link.get("originGUID")), _guid(link.get("targetGUID"))
        name = one_row(link.get("name", "")).casefold()
        span = self.draft.whole()
        known = self.draft.has_claim(first) and self.draft.has_claim(second)
        if known and name in _VERBS:
            self.draft.add_step(_VERBS[name], [first], second, span)
        elif known and name in PAIRS.values():
            (self.draft.contradict if name == "contradicts" else self.draft.restate)(first, second, span)
        else:
            self.draft.lose(LINK, None, f"the link “{name[:40]}” is left out")

    def _rest(self) -> None:
        for name in ("Cases", "Variables", "Sets", "Graphs"):
            for holder in self.root.iter(f"{_NS}{name}"):
                if len(holder):
                    self.draft.lose(CASES, None, f"`{name}` are left out")
        used = {_guid(each.get("targetGUID")) for each in self.root.iter(f"{_NS}NoteRef")}
        for guid, words in self.notes.items():
            if guid not in used and words.strip():
                self.draft.add_note(one_line(words))
                self.draft.lose(MEMO, None, "a memo on the project is kept only as a note on the map")


def _guid(value: object) -> str:
    return str(value or "").strip("{}").casefold()


def _number(value: object) -> int:
    text = str(value or "").strip()
    return int(text) if re.fullmatch(r"\d{1,12}", text) else 0


# Writing.


def write_refi(amap: MapContent, *, texts: Mapping[str, str]) -> Exported:
    """The map as a packed project: claims are codes, quotations coded passages, steps links between codes."""
    writer = _RefiWriter(amap, texts)
    data = writer.packed()
    return Exported(data=data, losses=(*unwritten(amap, UNWRITTEN), *writer.losses))


class _RefiWriter:
    def __init__(self, amap: MapContent, texts: Mapping[str, str]) -> None:
        self.amap = amap
        self.texts = texts
        self.losses: list[Lost] = []

    def packed(self) -> bytes:
        """The bytes of the file; the same map gives the same bytes."""
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
            _put(file, "project.qde", self._project())
            for source in self.amap.sources.values():
                if source.id in self.texts:
                    text = self.texts[source.id]
                    _put(file, f"sources/{self._id('source', source.id)}.txt", text.encode("utf-8", "replace"))
        return out.getvalue()

    def _id(self, kind: str, name: str) -> str:
        return str(uuid.uuid5(uuid.NAMESPACE_URL, f"argmap:{self.amap.title}:{kind}:{name}"))

    def _project(self) -> bytes:
        from lxml import etree

        space = _NS.strip("{}")
        root = etree.Element(f"{_NS}Project", nsmap={None: space})
        user = self._id("user", "author")
        root.set("name", _xml(self.amap.title or "Argument map"))
        root.set("origin", _ORIGIN)
        root.set("creatingUserGUID", user)
        users = etree.SubElement(root, f"{_NS}Users")
        etree.SubElement(users, f"{_NS}User", guid=user, name=_xml(self.amap.author or "argmap"))
        self._codebook(etree.SubElement(root, f"{_NS}CodeBook"), etree)
        if self.amap.sources:
            self._sources(etree.SubElement(root, f"{_NS}Sources"), etree, user)
        notes = [(claim, claim.note) for claim in self.amap.claims.values() if claim.note]
        if notes:
            holder = etree.SubElement(root, f"{_NS}Notes")
            for claim, note in notes:
                made = etree.SubElement(holder, f"{_NS}Note", guid=self._id("note", claim.id), name=_xml(claim.id))
                etree.SubElement(made, f"{_NS}PlainTextContent").text = _xml(note)
        links = list(self._links())
        if links:
            holder = etree.SubElement(root, f"{_NS}Links")
            for at, (first, verb, second) in enumerate(links):
                both = verb in PAIRS.values()
                etree.SubElement(
                    holder, f"{_NS}Link", guid=self._id("link", str(at)), name=verb,
                    direction="Associative" if both else "OneWay",
                    originGUID=self._id("claim", first), targetGUID=self._id("claim", second),
                )  # fmt: skip
        if self.amap.note:
            etree.SubElement(root, f"{_NS}Description").text = _xml(self.amap.note)
        return bytes(etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True))

    def _codebook(self, book: Any, etree: Any) -> None:
        codes = etree.SubElement(book, f"{_NS}Codes")
        sections: dict[str, Any] = {}
        for section in self.amap.sections.values():
            sections[section.id] = etree.SubElement(
                codes, f"{_NS}Code", guid=self._id("section", section.id), name=_xml(section.title), isCodable="false"
            )
        for claim in self.amap.claims.values():
            holder = sections.get(claim.section, codes)
            code = etree.SubElement(
                holder, f"{_NS}Code", guid=self._id("claim", claim.id), name=_xml(claim.id), isCodable="true"
            )
            etree.SubElement(code, f"{_NS}Description").text = _xml(claim.text)
            if claim.note:
                etree.SubElement(code, f"{_NS}NoteRef", targetGUID=self._id("note", claim.id))

    def _sources(self, holder: Any, etree: Any, user: str) -> None:
        said: dict[str, list[tuple[str, Quotation]]] = {}
        for owner in self.amap.claims.values():
            for quotation in owner.quotations:
                said.setdefault(quotation.source, []).append((owner.id, quotation))
        for source in self.amap.sources.values():
            guid = self._id("source", source.id)
            made = etree.SubElement(holder, f"{_NS}TextSource", guid=guid, name=_xml(source.title))
            if source.id in self.texts:
                made.set("plainTextPath", f"internal://{guid}.txt")
            else:
                etree.SubElement(made, f"{_NS}PlainTextContent").text = ""
            text = QuotedText.of(self.texts[source.id]) if source.id in self.texts else None
            for at, (claim, quotation) in enumerate(said.get(source.id, ())):
                place = quoted_place(text, quotation) if text is not None else None
                if place is None:
                    self.losses.append(case(NOT_PLACED, self.amap, quotation.origin, quotation.text))
                    continue
                selection = etree.SubElement(
                    made, f"{_NS}PlainTextSelection", guid=self._id("selection", f"{source.id} {at}"),
                    name=str(quotation.kind), startPosition=str(place[0]), endPosition=str(place[1]), creatingUser=user,
                )  # fmt: skip
                coding = etree.SubElement(
                    selection, f"{_NS}Coding", guid=self._id("coding", f"{source.id} {at}"), creatingUser=user
                )
                etree.SubElement(coding, f"{_NS}CodeRef", targetGUID=self._id("claim", claim))

    def _links(self) -> Iterator[tuple[str, str, str]]:
        for step in self.amap.inferences.values():
            if _simple(step, self.amap):
                yield step.premises[0], str(step.kind), step.target
        for clash in self.amap.contradictions.values():
            yield clash.first, "contradicts", clash.second
        for same in self.amap.restatements.values():
            yield same.first, "restates", same.second


def _simple(step: Inference, amap: MapContent) -> bool:
    """Whether a step leads from one claim to another one."""
    return len(step.premises) == 1 and step.target in amap.claims


def _put(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    """A part with a fixed date."""
    part = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    part.compress_type = zipfile.ZIP_DEFLATED
    file.writestr(part, data)


def _xml(text: str) -> str:
    """A text as XML can hold it."""
    return re.sub(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", tidy(text))
