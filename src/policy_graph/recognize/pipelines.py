"""Why a language model cannot be used, and what to do about it: one sentence for each way of failing."""

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from policy_graph.errors import UsageError

CONFIG, META = "config.cfg", "meta.json"
# The repository whose weights a transformer pipeline reads when it is loaded.
REPOSITORY = re.compile(
    r'\[components\.\w*transformer\w*\.model\][^\[]*?^name\s*=\s*"(?P<name>[^"]+)"', re.M | re.S
)
ABSENT, FACTORY = "E050", "E002"


def refused(model: str, error: Exception) -> UsageError:
    """Explain why spaCy could not load ``model``."""
    folder, told = _folder(model), str(error)
    if folder is None and _is_package(model):
        return UsageError(f"the package {model!r} is no spaCy pipeline: name one with --model")
    if ABSENT in told or folder is None:
        return _absent(model)
    if not (folder / META).is_file():
        return UsageError(
            f"the folder {model} holds no spaCy pipeline (it has no {META}): name one with --model"
        )
    if FACTORY in told or isinstance(error, ImportError):
        return _incomplete(model, folder, told)
    repository = _repository(folder)
    if repository and isinstance(error, OSError):
        return _without_weights(model, repository)
    return UsageError(f"the language model {model!r} cannot be loaded: {_first_line(told)}")


def without_sentences(model: str) -> UsageError:
    """Refuse a pipeline that finds no sentences."""
    return UsageError(
        f"the language model {model!r} finds no sentences: give its pipeline a parser or a sentencizer "
        "(nlp.add_pipe('sentencizer'))"
    )


def without_japanese(model: str, language: str) -> UsageError:
    """Refuse a pipeline whose words are not those of Japanese."""
    return UsageError(
        f"the language model {model!r} (language {language!r}) gives no Japanese parts of speech: name a pipeline "
        "for 'ja' with spaCy's own tokenizer for Japanese (Sudachi)"
    )


def _absent(model: str) -> UsageError:
    if "/" in model:
        return UsageError(f"there is no folder {model}: name the folder of a spaCy pipeline with --model")
    known = _installs().get(model)
    how = known or "install the package of that name, known are " + ", ".join(_installs())
    return UsageError(
        f"the language model {model!r} is not installed: {how}; or give --model the folder of a pipeline"
    )


def _incomplete(model: str, folder: Path, told: str) -> UsageError:
    needed = json.loads((folder / META).read_text("utf-8")).get("requirements", [])
    wanted = " ".join(f"'{each}'" for each in needed) or f"what {model} says it needs"
    return UsageError(
        f"the language model {model!r} needs packages that are not installed ({_first_line(told)}): "
        f"pip install {wanted}"
    )


def _without_weights(model: str, repository: str) -> UsageError:
    return UsageError(
        f"the language model {model!r} is here, but not the weights of {repository} that it reads from the Hugging "
        f"Face hub: download them once where there is a connection (huggingface-cli download {repository}) and let "
        f"HF_HOME name the folder with that download, or put a copy into the folder {repository} below the working "
        "directory"
    )


def _folder(model: str) -> Path | None:
    """Where the pipeline lies: the folder itself, or the one inside an installed package."""
    if Path(model).is_dir():
        return Path(model)
    spec = find_spec(model) if model.isidentifier() else None
    packages = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    return next((path.parent for place in packages for path in sorted(place.glob(f"*/{CONFIG}"))), None)


def _is_package(model: str) -> bool:
    return model.isidentifier() and find_spec(model) is not None


def _repository(folder: Path) -> str | None:
    config = folder / CONFIG
    found = REPOSITORY.search(config.read_text("utf-8")) if config.is_file() else None
    return found["name"] if found else None


def _first_line(told: str) -> str:
    return told.strip().partition("\n")[0]


@cache
def _installs() -> Mapping[str, str]:
    table = tomllib.loads(files(__package__).joinpath("data", "models.toml").read_text("utf-8"))
    return {str(name): str(how) for name, how in table["install"].items()}
