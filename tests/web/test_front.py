"""The sources of the front end: nothing in them makes markup of text, and what they are built from names no host."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from policy_graph.site.words import read

FRONT = Path(__file__).parents[2] / "front"
SOURCES = [
    *(FRONT / "src").rglob("*.ts"),
    FRONT.parent / "src" / "policy_graph" / "site" / "assets" / "site.js",
]
# Whatever turns a string into elements, script or style.
UNSAFE = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|DOMParser|srcdoc"
    r"|responseType = \"document\"|setHTML|\beval\(|new Function|javascript:|\.html\("
)
# The page of a question takes over what this very server wrote at another address, where everything is escaped.
KNOWN = {"page.ts": ['responseType = "document"']}
BUILT = FRONT.parent / "src" / "policy_graph" / "web" / "built"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
def test_no_source_makes_markup_or_code_of_text(path: Path) -> None:
    assert UNSAFE.findall(path.read_text("utf-8")) == KNOWN.get(path.name, [])


def test_every_word_that_the_editor_says_is_in_the_file_and_each_is_said() -> None:
    text = "".join(path.read_text("utf-8") for path in (FRONT / "src" / "editor").glob("*.ts"))
    known = set(read("words.toml")["editor_script"])
    # Reasons and sorts are put together: reason: "busy", sort_${sort}.
    assert not [word for word in known if f'"{word}"' not in text and not word.startswith("sort_")]
    said = set(re.findall(r'(?:said|plain)\("(\w+)"', text))
    assert said <= known


def test_the_lock_file_names_packages_and_no_hosts() -> None:
    text = (FRONT / "package-lock.json").read_text("utf-8")
    packages = {name: each for name, each in json.loads(text)["packages"].items() if name}
    assert "resolved" not in text
    assert "://" not in re.sub(r'"(?:url|funding)": .*', "", text)
    assert not [name for name, each in packages.items() if not each.get("integrity")]


def test_what_is_built_evaluates_nothing_and_names_every_licence() -> None:
    if not (BUILT / "editor.js").is_file():
        pytest.skip("the scripts of the front end are not built: npm ci && npm run build in front/")
    for script in BUILT.glob("*.js"):
        # A method may be called import; it is called or defined on something.
        assert not re.findall(
            r"\beval\(|new Function\(|(?<![.}])\bimport\((?!\w+,\w+=[^)]*\)\{)", script.read_text("utf-8")
        )
    licences = re.findall(r"^\S+ \d\S* \((.+)\)$", (BUILT / "NOTICE.txt").read_text("utf-8"), re.MULTILINE)
    assert len(licences) > 10
    # The page of a network goes out without NOTICE.txt.
    network = (BUILT / "network.js").read_text("utf-8")
    assert all(re.search(rf"^{name} \S+ \(MIT\)$", network, re.MULTILINE) for name in ("sigma", "graphology"))
    assert set(licences) <= {"MIT", "ISC", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0"}


def test_the_laws_of_the_scripts_hold() -> None:
    if not shutil.which("npm") or not (FRONT / "node_modules").is_dir():
        pytest.skip("Node.js or the packages of the front end are missing: npm ci in front/")
    for script in ("check", "test"):
        ran = subprocess.run(
            ["npm", "run", "--silent", script], cwd=FRONT, capture_output=True, text=True, check=False
        )
        assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]
