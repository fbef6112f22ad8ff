"""Writing Argdown: statements under their headings, arguments with premises and conclusion, and quotations as data.

A step becomes an argument where a relation cannot say it: with several premises, a name, a scheme or a warrant, or
where something undercuts it. One that speaks against something then concludes that it does so.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence

from argmap.interchange.foreign import Exported
from argmap.interchange.unwritten import not_written, unwritten
from argmap.model.content import MapContent
from argmap.model.elements import Claim, Inference, InferenceKind, Quotation, QuotationKind
from argmap.model.propositions import heads_of
from argmap.model.voicing import aimed

UNWRITTEN = (
    not_written("map-details", "Language, weighing, note and tags of the map have no place in Argdown."),
    not_written("source-details", "Of a source Argdown keeps the title."),
    not_written("speaker-details", "Of a speaker Argdown keeps the name."),
    not_written("claim-credences", "Dates and credences of claims have no place in Argdown."),
    not_written("open", "That a claim is open has no place in Argdown."),
    not_written("assumed", "That a claim is assumed has no place in Argdown: there every premise is."),
    not_written("quotation-dates", "Dates, notes and surroundings of quotations have no place in Argdown."),
    not_written("step-strengths", "Strengths of steps have no place in Argdown."),
    not_written(
        "relation-details", "Names, notes and tags of contradictions and restatements have no place in Argdown."
    ),
    not_written("strict", "That a step is strict has no place in Argdown, where a whole document is or is not."),
    not_written(
        "contradictions",
        "A contradiction is written as two attacks: the sign of Argdown says more, that one has to be true.",
    ),
    not_written("restatements", "Two wordings of a claim share one title, and the name of the second is left out."),
    not_written("questions", "A question is written as attacks between its answers."),
    not_written("expectations", "Expectations have no place in Argdown."),
    not_written("of-words", "An undercut of what somebody is quoted for is written as an undercut of the statement."),
    not_written("argued", "That somebody makes a step in these words has no place in Argdown."),
    not_written(
        "against-together",
        "What speaks against something, and is more than one statement, is written with a conclusion of its own.",
    ),
)
_MARKS = re.compile(r"[\\\[\]<>#*_@{}/]")
_CODE = re.compile(r"([.:])(?=[^\s.:]{1,8}\1)")


def write_argdown(amap: MapContent, *, texts: Mapping[str, str]) -> Exported:  # noqa: ARG001 - every writer is called so
    """The map as an Argdown document."""
    text = "\n".join(_ArgdownWriter(amap).lines()).rstrip("\n") + "\n"
    return Exported(data=text.encode("utf-8", "replace"), losses=tuple(unwritten(amap, UNWRITTEN)))


class _ArgdownWriter:
    def __init__(self, amap: MapContent) -> None:
        self.amap = amap
        self.heads = heads_of(amap)
        self.titles = self._titles()
        aims = {step.target for step in amap.inferences.values()}
        self.whole = {step.id for step in amap.inferences.values() if self._needs_argument(step, aims)}
        self.arguments = self._argument_titles()
        self.below: dict[str, list[str]] = {}
        self._relate()

    def _titles(self) -> dict[str, str]:
        """A title for each claim: its name, or a number; wordings share that of the first."""
        taken = set(self.amap.claims)
        found: dict[str, str] = {}
        number = 0
        for claim in self.amap.claims.values():
            if claim.named:
                found[claim.id] = claim.id
                continue
            number += 1
            while f"Claim {number}" in taken:
                number += 1
            found[claim.id] = f"Claim {number}"
        return {claim: found[self.heads.get(claim, claim)] for claim in self.amap.claims}

    def _needs_argument(self, step: Inference, aims: set[str]) -> bool:
        return (
            len(step.premises) > 1
            or step.named
            or step.id in aims
            or bool(step.scheme or step.warrant or step.note or step.tags)
        )

    def _argument_titles(self) -> dict[str, str]:
        found: dict[str, str] = {}
        number = 0
        for id_ in self.amap.inferences:
            if id_ in self.whole:
                step = self.amap.inferences[id_]
                number += 1
                found[id_] = id_ if step.named else f"Argument {number}"
        return found

    def _relate(self) -> None:
        """The relations that stand below statements and arguments, by the title that they stand below."""
        for step in self.amap.inferences.values():
            if step.id in self.whole:
                continue
            sign = {InferenceKind.REBUTS: "-", InferenceKind.UNDERCUTS: "<_"}.get(step.kind, "+")
            self.below.setdefault(self._target(step), []).append(f"  {sign} [{self.titles[step.premises[0]]}]")
        for clash in self.amap.contradictions.values():
            first, second = f"[{self.titles[clash.first]}]", f"[{self.titles[clash.second]}]"
            self.below.setdefault(first, []).append(f"  - {second}")
            self.below.setdefault(second, []).append(f"  - {first}")

    def _target(self, step: Inference) -> str:
        """What a step leads to: a statement, or an argument."""
        if step.target in self.amap.claims:
            return f"[{self.titles[step.target]}]"
        if step.target in self.arguments:
            return f"<{self.arguments[step.target]}>"
        parts = aimed(step.target)
        return f"[{self.titles[parts[0]]}]" if parts else ""

    def lines(self) -> Iterator[str]:
        """The lines of the document."""
        yield from self._front()
        section = ""
        ranks = {each: at for at, each in enumerate(self.amap.sections)}
        for claim in sorted(self.amap.claims.values(), key=lambda each: ranks.get(each.section, -1)):
            if claim.section != section:
                section = claim.section
                yield f"# {escaped(self.amap.sections[section].title)}"
                yield ""
            yield from self._statement(claim)
            yield ""
        for step in self.amap.inferences.values():
            if step.id in self.whole:
                yield from self._argument(step)
                yield ""

    def _front(self) -> Iterator[str]:
        values = {"title": self.amap.title, "author": self.amap.author, "date": self.amap.date}
        if any(values.values()):
            yield "==="
            for name, value in values.items():
                if value:
                    yield f"{name}: {_yaml(value)}"
            yield "==="
            yield ""

    def _statement(self, claim: Claim) -> Iterator[str]:
        title = self.titles[claim.id]
        tags = "".join(f" #({_tag(each)})" for each in claim.tags)
        yield f"[{title}]: {escaped(claim.text)}{tags}{self._data(claim)}"
        if self.heads.get(claim.id, claim.id) == claim.id:
            yield from dict.fromkeys(self.below.get(f"[{title}]", ()))

    def _data(self, claim: Claim) -> str:
        """Quotations, address, short form and note, as data in braces."""
        data: dict[str, object] = {}
        if claim.short:
            data["short"] = claim.short
        if claim.url:
            data["url"] = claim.url
        if claim.note:
            data["note"] = claim.note
        if claim.quotations:
            data["quotes"] = [self._quotation(each) for each in claim.quotations]
        return f" {_flow(data)}" if data else ""

    def _quotation(self, quotation: Quotation) -> dict[str, str]:
        said = {"source": self.amap.sources[quotation.source].title, "quote": quotation.text}
        if quotation.speaker:
            said["by"] = self.amap.name_of_voice(quotation.speaker)
        if quotation.citing:
            said["citing"] = "; ".join(self.amap.name_of_voice(each) for each in quotation.citing)
        if quotation.kind is not QuotationKind.QUOTE:
            said["stance"] = str(quotation.kind)
        if quotation.locator:
            said["at"] = quotation.locator
        return said

    def _argument(self, step: Inference) -> Iterator[str]:
        title = self.arguments[step.id]
        tags = "".join(f" #({_tag(each)})" for each in step.tags)
        gist = " ".join(filter(None, (escaped(step.warrant), escaped(step.note))))
        yield f"<{title}>: {gist}{tags}" if gist else f"<{title}>{tags}"
        yield from dict.fromkeys(self.below.get(f"<{title}>", ()))
        yield ""
        for at, premise in enumerate(step.premises, 1):
            yield f"({at}) [{self.titles[premise]}]"
        rule = " ".join(step.scheme.replace(",", " ").replace("--", " ").split())
        yield f"-- {escaped(rule)} --" if rule else "----"
        last = len(step.premises) + 1
        if step.kind.speaks_for:
            yield f"({last}) {self._target(step)}"
            return
        against = self._target(step)
        yield f"({last}) [against {title}]: {self._against(step)}"
        yield f"  {'_>' if step.kind is InferenceKind.UNDERCUTS else '->'} {against}"

    def _against(self, step: Inference) -> str:
        """The conclusion of what speaks against something, in words."""
        if step.target in self.amap.claims:
            words = escaped(self.amap.claims[step.target].text)
            said = "Set aside" if step.kind is InferenceKind.UNDERCUTS else "Against"
            return f"{said}: {words}"
        return f"Set aside: {escaped(step.target)}"


def escaped(text: str) -> str:
    """A text on one line in which nothing is a sign of Argdown."""
    words = " ".join(text.split())
    return _CODE.sub(r"\\\1", _MARKS.sub(lambda found: "\\" + found[0], words))


def _tag(text: str) -> str:
    return " ".join(text.replace("(", " ").replace(")", " ").split())


def _yaml(text: str) -> str:
    """A text as a scalar of YAML on one line; no sign of it ends the front matter."""
    return json.dumps(" ".join(text.split()).replace("===", "= = ="), ensure_ascii=False)


def _flow(value: object) -> str:
    """Data as YAML in flow style. Argdown ends data at a brace that words follow, so no brace stands in a text."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_flow(each)}" for name, each in value.items()) + "}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return "[" + ", ".join(map(_flow, value)) + "]"
    text = json.dumps(" ".join(str(value).split()), ensure_ascii=False)
    return text.replace("{", "\\u007b").replace("}", "\\u007d")
