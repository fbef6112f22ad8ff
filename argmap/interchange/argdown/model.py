"""What an Argdown document says: statements with their wordings, arguments with their steps, and relations."""

import attrs

from argmap.source import Span


@attrs.define(eq=False)
class ArgdownText:
    """A statement, or the gist of an argument, where it stands in the file."""

    text: str
    span: Span
    tags: tuple[str, ...] = ()
    data: dict[str, object] = attrs.Factory(dict)
    links: tuple[tuple[str, str], ...] = ()
    styled: bool = False
    reference: bool = False
    section: int = -1


@attrs.define(eq=False)
class StatementClass:
    """All statements of one title: for Argdown they say the same."""

    title: str
    named: bool
    members: list[ArgdownText] = attrs.Factory(list)
    section: int = -1


@attrs.define(eq=False)
class PcsLine:
    """A line of a premise-conclusion structure; a conclusion knows by what rules it was inferred, and from what."""

    statement: str
    conclusion: bool
    span: Span
    number: int = 0
    rules: tuple[str, ...] = ()
    data: dict[str, object] = attrs.Factory(dict)


@attrs.define(eq=False)
class ArgdownArgument:
    """An argument: its gist in some wordings, and its premise-conclusion structure if it has one."""

    title: str
    named: bool
    members: list[ArgdownText] = attrs.Factory(list)
    pcs: list[PcsLine] = attrs.Factory(list)
    section: int = -1


@attrs.frozen
class End:
    """An end of a relation: a statement or an argument by its title, or the step to a line of an argument."""

    kind: str
    title: str
    line: int = -1


@attrs.define(eq=False)
class ArgdownRelation:
    """A relation: `support`, `attack`, `undercut`, `entails`, `contrary` or `contradictory`."""

    kind: str
    first: End
    second: End
    span: Span


@attrs.define(eq=False)
class ArgdownHeading:
    """A heading, how deep it stands, and whether it has more than its words."""

    title: str
    level: int
    span: Span | None = None
    more: bool = False


@attrs.define(eq=False)
class ArgdownDocument:
    """A whole document."""

    title: str = ""
    author: str = ""
    date: str = ""
    subtitle: str = ""
    abstract: str = ""
    strict: bool = False
    statements: dict[str, StatementClass] = attrs.Factory(dict)
    arguments: dict[str, ArgdownArgument] = attrs.Factory(dict)
    relations: list[ArgdownRelation] = attrs.Factory(list)
    headings: list[ArgdownHeading] = attrs.Factory(list)
    wrong: list[tuple[Span, str, str]] = attrs.Factory(list)
    """Places that cannot be read: where, why, and what to do."""
    skipped: list[tuple[str, Span, str]] = attrs.Factory(list)
    """What has no place in the model: the name of the loss, where, and a sentence."""

    _seen: set[tuple[object, ...]] = attrs.Factory(set)

    def statement(self, title: str, *, named: bool) -> StatementClass:
        """The statements of a title, made if they are new."""
        return self.statements.setdefault(title, StatementClass(title, named))

    def argument(self, title: str, *, named: bool) -> ArgdownArgument:
        """The argument of a title, made if it is new."""
        return self.arguments.setdefault(title, ArgdownArgument(title, named))

    def relate(self, kind: str, first: End, second: End, span: Span) -> None:
        """Add a relation, once."""
        both = tuple(sorted((first, second), key=repr)) if kind == "contradictory" else (first, second)
        if (kind, *both) not in self._seen:
            self._seen.add((kind, *both))
            self.relations.append(ArgdownRelation(kind, first, second, span))
