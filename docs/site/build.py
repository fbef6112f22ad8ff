"""Build the site of the documentation, with a search and with maps drawn by argmap itself.

    python docs/site/build.py [FOLDER]           the site, by default in docs/site/out
    python docs/site/build.py --playground       the site with the playground, which needs npm
    python docs/site/build.py --links            ask every address on it whether it is there

Needs `pip install "argmap[site]"`. Pages are those of `docs/`, of the rules and of the changelog; what they link to
beside them (an example, a program, a grammar) lies under `files/`.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
DOCS = HERE.parent
ROOT = DOCS.parent
sys.path.insert(0, str(ROOT))

RULE_PAGES = ROOT / "argmap/catalogue/rule_pages"
_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s#]*)(#[^)\s]*)?\)")
_FENCE = re.compile(r"^( *)(`{3,}|~{3,}).*?^\1\2[ \t]*$", re.MULTILINE | re.DOTALL)
_SESSION = re.compile(r"(?:^>>> .*\n(?:^\S.*\n|^ +\S.*\n)*)+", re.MULTILINE)
_PLAY = '\n<p><a class="play" href="{}playground/index.html{}">{}</a></p>\n'
GROUPS = (
    (
        "Files, checks, pictures, reports",
        ("argmap.library", "argmap.pipeline", "argmap.shown", "argmap.service", "argmap.findings", "argmap.diagrams"),
    ),
    ("Maps", ("argmap.argument_map", "argmap.builder", "argmap.model")),
    ("Quotations", ("argmap.quotations",)),
    ("Verdicts, reasons, conflicts", ("argmap.reasoning",)),
    ("Diagnostics and sources", ("argmap.diagnostics", "argmap.catalogue", "argmap.source")),
    ("Comparison and review", ("argmap.comparison",)),
    ("Proofs", ("argmap.proofs",)),
    ("Other formats, tables, graphs", ("argmap.exchange", "argmap.interchange", "argmap.integrations")),
)
"""The public names by what they are for: the beginnings of the modules that they live in."""


def main(arguments: list[str] | None = None) -> int:
    """Build the site, or check its links; the exit code of Sphinx."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", default=str(HERE / "out"))
    parser.add_argument("--links", action="store_true", help="check addresses instead")
    parser.add_argument("--playground", action="store_true", help="build the playground as well")
    given = parser.parse_args(arguments)
    from sphinx.cmd.build import main as sphinx

    with tempfile.TemporaryDirectory() as name:
        stage = Path(name)
        lay_out(stage / "pages", playground=given.playground)
        options = ["-q", "-W", "--keep-going", "-d", str(stage / "trees")]
        builder = "linkcheck" if given.links else "html"
        code = int(sphinx([*options, "-b", builder, str(stage / "pages"), given.folder]))
    if given.playground and not code and not given.links:
        command = [sys.executable, str(DOCS / "playground/build.py"), str(Path(given.folder) / "playground")]
        code = subprocess.run(command, check=False).returncode
    return code


def lay_out(stage: Path, *, playground: bool = False) -> None:
    """Write the pages as Sphinx reads them."""
    pages = {path: path.relative_to(DOCS) for path in DOCS.rglob("*.md") if HERE not in path.parents}
    pages |= {path: Path("messages") / path.name for path in RULE_PAGES.glob("*.md")}
    pages[ROOT / "CHANGELOG.md"] = Path("changelog.md")
    del pages[DOCS / "README.md"]
    names = {path.resolve(): name for path, name in pages.items()}
    names[DOCS / "README.md"] = Path("index.md")
    names[DOCS / "reference/rules.md"] = Path("messages/index.md")
    del pages[DOCS / "reference/rules.md"]
    for path, name in pages.items():
        below = _toctree(path) if name.name == "README.md" else ""
        if playground and name.name == "lesson.md":
            below = _PLAY.format("../../", f"?example={name.parent.name}", "Do this lesson in the playground")
        _write(stage / name, page(path, name, names, stage) + below)
    front = page(HERE / "index.md", Path("index.md"), names, stage)
    if playground:
        front = front.replace("<!-- playground -->", _PLAY.format("", "", "Try it here: the playground"))
    _write(stage / "index.md", front)
    lessons = [path for path in (DOCS / "tour").rglob("*.*") if path.suffix in (".argmap", ".txt")]
    for path in (*DOCS.glob("*.svg"), *(DOCS / "gallery").glob("*.svg"), *lessons):
        _copy(path, stage / path.relative_to(DOCS))
    shutil.copytree(ROOT / "examples", stage / "examples")
    shutil.copyfile(HERE / "conf.py", stage / "conf.py")
    from argmap.page.roles import roles_css

    _write(stage / "_static/roles.css", roles_css())
    _copy(HERE / "site.css", stage / "_static/site.css")
    _write(stage / "messages/index.md", messages())
    for name, text in api().items():
        _write(stage / "api" / name, text)


def _toctree(contents: Path) -> str:
    """The pages that a page of contents names, in its order."""
    listed = re.findall(r"\]\(([\w/-]+)\.md[)#]", contents.read_text(encoding="utf-8"))
    return "\n```{toctree}\n:hidden:\n\n" + "\n".join(dict.fromkeys(listed)) + "\n```\n"


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _copy(path: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, target)


def page(path: Path, name: Path, names: Mapping[Path, Path], stage: Path) -> str:
    """A page with links as they are on the site, and its sessions as code."""

    def link(match: re.Match[str]) -> str:
        words, target, anchor = match[1], match[2], match[3] or ""
        if not target or re.match(r"[a-z]+:", target):
            return match[0]
        real = (path.parent / target).resolve()
        if not real.exists():
            if "." not in target and "/" not in target:  # brackets of a text, and no link
                return f"\\[{words}\\]({target})"
            raise SystemExit(f"{path}: there is no {target}")
        if real in names:
            return f"[{words}]({os.path.relpath(names[real], name.parent)}{anchor})"
        if real.is_dir():  # a folder of the project, for who has it before him
            return words
        inside = Path("files") / real.relative_to(ROOT)
        inside = inside.with_name(f"{inside.name}.txt") if real.suffix in (".md", ".rst") else inside
        _copy(real, stage / inside)
        return f"[{words}]({os.path.relpath(inside, name.parent)})"

    return "".join(
        piece if is_code else _SESSION.sub(_fenced, _LINK.sub(link, piece))
        for is_code, piece in _pieces(path.read_text(encoding="utf-8"))
    )


def _fenced(session: re.Match[str]) -> str:
    return f"```pycon\n{session[0].replace('<BLANKLINE>', '')}```\n"


def _pieces(text: str) -> Iterator[tuple[bool, str]]:
    """The pieces of a page: fenced code, and what stands between."""
    at = 0
    for match in _FENCE.finditer(text):
        yield False, text[at : match.start()]
        yield True, match[0]
        at = match.end()
    yield False, text[at:]


def mended(code: str) -> str:
    """How `argmap check` mends what a rule finds, if it does."""
    from argmap.service.repairs import FIXED_RULES, UNSAFE_RULES

    return "`--fix --unsafe`" if code in UNSAFE_RULES else "`--fix`" if code in FIXED_RULES else ""


def messages() -> str:
    """The catalogue of all messages, by what they are about."""
    from argmap.catalogue.rules import RULES

    heads = {
        "AM0": "Lines",
        "AM1": "Names and files",
        "AM2": "Structure",
        "AM3": "Quotations and voices",
        "AM4": "Verdicts and reasoning",
        "AM5": "Words",
        "AM6": "Other formats",
    }
    parts = [
        "# All messages",
        "What `argmap check` says, each with the input that makes it and the input without it. "
        "`argmap explain AM302` prints the same page.",
    ]
    for beginning, head in heads.items():
        rows = [
            f"| [{each.code}]({each.code}.md) | {each.name} | {each.severity} | {each.summary} | {mended(each.code)} |"
            for each in RULES
            if each.code.startswith(beginning)
        ]
        parts += [
            f"## {head}",
            "\n".join(["| code | name | severity | what it says | mended by |", "|---|---|---|---|---|", *rows]),
        ]
    codes = "\n".join(each.code for each in RULES)
    return "\n\n".join([*parts, f"```{{toctree}}\n:hidden:\n\n{codes}\n```", ""])


def api() -> dict[str, str]:
    """A page for each group of public names, made from their docstrings."""
    import argmap

    left = {name: home for home, names in argmap._HOMES.items() for name in names}
    files: dict[str, str] = {}
    listed = []
    for at, (head, beginnings) in enumerate(GROUPS, 1):
        own = sorted(
            name for name, home in left.items() if f"{home}.".startswith(tuple(f"{each}." for each in beginnings))
        )
        body = [f"# {head}"]
        for name in own:
            value = getattr(argmap, name)
            kind = "autoclass" if isinstance(value, type) else "autofunction" if callable(value) else "autodata"
            body.append(f"## {name}\n\n```{{eval-rst}}\n.. {kind}:: argmap.{name}\n```")
            del left[name]
        files[f"part-{at}.md"] = "\n\n".join([*body, ""])
        listed.append(f"part-{at}")
    if left:
        raise SystemExit(f"no group of the library's reference has {', '.join(left)}")
    intro = (
        "# Every public name\n\nMade from the docstrings; [the library](../reference/library.md) shows how they go "
        "together. All of them are imported as `argmap.NAME`, when they are first asked for."
    )
    body = "\n".join(listed)
    files["index.md"] = f"{intro}\n\n```{{toctree}}\n:maxdepth: 2\n\n{body}\n```\n"
    return files


if __name__ == "__main__":
    raise SystemExit(main())
