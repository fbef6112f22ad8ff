"""How long a search may take."""

import time

import attrs


class OutOfTimeError(Exception):
    """What was granted for an answer is used up, and the answer cannot say so itself."""


@attrs.define(eq=False)
class Budget:
    """How long a search may take: one budget a question.

    `seconds` are wall clock. `work` is counted in units of whoever searches, `effort` in conflicts of the solver: what
    is found within these is the same on every machine. `expired` says that something was left for want of it.
    """

    seconds: float | None = None
    work: int | None = None
    effort: int | None = None
    expired: bool = attrs.field(init=False, default=False)
    _until: float = attrs.field(init=False, default=0.0)

    def __attrs_post_init__(self) -> None:
        if self.seconds is not None:
            self._until = time.monotonic() + self.seconds

    @property
    def limited(self) -> bool:
        """Whether a single question to the solver may have to be stopped."""
        return self.seconds is not None or self.effort is not None

    def check(self) -> None:
        """Stop the search when time is up.

        Raises:
            OutOfTimeError: then.
        """
        if self.seconds is not None and time.monotonic() > self._until:
            self._expire("the time is up")
        if self.effort is not None and self.effort <= 0:
            self._expire("the work that was granted is used up")

    def spend(self, work: int) -> None:
        """Note some work that was done.

        Raises:
            OutOfTimeError: when that was more than is granted.
        """
        if self.work is not None:
            self.work -= work
            if self.work < 0:
                self._expire("the work that was granted is used up")

    def _expire(self, reason: str) -> None:
        self.expired = True
        raise OutOfTimeError(reason)
