"""What happens before a wheel or a source distribution is packed: npm builds the scripts of the workbench, where there is Node."""

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class Front(BuildHookInterface[Any]):
    """Builds the front end; an editable installation serves what ``make`` builds."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Build, and say loudly where that cannot be."""
        if version == "editable":
            return
        missing = runpy.run_path(str(Path(self.root) / "front" / "make.py"))["made"]()
        for line in missing.splitlines():
            self.app.display_warning(line)
