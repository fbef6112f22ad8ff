"""How long a search may take."""

import time

import attrs


class OutOfTimeError(Exception):
    """The time that was granted is used up."""


@attrs.define(eq=False)
class Budget:
    """How long a search may take; looked at between two questions to the solver.

    `seconds` are wall clock. `work` is counted in units of whoever searches: what is found within it is the
    same on every machine.
    """

    seconds: float | None = None
    work: int | None = None
    _until: float = attrs.field(init=False, default=0.0)

    def __attrs_post_init__(self) -> None:
        if self.seconds is not None:
            self._until = time.monotonic() + self.seconds

    def check(self) -> None:
        """Stop the search when time is up.

        Raises:
            OutOfTimeError: then.
        """
        if self.seconds is not None and time.monotonic() > self._until:
            raise OutOfTimeError

    def spend(self, work: int) -> None:
        """Note some work that was done.

        Raises:
            OutOfTimeError: when that was more than is granted.
        """
        if self.work is not None:
            self.work -= work
            if self.work < 0:
                raise OutOfTimeError
