"""What pure functions found, kept from one compilation to the next: for whoever compiles the same file again and again.

Nothing is kept unless a `Memory` is in use, and what two compilations running did not ask for is forgotten.
"""

from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import wraps
from typing import ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")

_NOTHING = object()


class Memory:
    """Results by function and arguments, those of this use and of the one before."""

    def __init__(self) -> None:
        self._new: dict[Hashable, object] = {}
        self._old: dict[Hashable, object] = {}

    def __len__(self) -> int:
        return len(self._new)

    @contextmanager
    def in_use(self) -> Iterator[None]:
        """Remember what functions find, as long as this lasts in this thread; a use that breaks off forgets nothing."""
        before = self._new, self._old
        self._old = {**self._old, **self._new} if self._old else self._new
        self._new = {}
        token = _CURRENT.set(self)
        try:
            yield
            self._old = {}
        except BaseException:
            self._new, self._old = {**before[0], **self._new}, before[1]
            raise
        finally:
            _CURRENT.reset(token)

    def recall(self, key: Hashable) -> object:
        """What is known of a key, if anything."""
        found = self._new.get(key, _NOTHING)
        if found is _NOTHING:
            found = self._old.get(key, _NOTHING)
            if found is not _NOTHING:
                self._new[key] = found
        return found

    def keep(self, key: Hashable, value: object) -> None:
        """Know a value from now on."""
        self._new[key] = value


_CURRENT: ContextVar[Memory | None] = ContextVar("memory", default=None)


def remembered(function: Callable[P, R]) -> Callable[P, R]:
    """Let a pure function of hashable arguments be answered by the memory in use, if there is one."""

    @wraps(function)
    def answered(*args: P.args, **kwargs: P.kwargs) -> R:
        memory = _CURRENT.get()
        if memory is None:
            return function(*args, **kwargs)
        key = (function, args, tuple(kwargs.items()))
        found = memory.recall(key)
        if found is _NOTHING:
            found = function(*args, **kwargs)
            memory.keep(key, found)
        return cast("R", found)

    return answered
