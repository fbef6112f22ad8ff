"""Under which name and version a text was read."""


def version(library: str) -> str:
    """The version of a library that is installed."""
    from importlib.metadata import version  # which loads much, and most texts need no library

    return version(library)
