"""Builds the scripts of the workbench with npm into the package: ``python front/make.py``, also part of ``make`` and of the wheel.

Without Node nothing is built and nothing fails: the endpoint and plain forms work all the same, and this says what is missing.
"""

import hashlib
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent
BUILT = HERE.parent / "src" / "policy_graph" / "web" / "built" / "editor.js"
OLDEST = 20
WITHOUT = f"""policy-graph: the scripts of the workbench are NOT built, since {{why}}.
  policy-graph serve works without them: SPARQL endpoint, pages, search and plain forms.
  For the editor and for charts, maps and graphs: install Node.js {OLDEST} or later with npm, then build again."""


def made() -> str:
    """Build the scripts; gives an empty text, or why it was not done."""
    # A source distribution brings them along.
    if BUILT.is_file() and (HERE.parent / "PKG-INFO").is_file():
        return ""
    if why := _missing() or _uninstalled():
        return WITHOUT.format(why=why)
    subprocess.run(["npm", "run", "--silent", "build"], cwd=HERE, check=True)
    return ""


def _missing() -> str:
    if not shutil.which("npm") or not shutil.which("node"):
        return "there is no Node.js with npm"
    said = subprocess.run(["node", "--version"], capture_output=True, text=True, check=False).stdout
    major = re.match(r"v(\d+)\.", said)
    return "" if major and int(major[1]) >= OLDEST else f"Node.js is {said.strip() or 'not working'}"


def _uninstalled() -> str:
    """Have npm install what the lock file names, once for each lock file; what somebody linked is theirs."""
    modules = HERE / "node_modules"
    mark, lock = (
        modules / ".policy-graph",
        hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest(),
    )
    if modules.is_symlink() or (mark.is_file() and mark.read_text("utf-8") == lock):
        return ""
    if subprocess.run(
        ["npm", "ci", "--no-fund", "--no-audit"], cwd=HERE, stdout=sys.stderr, check=False
    ).returncode:
        return "npm could not install the packages that front/package-lock.json names (see above)"
    mark.write_text(lock, "utf-8")
    return ""


if __name__ == "__main__":
    print(made() or f"built: {BUILT.parent.resolve()}", file=sys.stderr)
