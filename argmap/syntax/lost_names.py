"""The names that unreadable lines seem to declare, so that nobody is blamed for using them."""

import re

from argmap.names import NAME, normal
from argmap.syntax.spaces import ANY_SPACE

_S, _BEGIN, _END = ANY_SPACE, r"(?<![^\r\n])", r"(?![^\r\n])"
_DECLARES = re.compile(rf"{_BEGIN}{_S}*\w+{_S}+({NAME})|\bas{_S}+({NAME}){_S}*{_END}|{_BEGIN}({NAME}){_S}*:")


def lost_names(text: str) -> frozenset[str]:
    """Every name that a declaration in these lines could have meant."""
    return frozenset(normal(match[1] or match[2] or match[3]) for match in _DECLARES.finditer(text))
