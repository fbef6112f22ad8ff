"""What a rule of the catalogue is."""

from enum import StrEnum

import attrs

from argmap.brief_repr import brief_repr


class Severity(StrEnum):
    """How much a diagnostic matters: an error fails a check, a warning fails a strict one."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@attrs.frozen
class Rule:
    """A kind of finding. Its code is never used again for anything else.

    A rule that is not `default` is checked only where it is asked for by name.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    since: str = "0.1.0"
    default: bool = True

    __repr__ = brief_repr
