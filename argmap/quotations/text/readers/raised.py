"""Raised and lowered signs: a power stays one, and 10⁶ is not 106."""

Table = dict[int, int]

_DIGITS = "0123456789"
_SIGNS = "+-−=()"
_RAISED = str.maketrans(_DIGITS + _SIGNS, "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾")
_LOWERED = str.maketrans(_DIGITS + _SIGNS, "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")


def raised(words: str) -> Table:
    """What raises the digits of words, and their signs where there is nothing else; letters stay."""
    return _table(words, _RAISED)


def lowered(words: str) -> Table:
    """What lowers the digits of words, and their signs where there is nothing else; letters stay."""
    return _table(words, _LOWERED)


def _table(words: str, every: Table) -> Table:
    if set(words.strip()) <= set(_DIGITS + _SIGNS):
        return every
    return {ord(digit): every[ord(digit)] for digit in _DIGITS}
