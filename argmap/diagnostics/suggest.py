"""Did you mean: the known word that is nearest to an unknown one."""

from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word within a third of the length of `word` in edits (swaps count one), or `None`.

    Case differences cost nothing; among equals the first wins.
    """
    # Imported on the first mistake only: a file without mistakes never pays for it.
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    limit = max(min(1, len(word) - 1), len(word) // 3)
    found = process.extractOne(word, list(known), scorer=OSA.distance, processor=str.casefold, score_cutoff=limit)
    return found[0] if found else None


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """`; did you mean `x`?` where a known word is near enough, else nothing."""
    near = nearest(word, known)
    return f"; did you mean `{near}`?" if near else ""
