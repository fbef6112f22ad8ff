"""Build the playground: the desk with argmap itself running in the browser, for the site.

    python docs/playground/build.py [FOLDER]     by default docs/site/out/playground

Needs npm (Python and Graphviz as WebAssembly) and pip (argmap and what it needs). Nothing of this is committed. The
packages and their digests of npm are those of `package-lock.json`.
"""

import argparse
import hashlib
import json
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

SECONDS = 600
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "pyodide-lock.json", "python_stdlib.zip")
PURE = ("attrs", "graphviz", "lark", "wcwidth==0.6.0")
"""Packages without compiled code; of wcwidth the last of them."""
WITHOUT_CODE = ("markupsafe", "rapidfuzz")
"""Packages that work without their compiled code, which is left out."""
WASM = ("python-sat",)
PYTHON, PLATFORM = "314", "pyemscripten_2026_0_wasm32"
BAR = """\
<label>Example <select id="example"><option value="">choose …</option></select></label>
<a id="lesson" hidden>Lesson</a>
<button id="again" type="button" hidden>Begin again</button>
<button id="add" type="button">Add a text</button>
<input id="file-of-text" type="file" accept=".txt,.md,.markdown" multiple hidden>
<button id="share" type="button">Share</button>
<button id="download" type="button">Download</button>
<a href="../index.html">Documentation</a>
<span id="loading" role="status" aria-live="polite"></span>
"""


class BuildError(Exception):
    """The playground could not be built; the message says why."""


def main(arguments: list[str] | None = None) -> int:
    """Build it; 1 if something that it needs is not there."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("folder", nargs="?", default=str(HERE.parent / "site/out/playground"))
    given = parser.parse_args(arguments)
    try:
        build(Path(given.folder))
    except BuildError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


def build(folder: Path) -> None:
    """Write all files.

    Raises:
        BuildError: without npm or pip, or when one fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        _packages_of_npm(work, folder)
        site = work / "site"
        _packages_of_python(work, site)
        shutil.copyfile(HERE / "desk.py", site / "desk.py")
        _zip(site, folder / "site-packages.zip")
    for each in ("worker.js", "play.js"):
        shutil.copyfile(HERE / each, folder / each)
    page = ROOT / "argmap/desk/page"
    from argmap.page.roles import roles_css

    style = roles_css() + (page / "desk.css").read_text(encoding="utf-8")
    (folder / "desk.css").write_text(style, encoding="utf-8")
    for each in ("areas.js", "desk.js", "editor.js", "editor-licences.txt"):
        if (page / each).is_file():
            shutil.copyfile(page / each, folder / each)
    (folder / "index.html").write_text(html(editor=(folder / "editor.js").is_file()), encoding="utf-8")
    (folder / "examples.json").write_text(json.dumps(examples(), ensure_ascii=False, indent=1), encoding="utf-8")
    _service_worker(folder)


def html(*, editor: bool) -> str:
    """The page of the desk, with what a playground has besides."""
    page = (ROOT / "argmap/desk/page/desk.html").read_text(encoding="utf-8")
    page = page.replace("<title>argmap desk</title>", "<title>argmap playground</title>")
    page = page.replace("<h1>argmap desk</h1>", f"<h1>argmap playground</h1>\n{BAR}")
    page = page.replace("<!-- editor -->", '<script src="editor.js"></script>' if editor else "")
    page = page.replace('<script src="/areas.js">', '<script src="play.js"></script>\n<script src="/areas.js">')
    return re.sub(r'(src|href)="/', r'\1="', page)


def examples() -> dict[str, dict[str, object]]:
    """What can be opened: a new map, an example, and the lessons of the tour."""
    found: dict[str, dict[str, object]] = {
        "new": {"title": "an empty map", "open": "map.argmap", "files": {"map.argmap": "map: A new map\n"}}
    }
    mill = ROOT / "examples/mill-street"
    files = {path.relative_to(mill).as_posix(): path for path in (*mill.glob("*.argmap"), *mill.glob("texts/*.txt"))}
    found["mill-street"] = _example("Mill Street", "mill-street.argmap", files)
    for lesson in sorted((ROOT / "docs/tour").glob("*/lesson.md")):
        title = lesson.read_text(encoding="utf-8").partition("\n")[0].removeprefix("# ")
        files = {path.name: path for path in (lesson.parent / "start.argmap", *lesson.parent.glob("*.txt"))}
        made = _example(f"Lesson {title}", "start.argmap", files)
        found[lesson.parent.name] = {**made, "lesson": lesson.parent.name}
    return found


def _example(title: str, top: str, files: dict[str, Path]) -> dict[str, object]:
    texts = {name: path.read_text(encoding="utf-8") for name, path in files.items()}
    return {"title": title, "open": top, "files": texts}


def _packages_of_npm(work: Path, folder: Path) -> None:
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError("npm is not installed")
    for name in ("package.json", "package-lock.json"):
        shutil.copyfile(HERE / name, work / name)
    _run([npm, "ci", "--silent", "--no-audit", "--no-fund", "--ignore-scripts"], work)
    packages = work / "node_modules"
    (folder / "pyodide").mkdir(exist_ok=True)
    for name in PYODIDE:
        shutil.copyfile(packages / "pyodide" / name, folder / "pyodide" / name)
    (folder / "graphviz").mkdir(exist_ok=True)
    engine = packages / "@hpcc-js/wasm-graphviz"
    shutil.copyfile(engine / "dist/index.js", folder / "graphviz/index.js")
    licences = [(engine / "LICENSE").read_text(encoding="utf-8"), (packages / "pyodide/README.md").read_text("utf-8")]
    (folder / "licences.txt").write_text("\n\n".join(licences), encoding="utf-8")


def _packages_of_python(work: Path, site: Path) -> None:
    wheels = work / "wheels"
    pip = [sys.executable, "-m", "pip"]
    download = [*pip, "download", "--quiet", "--no-deps", "--only-binary", ":all:", "-d", str(wheels)]
    _run([*download, "--python-version", PYTHON, "--platform", PLATFORM, *WASM, *PURE], work)
    _run([*download, *WITHOUT_CODE], work)
    _run([*pip, "wheel", "--quiet", "--no-deps", "-w", str(wheels), str(ROOT)], work)
    for wheel in sorted(wheels.glob("*.whl")):
        compiled = wheel.name.lower().startswith(WITHOUT_CODE)
        with zipfile.ZipFile(wheel) as archive:
            for name in archive.namelist():
                if not (compiled and name.endswith((".so", ".pyd"))) and not name.endswith("/"):
                    archive.extract(name, site)


def _zip(site: Path, target: Path) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(site.rglob("*")):
            if path.is_file():
                archive.writestr(
                    zipfile.ZipInfo(path.relative_to(site).as_posix()), path.read_bytes(), zipfile.ZIP_DEFLATED
                )


def _service_worker(folder: Path) -> None:
    """What is kept for later, under a name that changes with every byte of it."""
    files = list(_files(folder))
    digest = hashlib.sha256()
    for name in files:
        digest.update(name.encode() + (folder / name).read_bytes())
    text = (HERE / "sw.js").read_text(encoding="utf-8")
    listed = ", ".join(json.dumps(f"./{name}") for name in files)
    text = text.replace("VERSION", digest.hexdigest()[:16]).replace("/* FILES */", f'"./", {listed}')
    (folder / "sw.js").write_text(text, encoding="utf-8")


def _files(folder: Path) -> Iterator[str]:
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path.name != "sw.js":
            yield path.relative_to(folder).as_posix()


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildError(str(error)) from error
    if done.returncode:
        raise BuildError(f"{' '.join(command[:4])} failed: {(done.stderr or done.stdout).strip()[-600:]}")


if __name__ == "__main__":
    raise SystemExit(main())
