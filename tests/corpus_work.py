"""Work that other processes do on files: they have to find it by its name."""

import os


def lines(path: str) -> int:
    with open(path, encoding="utf-8") as file:
        return sum(1 for _ in file)


def fall_over(path: str) -> int:
    if path.endswith("bad.argmap"):
        raise KeyError(path)
    return len(path)


def die(_path: str) -> None:
    os._exit(1)


def die_at_once() -> None:
    os._exit(1)


def unsendable(path: str) -> object:
    return (lambda: 1) if path == "bad" else path


def leave(_path: str) -> None:
    raise SystemExit(1)
