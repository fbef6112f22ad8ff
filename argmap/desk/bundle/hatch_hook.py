"""Puts the editor of the desk into the wheel, where npm is at hand; a release is not made without it."""

import importlib.util
import os
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class EditorHook(BuildHookInterface[Any]):
    """Builds the editor unless it is there; without it the desk has plain text areas."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - the interface of its class
        """Build before the files are collected."""
        path = Path(self.root) / "argmap" / "desk" / "bundle" / "build.py"
        spec = importlib.util.spec_from_file_location("argmap_desk_build", path)
        if spec is None or spec.loader is None:
            return
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if module.BUNDLE.is_file():
            return
        try:
            module.build()
        except module.BuildError as error:
            if os.environ.get("ARGMAP_RELEASE"):
                raise
            self.app.display_warning(f"the editor of the desk was not built: {error}")
