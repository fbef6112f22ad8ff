"""Phrases by name, in a language: whole sentences, each with a form for every number that the language tells apart.

A translation is a file in `phrases/` with the same names as `en.toml`.
"""

import gettext
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "phrases"


class Phrases:
    """The phrases of a language."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        self.table = table
        self._words: Sequence[str] = table["number"]["words"]

    @classmethod
    def of(cls, language: str) -> "Phrases":
        """The phrases of a language that there is a file for; for another one the English ones."""
        return _of(language if language in languages() else "en")

    @cached_property
    def _form(self) -> Callable[[int], int]:
        return gettext.c2py(self.table["plural"])

    def pattern(self, name: str, n: int | None = None) -> str:
        """The phrase `sentence.said`; of one with several forms that of the number.

        Raises:
            KeyError: for a name that there is not, or a number that is missing.
        """
        found: Any = self.table
        for part in name.split("."):
            found = found[part]
        if not isinstance(found, str):
            if n is None:
                raise KeyError(f"{name} has a form for each number")
            found = found[self.table["forms"][self._form(n)]]
        return str(found)

    def __call__(self, name: str, n: int | None = None, **data: str) -> str:
        """The phrase with what fills it."""
        return self.pattern(name, n).format(**data)

    def __contains__(self, name: str) -> bool:
        found: Any = self.table
        for part in name.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return False
            found = found[part]
        return True

    def names(self, section: str) -> Iterator[str]:
        """The names of the phrases in a section."""
        yield from self.table[section]

    def figure(self, value: int) -> str:
        """A number in figures: `1,000`."""
        return f"{value:,}".replace(",", self.table["number"]["thousands"])

    def number(self, value: int) -> str:
        """A number: up to twelve in words, else in figures."""
        return self._words[value] if value < len(self._words) else self.figure(value)

    def counts(self, value: int, total: int) -> tuple[str, str]:
        """Two numbers in one sentence, `none of five`: both in words or both in figures."""
        if not value:
            return self.table["number"]["none"], self.number(total)
        if max(value, total) >= len(self._words):
            return self.figure(value), self.figure(total)
        return self.number(value), self.number(total)

    def count(self, what: str, value: int) -> str:
        """`one claim`, `twelve claims`."""
        return self(f"count.{what}", value, number=self.number(value))

    def listed(self, parts: Sequence[str], *, most: int = 3) -> str:
        """`a`, `a and b`, `a, b and c`, `a, b and two others`."""
        comma = self.table["list"]["comma"]
        if len(parts) > most:
            more = len(parts) - most + 1
            return self("list.others", more, names=comma.join(parts[: most - 1]), number=self.number(more))
        if len(parts) < 2:
            return "".join(parts)
        return self("list.two", first=comma.join(parts[:-1]), last=parts[-1])

    def clauses(self, parts: Sequence[str]) -> str:
        """Clauses beside each other."""
        return str(self.table["list"]["clauses"]).join(each for each in parts if each)

    def date(self, year: str, month: int = 0, day: int = 0) -> str:
        """`20 June 2023`, `June 2023`, `2023`."""
        if not month:
            return year
        name = self.table["date"]["months"][month - 1]
        return (
            self("date.day", day=str(day), month=name, year=year) if day else self("date.month", month=name, year=year)
        )


@lru_cache
def _of(language: str) -> Phrases:
    return Phrases(tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8")))


@lru_cache
def languages() -> tuple[str, ...]:
    """The languages that there is a file for."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
