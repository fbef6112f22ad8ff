"""The names that unreadable lines seem to declare, so that nobody is blamed for using them."""

import re

from argmap.names import NAME, normal

_DECLARES = re.compile(
    rf"^[ \t]*\w+[ \t]+({NAME})|\bas[ \t]+({NAME})[ \t]*$|^({NAME})[ \t]*:",
    re.MULTILINE,
)


def lost_names(text: str) -> frozenset[str]:
    """Every name that a declaration in these lines could have meant."""
    return frozenset(normal(match[1] or match[2] or match[3]) for match in _DECLARES.finditer(text))
