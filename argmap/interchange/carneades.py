"""Carneades 4: argument graphs in YAML, with statements, arguments, issues, assumptions and tests.

Gordon, Carneades 4 (github.com/carneades/carneades-4); Gordon and Walton, Formalizing balancing arguments (2016).
What is neither assumed nor argued for is out there, and so `open` here.
"""

from collections.abc import Mapping

from argmap.interchange.draft import Draft, one_line
from argmap.interchange.foreign import Foreign
from argmap.interchange.imported import Imported, unreadable
from argmap.interchange.loss import NOTHING_THERE, left_out, read_as
from argmap.interchange.yaml_file import key_span, mapping_of, names_in, word_of
from argmap.model.content import MapContent
from argmap.model.elements import InferenceKind, Verdict
from argmap.model.verdict_kinds import NOT_ACCEPTED
from argmap.source import Span

ROLES = left_out("roles", "What part a premise plays (datum, warrant, …) is left out.")
STANDARD = left_out("standard", "The standard by which an issue is decided is left out.")
SCHEMES = left_out(
    "schemes", "Definitions of schemes, of a language and of rules are left out; what they would derive is not there."
)
WEIGHT = left_out("weight", "A weight that is computed is left out.")
APPLICABLE = read_as(
    "applicable", "A statement that only says that an argument is not applicable is written out as such."
)
RIVALS = read_as(
    "rivals", "An issue, which has no words, is read as a question with rival answers, of which at most one is true."
)
WEIGHING = read_as(
    "weighing",
    "An argument that is weighed (`cumulative`, `factorized`, …) is read as one whose premises hold together.",
)
LOSSES = (ROLES, STANDARD, SCHEMES, WEIGHT, APPLICABLE, RIVALS, WEIGHING)
_WEIGHED = ("cumulative", "convergent", "factorized", "evidence", "preference", "sorted")
_KNOWN = ("meta", "statements", "arguments", "issues", "assumptions", "tests")
_TESTS = {"in": str(Verdict.ACCEPTED), "out": NOT_ACCEPTED, "undecided": str(Verdict.UNDECIDED)}


def read_carneades(foreign: Foreign) -> Imported[MapContent]:
    """The map of an argument graph; its tests become expectations."""
    data = mapping_of(foreign, "carneades")
    if isinstance(data, Imported):
        return data
    if not isinstance(data.get("statements"), Mapping):
        return unreadable(foreign.source, "carneades", "this is no graph of Carneades: it has no `statements`")
    return _CarneadesReader(foreign, data).made()


class _CarneadesReader:
    def __init__(self, foreign: Foreign, data: Mapping[object, object]) -> None:
        self.foreign = foreign
        self.data = data
        self.draft = Draft(foreign.source, "carneades", LOSSES)

    def made(self) -> Imported[MapContent]:
        """Make the map."""
        self._meta()
        for key in self.data:
            if word_of(key) not in _KNOWN:
                self.draft.lose(SCHEMES, self._span(self.data, key), f"`{word_of(key)[:40]}` is left out")
        assumed = set(names_in(self.data.get("assumptions")))
        statements = self._mapping("statements")
        for key, value in statements.items():
            self._statement(word_of(key), value, self._span(statements, key), assumed)
        for name in sorted(assumed):
            if not self.draft.has_claim(name):
                self.draft.lose(
                    NOTHING_THERE, self._span(self.data, "assumptions"), f"`{name[:40]}` is assumed, and no statement"
                )
        arguments = self._mapping("arguments")
        for key, value in arguments.items():
            self._argument(word_of(key), value, self._span(arguments, key))
        issues = self._mapping("issues")
        for key, value in issues.items():
            self._issue(word_of(key), value, self._span(issues, key))
        self._open(assumed)
        tests = self._mapping("tests")
        for key, verdict in _TESTS.items():
            for claim in names_in(tests.get(key)):
                self.draft.expect(claim, verdict, self._span(tests, key))
        return self.draft.finish(leaves="plain")

    def _span(self, mapping: object, key: object) -> Span:
        return key_span(self.foreign.source, mapping, key)

    def _mapping(self, name: str) -> Mapping[object, object]:
        found = self.data.get(name)
        return found if isinstance(found, Mapping) else {}

    def _meta(self) -> None:
        meta = self._mapping("meta")
        self.draft.head(title=one_line(word_of(meta.get("title"))))
        for key, value in meta.items():
            words = one_line(word_of(value))
            if word_of(key) != "title" and words:
                self.draft.add_note(f"{word_of(key)}: {words}")

    def _statement(self, key: str, value: object, span: Span, assumed: set[str]) -> None:
        text = one_line(word_of(value.get("text")) if isinstance(value, Mapping) else word_of(value))
        if isinstance(value, Mapping) and value.get("assumed") is True:
            assumed.add(key)
        if not text or text == key:
            text = key
            aimed = key.removeprefix("¬").removeprefix("-")
            if aimed.startswith("app(") and aimed.endswith(")") and aimed != key:
                text = f"The argument {aimed[4:-1]} is not applicable."
                self.draft.lose(APPLICABLE, span, f"`{key[:40]}` is written out: “{text}”")
        self.draft.add_claim(key, text, span, name=key, title=key.replace("¬", "not "))

    def _argument(self, key: str, value: object, span: Span) -> None:
        if not isinstance(value, Mapping):
            self.draft.lose(NOTHING_THERE, span, "this argument has no premises and no conclusion")
            return
        premises = value.get("premises")
        if isinstance(premises, Mapping):
            self.draft.lose(ROLES, span, f"what part each premise of `{key[:40]}` plays is left out")
            named = [word for each in premises.values() for word in names_in(each)]
        else:
            named = names_in(premises)
        weight = value.get("weight")
        strength = (
            weight if isinstance(weight, (int, float)) and not isinstance(weight, bool) and 0 <= weight <= 1 else None
        )
        if weight is not None and strength is None:
            self.draft.lose(WEIGHT, span, f"the weight of `{key[:40]}` is no number from 0 to 1")
        self.draft.add_step(
            InferenceKind.SUPPORTS, named, word_of(value.get("conclusion")), span,
            key=f"argument {key}", name=key, title=key, strength=strength,
            scheme=one_line(word_of(value.get("scheme"))),
        )  # fmt: skip
        scheme = one_line(word_of(value.get("scheme")))
        if scheme.casefold() in _WEIGHED:
            self.draft.lose(WEIGHING, span, f"that `{key[:40]}` is weighed (`{scheme[:20]}`) is not taken over")
        for name in ("undercutter", "exceptions"):
            for each in names_in(value.get(name)):
                self.draft.add_step(InferenceKind.UNDERCUTS, [each], f"argument {key}", span)

    def _issue(self, key: str, value: object, span: Span) -> None:
        positions = names_in(value.get("positions")) if isinstance(value, Mapping) else []
        if isinstance(value, Mapping) and value.get("standard") is not None:
            self.draft.lose(STANDARD, span, f"the standard `{word_of(value.get('standard'))[:20]}` is left out")
        self.draft.lose(
            RIVALS, span, "the positions of this issue are read as rival answers, of which at most one is true"
        )
        self.draft.add_question(key, f"Which of these holds? ({key})", positions, span)

    def _open(self, assumed: set[str]) -> None:
        """What is assumed stands; what is neither assumed nor argued for does not."""
        argued = {
            word_of(each.get("conclusion")) for each in self._mapping("arguments").values() if isinstance(each, Mapping)
        }
        for key in map(word_of, self._mapping("statements")):
            if key in assumed:
                self.draft.mark(key, assumed=True)
            elif key not in argued:
                self.draft.mark(key, open=True)
