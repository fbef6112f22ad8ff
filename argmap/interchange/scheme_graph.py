"""What AIF, SADFace and arguebuf have in common: claims, nodes for steps between them, and edges.

A step node of the kind `support`, `attack` or `rephrase` has premises (edges into it) and targets (edges out of it). An
attack on a step is an undercut. Two attacks of the scheme `Contradiction`, one each way, are one contradiction.
"""

import re
from collections import defaultdict

import attrs

from argmap.english import shortened
from argmap.interchange.draft import Draft, one_row
from argmap.interchange.loss import NOTHING_THERE, left_out, mended
from argmap.model.content import MapContent
from argmap.model.elements import Inference, InferenceKind
from argmap.model.voicing import aimed
from argmap.source import Span

REPHRASE = left_out(
    "rephrase", "A rephrase is kept only as a note; with `--rephrase restates` it ties two wordings of one claim."
)
PREFERENCE = left_out("preference", "A preference between claims or steps is left out.")
INNER = left_out("inner", "A step that supports or rephrases another step is left out.")
DIRECT = mended("direct", "An edge from a claim to a claim is a support.")
LOSSES = (REPHRASE, PREFERENCE, INNER, DIRECT)
STRICT = "Strict Inference"
SYMMETRIC = "Contradiction"
UNDERCUT = "Undercut"
_NO_SCHEME = re.compile(
    r"\A(?:RA|CA|MA|support|attack|accept|(?:Default )?(?:Inference|Conflict|Rephrase)|Default|)\Z",
    re.IGNORECASE,
)


@attrs.define(eq=False)
class _Node:
    kind: str
    scheme: str
    span: Span
    name: str


class SchemeGraph:
    """A graph of claims and steps, filled by a reader and turned into the steps of a map."""

    def __init__(self, draft: Draft, *, restates: bool) -> None:
        self.draft = draft
        self.restates = restates
        self.steps: dict[str, _Node] = {}
        self.into: dict[str, list[str]] = defaultdict(list)
        self.out: dict[str, list[str]] = defaultdict(list)
        self._clashes: set[tuple[str, str]] = set()

    def add_step(self, key: str, kind: str, scheme: str, span: Span, *, name: str = "") -> None:
        """Add the node of a step; `name` is what the step is to be called, if that is a name."""
        if kind == "preference":
            self.draft.lose(PREFERENCE, span, "a preference is left out")
        else:
            self.steps.setdefault(key, _Node(kind, one_row(scheme), span, name))

    def add_edge(self, first: str, second: str, span: Span) -> None:
        """Add an edge; one between two claims is a support."""
        if self.draft.has_claim(first) and self.draft.has_claim(second):
            key = f"direct {first} {second}"
            self.steps[key] = _Node("support", "", span, "")
            self.into[key], self.out[key] = [first], [second]
            self.draft.lose(DIRECT, span, "an edge leads from a claim to a claim: read as a support")
        elif self._known(first) and self._known(second):
            if second not in self.out[first]:
                self.out[first].append(second)
                self.into[second].append(first)
        else:
            self.draft.lose(NOTHING_THERE, span, "an edge leads to or from a node that is not there")

    def _known(self, key: str) -> bool:
        return self.draft.has_claim(key) or key in self.steps

    def build(self) -> None:
        """Make the steps of the map."""
        for key, node in self.steps.items():
            if node.kind != "rephrase":
                self._step(key, node)
        for key, node in self.steps.items():
            if node.kind == "rephrase":
                self._rephrase(key, node)

    def _step(self, key: str, node: _Node) -> None:
        premises = [each for each in self.into[key] if self.draft.has_claim(each)]
        targets = self.out[key]
        symmetric = node.kind == "attack" and node.scheme == SYMMETRIC
        special = node.scheme in (STRICT, SYMMETRIC, UNDERCUT)
        scheme = "" if special or _NO_SCHEME.match(node.scheme) else node.scheme
        if not targets or not premises:
            self.draft.add_step(InferenceKind.SUPPORTS, premises, "", node.span)
            return
        for at, target in enumerate(targets):
            to_claim = self.draft.has_claim(target)
            if not to_claim and (node.kind == "support" or self.steps[target].kind == "rephrase"):
                self.draft.lose(INNER, node.span, "a step leads to another step without undercutting it")
            elif symmetric and to_claim and len(premises) == 1:
                if (premises[0], target) not in self._clashes:
                    self._clashes.add((target, premises[0]))
                    self.draft.contradict(premises[0], target, node.span, name=node.name)
            else:
                kind = InferenceKind.IMPLIES if node.scheme == STRICT else InferenceKind.SUPPORTS
                if node.kind == "attack":
                    undercut = not to_claim or node.scheme == UNDERCUT
                    kind = InferenceKind.UNDERCUTS if undercut else InferenceKind.REBUTS
                self.draft.add_step(
                    kind, premises, target, node.span,
                    key=key if at == 0 else "", name=node.name if len(targets) == 1 else "", scheme=scheme,
                )  # fmt: skip

    def _rephrase(self, key: str, node: _Node) -> None:
        for first in self.into[key]:
            for second in self.out[key]:
                if not (self.draft.has_claim(first) and self.draft.has_claim(second)):
                    self.draft.lose(INNER, node.span, "a rephrase of a step is left out")
                elif self.restates:
                    self.draft.restate(first, second, node.span, name=node.name)
                else:
                    self.draft.note_claim(first, f"Rephrases: {one_row(self.draft.text_of(second))}")
                    help_ = "`--rephrase restates` makes them one claim in two wordings"
                    self.draft.lose(REPHRASE, node.span, "a rephrase is kept only as a note", help_=help_)


@attrs.frozen
class WrittenStep:
    """A node of a step to write, with the keys of what leads into it and of what it leads to."""

    key: str
    kind: str
    scheme: str
    premises: tuple[str, ...]
    target: str
    named: bool = False


def written_steps(amap: MapContent) -> list[WrittenStep]:
    """The steps of a map as nodes: contradictions both ways, and what undercuts words as an undercut of their claim."""
    found = [_written(step, amap) for step in amap.inferences.values()]
    for clash in amap.contradictions.values():
        first, second = (clash.first,), (clash.second,)
        found += [
            WrittenStep(
                key=clash.id, kind="attack", scheme=SYMMETRIC, premises=first, target=clash.second, named=clash.named
            ),
            WrittenStep(key=f"{clash.id}\n", kind="attack", scheme=SYMMETRIC, premises=second, target=clash.first),
        ]
    for same in amap.restatements.values():
        node = WrittenStep(
            key=same.id, kind="rephrase", scheme="Default Rephrase", premises=(same.first,), target=same.second,
            named=same.named,
        )  # fmt: skip
        found.append(node)
    return found


def _written(step: Inference, amap: MapContent) -> WrittenStep:
    kind = "support" if step.kind.speaks_for else "attack"
    target = step.target
    if target not in amap.claims and target not in amap.inferences:
        parts = aimed(target)
        target = parts[0] if parts else target
    scheme = step.scheme
    if step.kind is InferenceKind.IMPLIES:
        scheme = STRICT
    elif step.kind is InferenceKind.UNDERCUTS and target in amap.claims:
        scheme = UNDERCUT
    return WrittenStep(key=step.id, kind=kind, scheme=scheme, premises=step.premises, target=target, named=step.named)


def short_words(text: str) -> str:
    """The first words of a text, for a message."""
    return shortened(" ".join(text.split()), 40)
