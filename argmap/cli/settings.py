"""The settings of a file, for what keeps files open: each has those of its folder, as every command reads them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from argmap.cli.config import find_config
from argmap.cli.problem import Problem
from argmap.service.workspace import Settings


def settings_for(texts: Sequence[Path]) -> Callable[[Path], Settings]:
    """The settings by file; texts are looked for in some folders too. What is wrong with settings is not told here."""
    folders = tuple(each.absolute() for each in texts)

    def settings(path: Path) -> Settings:
        try:
            config = find_config(path.parent)
        except Problem:
            return Settings(texts=folders)
        both = (*folders, *config.texts)
        return Settings(keeps=config.keeps, texts=both, select=config.select, strict=config.strict)

    return settings
