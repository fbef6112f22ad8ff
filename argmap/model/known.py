"""Names that a program asks for."""

from collections.abc import Iterable

from argmap.diagnostics.suggest import did_you_mean


class UnknownNameError(KeyError):
    """A name that the map does not have; the message says which similar one it has."""

    def __str__(self) -> str:
        return str(self.args[0])


def known(name: str, *tables: Iterable[str], what: str = "claim") -> str:
    """The name, if one of the tables has it.

    Raises:
        UnknownNameError: if none has; the error is a `KeyError`.
    """
    if not any(name in table for table in tables):
        near = did_you_mean(str(name), [each for table in tables for each in table])
        raise UnknownNameError(f"no {what} is called `{name}`{near}")
    return name


def names_of(names: str | Iterable[str]) -> tuple[str, ...]:
    """Some names; a text alone is one name."""
    return (names,) if isinstance(names, str) else tuple(names)
