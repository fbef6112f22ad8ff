"""Builds the editor of the desk from npm's packages, with their licences: for the wheel, and for a checkout.

  python argmap/desk/bundle/build.py

The result is not committed. The packages and their digests are those of `package-lock.json`.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
PAGE = HERE.parent / "page"
BUNDLE, LICENCES = PAGE / "editor.js", PAGE / "editor-licences.txt"
SECONDS = 300


class BuildError(Exception):
    """The editor could not be built; the message says why."""


def build() -> None:
    """Write the bundle and the licences beside the page.

    Raises:
        BuildError: without npm, or when it fails.
    """
    npm = shutil.which("npm")
    if npm is None:
        raise BuildError("npm is not installed")
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder) / "argmap" / "desk" / "bundle"
        work.mkdir(parents=True)
        for name in ("package.json", "package-lock.json", "entry.mjs"):
            shutil.copy(HERE / name, work)
        grammars = Path(folder) / "grammars"
        grammars.mkdir()
        shutil.copy(HERE.parents[2] / "grammars" / "codemirror.js", grammars)
        _run([npm, "ci", "--silent", "--no-audit", "--no-fund"], work)
        options = ["--bundle", "--minify", "--format=iife", "--global-name=argmapEditor", "--charset=utf8"]
        program = work / "node_modules" / ".bin" / "esbuild"
        _run([str(program), "entry.mjs", *options, "--outfile=editor.js"], work)
        LICENCES.write_text(_licences(work / "node_modules"), encoding="utf-8")
        shutil.copy(work / "editor.js", BUNDLE)


def _run(command: list[str], folder: Path) -> None:
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BuildError(str(error)) from error
    if done.returncode:
        raise BuildError(f"{Path(command[0]).name} failed: {(done.stderr or done.stdout).strip()[-400:]}")


def _licences(packages: Path) -> str:
    """The licence of each package that is in the bundle."""
    parts = []
    for manifest in sorted(packages.glob("**/package.json")):
        name = manifest.parent.relative_to(packages).as_posix()
        licence = next(iter(sorted(manifest.parent.glob("LICENSE*"))), None)
        if (
            licence is not None and not name.startswith(("esbuild", "@esbuild", ".bin")) and "/" not in name.lstrip("@")
        ) or (licence is not None and name.startswith("@") and name.count("/") == 1 and "esbuild" not in name):
            parts.append(f"{name}\n\n{licence.read_text(encoding='utf-8').strip()}\n")
    return "\n\n".join(parts)


if __name__ == "__main__":
    try:
        build()
    except BuildError as problem:
        sys.exit(f"the editor was not built: {problem}")
