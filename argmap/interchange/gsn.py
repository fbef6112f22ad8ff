"""GSN: assurance cases in the YAML of gsn2x.

GSN Community Standard, version 3 (2021). Goals (G) are claims, strategies (S) the warrants of the steps to them,
solutions (Sn) what the evidence shows, assumptions (A) premises that are assumed; counter-goals (CG) and
-solutions (CSn) challenge.
"""

import re
from collections.abc import Mapping

from argmap.interchange.draft import Draft, one_line
from argmap.interchange.foreign import Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import NOTHING_THERE, left_out, read_as
from argmap.interchange.yaml_file import key_span, mapping_of, names_in, word_of
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind
from argmap.source import Span

CONTEXT = left_out("context", "Context and justification are kept only as notes.")
DRAWN = left_out("drawn", "What only says how or on which layer an element is drawn is left out.")
CONFIDENCE = left_out("confidence", "Assurance claim points (ACP) are left out.")
DEFEATED = read_as("defeated", "That an element is defeated is not taken over: what challenges it decides.")
SOLUTION = read_as(
    "solution", "A solution is read as a claim that what it points to shows what it is given for; it is assumed."
)
UNDEVELOPED = read_as("undeveloped", "An element without support that the file does not call undeveloped is open too.")
TOGETHER = read_as(
    "together",
    "All that supports a goal, also through a strategy, supports it together: if a part fails, so does the goal.",
)
MODULE = left_out("module", "The description of a module is left out; its name is the title.")
LOSSES = (CONTEXT, DRAWN, CONFIDENCE, DEFEATED, SOLUTION, UNDEVELOPED, TOGETHER, MODULE)
_KIND = re.compile(r"(CSn|CG|Sn|G|S|C|A|J)(?![a-z])")
_DRAWN = ("horizontalIndex", "rankIncrement", "classes", "level", "nodeType", "relatedTo")
_KNOWN = (
    "text",
    "url",
    "supportedBy",
    "inContextOf",
    "undeveloped",
    "challenges",
    "acp",
    "defeated",
    "assurance",
    *_DRAWN,
)
_TYPES = {
    "goal": "G", "strategy": "S", "solution": "Sn", "context": "C", "assumption": "A", "justification": "J",
    "countergoal": "CG", "countersolution": "CSn",
}  # fmt: skip
_CLAIMS = ("G", "Sn", "A", "CG", "CSn")


def read_gsn(foreign: Foreign) -> Imported[MapContent]:
    """The map of an assurance case."""
    data = mapping_of(foreign, "gsn")
    if isinstance(data, Imported):
        return data
    reader = _GsnReader(foreign, data)
    if not any(kind in _CLAIMS for kind in reader.kinds.values()):
        return unreadable(foreign.source, "gsn", "this is no assurance case: it has no goal (G…) and no solution (Sn…)")
    return reader.made()


class _GsnReader:
    def __init__(self, foreign: Foreign, data: Mapping[object, object]) -> None:
        self.foreign = foreign
        self.draft = Draft(foreign.source, "gsn", LOSSES)
        self.data = data
        self.elements: dict[str, Mapping[object, object]] = {}
        self.spans: dict[str, Span] = {}
        self.kinds: dict[str, str] = {}
        self.through: dict[str, list[str]] = {}
        for key, value in data.items():
            name = word_of(key)
            element = value if isinstance(value, Mapping) else {}
            kind = _TYPES.get(word_of(element.get("nodeType")).casefold(), "")
            found = _KIND.match(name)
            if (kind or found) and name != "module":
                self.kinds[name] = kind or (found[1] if found else "")
                self.elements[name] = element
                self.spans[name] = key_span(foreign.source, data, key)

    def made(self) -> Imported[MapContent]:
        """Make the map."""
        module = self.data.get("module")
        if isinstance(module, Mapping):
            self.draft.head(title=one_line(word_of(module.get("name"))))
            self.draft.lose(
                MODULE, key_span(self.foreign.source, self.data, "module"), "the description of the module is left out"
            )
        for name, kind in self.kinds.items():
            if kind in _CLAIMS:
                self._claim(name, kind)
        for name in self.kinds:
            self._supports(name)
        for name in self.kinds:
            self._challenges(name)
        for name, kind in self.kinds.items():
            self._unsupported(name, kind)
        return self.draft.finish(leaves=self.foreign.leaves)

    def _text(self, name: str) -> str:
        return one_line(word_of(self.elements[name].get("text"))) or name

    def _claim(self, name: str, kind: str) -> None:
        element, span = self.elements[name], self.spans[name]
        extra = [
            f"{word_of(key)}: {one_line(word_of(value))}"
            for key, value in element.items()
            if word_of(key) not in _KNOWN and word_of(value)
        ]
        words = one_line(word_of(element.get("text")))
        self.draft.add_claim(
            name, words, span, name=name, title=name, url=word_of(element.get("url")), note="\n".join(extra)
        )
        self._context(name, name)
        if any(key in element for key in _DRAWN):
            self.draft.lose(DRAWN, span, f"how `{name[:40]}` is drawn is left out")
        if "acp" in element:
            self.draft.lose(CONFIDENCE, span, f"the assurance claim points of `{name[:40]}` are left out")
        if element.get("defeated") is True:
            self.draft.lose(DEFEATED, span, f"that `{name[:40]}` is defeated is not taken over")
        if kind in ("Sn", "CSn", "A"):
            self.draft.mark(name, assumed=True)
            if kind != "A":
                self.draft.lose(SOLUTION, span, f"`{name[:40]}` is read as a claim that is assumed")

    def _context(self, name: str, owner: str) -> list[str]:
        """Note the context of an element on its claim; returns the assumptions in it."""
        assumed = []
        for each in names_in(self.elements[name].get("inContextOf")):
            if self.kinds.get(each) == "A":
                assumed.append(each)
            elif each in self.elements:
                if self._text(each) != each:
                    self.draft.note_claim(owner, f"{each}: {self._text(each)}")
                self.draft.lose(CONTEXT, self.spans[each], f"`{each[:40]}` is kept only as a note")
            else:
                self.draft.lose(NOTHING_THERE, self.spans[name], f"there is no `{each[:40]}`")
        return assumed

    def _supports(self, name: str) -> None:
        """The step to a goal: from all goals and solutions below it, also those below a strategy, taken together."""
        if self.kinds[name] not in _CLAIMS:
            return
        direct = names_in(self.elements[name].get("supportedBy"))
        below: list[str] = []
        assumed = [each for each in names_in(self.elements[name].get("inContextOf")) if self.kinds.get(each) == "A"]
        strategies: list[str] = []
        stack = list(reversed(direct))
        while stack:
            each = stack.pop()
            kind = self.kinds.get(each, "")
            if kind == "S" and each not in strategies:
                strategies.append(each)
                assumed += self._context(each, name)
                if any(key in self.elements[each] for key in _DRAWN):
                    self.draft.lose(DRAWN, self.spans[each], f"how `{each[:40]}` is drawn is left out")
                stack.extend(reversed(names_in(self.elements[each].get("supportedBy"))))
            elif kind in _CLAIMS:
                below.append(each)
            elif kind != "S":
                self.draft.lose(NOTHING_THERE, self.spans[name], f"there is no `{each[:40]}`")
        if not below:
            return
        if len(set(below)) > 1:
            self.draft.lose(
                TOGETHER, self.spans[name], f"what supports `{name[:40]}` is read as supporting it together"
            )
        alone = strategies[0] if len(direct) == 1 and strategies else ""
        warrant = "; ".join(self._text(each) for each in strategies if self._text(each) != each)
        self.draft.add_step(
            InferenceKind.SUPPORTS, [*below, *assumed], name, self.spans[name],
            key=f"step to {name}", name=alone, title=alone, warrant=warrant,
        )  # fmt: skip
        for each in strategies:
            self.through.setdefault(each, []).append(f"step to {name}")

    def _challenges(self, name: str) -> None:
        for each in names_in(self.elements[name].get("challenges")):
            if self.kinds[name] not in _CLAIMS:
                continue
            kind = self.kinds.get(each, "")
            if kind in _CLAIMS:
                self.draft.add_step(InferenceKind.REBUTS, [name], each, self.spans[name])
            elif kind == "S":
                for step in self.through.get(each, ()):
                    self.draft.add_step(InferenceKind.UNDERCUTS, [name], step, self.spans[name])
                if each not in self.through:
                    self.draft.lose(NOTHING_THERE, self.spans[name], f"nothing leads through `{each[:40]}`")
            else:
                self.draft.lose(NOTHING_THERE, self.spans[name], f"there is no `{each[:40]}`")

    def _unsupported(self, name: str, kind: str) -> None:
        """A goal that nothing supports is open: an assurance case claims nothing without evidence."""
        if kind not in ("G", "CG") or names_in(self.elements[name].get("supportedBy")):
            return
        self.draft.mark(name, open=True)
        if self.elements[name].get("undeveloped") is not True:
            self.draft.lose(UNDEVELOPED, self.spans[name], f"nothing supports `{name[:40]}`: it is read as undeveloped")
