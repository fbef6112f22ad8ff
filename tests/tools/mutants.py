"""Small changes of a program that a good test notices, one at a time.

    if count > most and not done:     count >= most · or · done · True · False
        names += [x for x in y if x]  -= · no filter · statement deleted
        return count - 1              count + 1 · 0 · 2 · statement deleted

Annotations and docstrings are left alone, and so are assertions, which are there for the type checker.
"""

import ast
from collections.abc import Iterator, Sequence
from copy import copy
from dataclasses import dataclass

OPERATORS = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
    ast.And: ast.Or,
    ast.Or: ast.And,
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
}
DELETED = (ast.AugAssign, ast.Expr, ast.Return, ast.Raise, ast.Continue, ast.Break, ast.Delete)
UNTOUCHED = {"annotation", "returns"}
CONDITIONS = {"test", "guard"}
MOST_SHOWN = 60


@dataclass(frozen=True)
class Mutant:
    """A program with one change: the lines of it, what was changed, and the whole text."""

    line: int
    last: int
    what: str
    code: str


@dataclass(frozen=True)
class _Change:
    """Another value for one field of a node."""

    node: ast.AST
    field: str
    value: object
    place: ast.AST
    what: str


def plain(code: str) -> str:
    """The program as a mutant of it without any change would be written."""
    return ast.unparse(ast.parse(code))


def mutants(code: str, lines: set[int] | None = None) -> Iterator[Mutant]:
    """The mutants of a program, in the order of its text; if lines are given, those that touch one of these."""
    tree = ast.parse(code)
    changes = sorted(_changes(tree), key=lambda each: (each.place.lineno, each.place.col_offset))
    for each in changes:
        line, last = each.place.lineno, each.place.end_lineno
        if lines is None or lines & set(range(line, last + 1)):
            before = getattr(each.node, each.field)
            setattr(each.node, each.field, each.value)
            yield Mutant(line, last, each.what, ast.unparse(tree))
            setattr(each.node, each.field, before)


def _changes(node: ast.AST) -> Iterator[_Change]:
    for field, value in ast.iter_fields(node):
        if field in UNTOUCHED or isinstance(node, ast.Assert):
            continue
        for at, child in enumerate(value if isinstance(value, list) else [value]):
            if not isinstance(child, ast.AST) or _is_text_alone(child):
                continue
            for new, what in _instead(child, node, field):
                whole = [*value[:at], *new, *value[at + 1 :]] if isinstance(value, list) else new[0]
                yield _Change(node, field, whole, child if hasattr(child, "lineno") else node, what)
            yield from _changes(child)
    if isinstance(node, ast.comprehension):
        for at, test in enumerate(node.ifs):
            less = [*node.ifs[:at], *node.ifs[at + 1 :]]
            yield _Change(node, "ifs", less, test, f"filter dropped: if {_shown(test)}")


def _is_text_alone(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _instead(node: ast.AST, parent: ast.AST, field: str) -> Iterator[tuple[list[ast.AST], str]]:
    """What may stand in the place of a node, and how to say it."""
    if _may_be_deleted(node):
        yield [ast.Pass()], f"deleted: {_shown(node)}"
    new: list[ast.AST] = []
    if field in CONDITIONS and not isinstance(node, ast.Constant):
        # A loop without an end tells nothing.
        new += [ast.Constant(False)] if isinstance(parent, ast.While) else [ast.Constant(True), ast.Constant(False)]
    if isinstance(node, ast.Compare):
        for at, op in enumerate(node.ops):
            new.append(_with(node, ops=[*node.ops[:at], OPERATORS[type(op)](), *node.ops[at + 1 :]]))
    elif isinstance(node, ast.BoolOp | ast.BinOp | ast.AugAssign) and type(node.op) in OPERATORS:
        new.append(_with(node, op=OPERATORS[type(node.op)]()))
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        new.append(node.operand)
    elif isinstance(node, ast.Constant):
        new += map(ast.Constant, _other_values(node.value))
    for each in new:
        yield [each], f"{_shown(node)} → {_shown(each)}"


def _may_be_deleted(node: ast.AST) -> bool:
    """Whether a statement can be left out without leaving a name undefined."""
    if isinstance(node, ast.Assign):
        return all(isinstance(each, ast.Attribute | ast.Subscript) for each in node.targets)
    return isinstance(node, DELETED) and not (isinstance(node, ast.Return) and node.value is None)


def _other_values(value: object) -> Sequence[object]:
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int | float):
        return [value + 1, value - 1]
    if isinstance(value, str):
        return ["" if value else "?"]
    return []


def _with(node: ast.AST, **fields: object) -> ast.AST:
    changed = copy(node)
    for name, value in fields.items():
        setattr(changed, name, value)
    return changed


def _shown(node: ast.AST) -> str:
    words = " ".join(ast.unparse(node).split())
    return words if len(words) <= MOST_SHOWN else f"{words[: MOST_SHOWN - 1]}…"
