"""Trees packed on sheets: each as low as it can lie, by the skyline of what lies there already."""

from collections.abc import Sequence

import attrs

GAP = 14.0
"""Points between two trees."""


@attrs.frozen
class Placed:
    """Where a tree lies on its sheet: its number and its upper left corner, in points."""

    at: int
    x: float
    y: float


class Sheet:
    """A sheet of a width, with what lies on it; from above."""

    def __init__(self, width: float, height: float = float("inf")) -> None:
        self.width, self.height = width, height
        self.placed: list[Placed] = []
        self._sky: list[tuple[float, float, float]] = [(0.0, 0.0, width)]

    @property
    def used(self) -> tuple[float, float]:
        """How wide and how high what lies on it is."""
        right = max((x + wide for x, y, wide in self._sky if y > 0), default=0.0)
        return max(0.0, right - GAP), max(0.0, max(y for _, y, _ in self._sky) - GAP)

    def place(self, at: int, width: float, height: float) -> bool:
        """Lay a tree on the sheet, as high up as it fits; `False` where it does not."""
        best: tuple[float, float] | None = None
        for x, _, _ in self._sky:
            if x + width > self.width + 0.5:
                continue
            y = max(top for left, top, wide in self._sky if left < x + width + GAP and left + wide > x)
            if y + height <= self.height + 0.5 and (best is None or (y, x) < best):
                best = (y, x)
        if best is None:
            return False
        y, x = best
        self.placed.append(Placed(at, x, y))
        self._raise(x, x + width + GAP, y + height + GAP)
        return True

    def _raise(self, start: float, end: float, top: float) -> None:
        sky = []
        for x, y, wide in self._sky:
            if x < start:
                sky.append((x, y, min(wide, start - x)))
            if x + wide > end:
                sky.append((max(x, end), y, x + wide - max(x, end)))
        self._sky = sorted(each for each in (*sky, (start, top, max(0.0, min(end, self.width) - start))) if each[2] > 0)


def on_one(sizes: Sequence[tuple[float, float]], ratio: float) -> Sheet:
    """All on one sheet, about `ratio` times as wide as high."""
    if not sizes:
        return Sheet(0.0)
    widest = max(width for width, _ in sizes)
    area = sum((width + GAP) * (height + GAP) for width, height in sizes)
    best: tuple[float, Sheet] | None = None
    for step in range(12):
        sheet = Sheet(max(widest, (area * ratio) ** 0.5 * (0.8 + 0.08 * step)))
        for at, (width, height) in enumerate(sizes):
            sheet.place(at, width, height)
        wide, high = sheet.used
        waste = max(wide / ratio, high)
        if best is None or waste < best[0]:
            best = (waste, sheet)
    assert best is not None
    return best[1]


def on_pages(sizes: Sequence[tuple[float, float]], width: float, height: float) -> list[Sheet] | None:
    """On as many pages as it takes, in their order as far as there is room; nothing where one is too large."""
    pages: list[Sheet] = []
    for at, (wide, high) in enumerate(sizes):
        if any(page.place(at, wide, high) for page in pages):
            continue
        page = Sheet(width, height)
        if not page.place(at, wide, high):
            return None
        pages.append(page)
    return pages
