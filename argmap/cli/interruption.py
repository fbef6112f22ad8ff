"""Whether an error is what a library made of Ctrl-C."""


def interrupted(error: BaseException | None) -> bool:
    """Whether an interruption stands at the root of an error: Python 3.11 wraps it while a class is made."""
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        if isinstance(error, KeyboardInterrupt):
            return True
        seen.add(id(error))
        error = error.__cause__
    return False
