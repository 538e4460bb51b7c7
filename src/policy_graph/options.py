"""Settings as options of the command line: declared once, given to each command that takes them."""

from collections.abc import Callable
from functools import wraps
from inspect import Parameter, signature
from pathlib import Path
from typing import Annotated, Any

import typer

from policy_graph.settings import DEFAULTS, Settings


def _sentence(knob: str) -> str:
    return str(Settings.__dataclass_fields__[knob].metadata["sentence"])


# Every option by its name, in the order of the help; those that are named otherwise than the setting are turned into it
# by _settings.
OPTIONS: dict[str, tuple[Any, Any]] = {
    "layout": (Annotated[str, typer.Option(help=_sentence("layout"))], DEFAULTS.layout),
    "encoding": (
        Annotated[str | None, typer.Option(help=_sentence("encoding"), show_default=False)],
        DEFAULTS.encoding,
    ),
    "ocr": (Annotated[bool, typer.Option("--ocr", help=_sentence("ocr"))], DEFAULTS.ocr),
    "gazetteer": (
        Annotated[list[Path] | None, typer.Option(help=_sentence("gazetteers"), show_default=False)],
        None,
    ),
    "judgements": (
        Annotated[
            Path | None, typer.Option(help=_sentence("judgements"), metavar="FILE", show_default=False)
        ],
        DEFAULTS.judgements,
    ),
    "privacy": (
        Annotated[Path | None, typer.Option(help=_sentence("privacy"), metavar="FILE", show_default=False)],
        DEFAULTS.privacy,
    ),
    "model": (Annotated[str, typer.Option(help=_sentence("model"))], DEFAULTS.model),
    "base": (Annotated[str, typer.Option(help=_sentence("base"))], DEFAULTS.base),
    "workers": (Annotated[int, typer.Option(help=_sentence("workers"), min=0)], DEFAULTS.workers),
    "cache": (
        Annotated[Path | None, typer.Option(help=_sentence("cache"), metavar="DIR", show_default=False)],
        DEFAULTS.cache,
    ),
    "fresh": (Annotated[bool, typer.Option("--fresh", help=_sentence("fresh"))], DEFAULTS.fresh),
    "engine": (Annotated[str, typer.Option(help=_sentence("engine"))], DEFAULTS.engine),
    "scheduler": (
        Annotated[
            str | None, typer.Option(help=_sentence("scheduler"), metavar="ADDRESS", show_default=False)
        ],
        DEFAULTS.scheduler,
    ),
    "batch": (Annotated[int, typer.Option(help=_sentence("batch"), min=1)], DEFAULTS.batch),
    "min_confidence": (
        Annotated[float, typer.Option(help=_sentence("min_confidence"))],
        DEFAULTS.min_confidence,
    ),
    "parts": (Annotated[str, typer.Option(help=_sentence("parts"))], ",".join(DEFAULTS.parts)),
    "read_seconds": (Annotated[float, typer.Option(help=_sentence("read_seconds"))], DEFAULTS.read_seconds),
    "read_memory": (Annotated[int, typer.Option(help=_sentence("read_memory"))], DEFAULTS.read_memory),
    "max_characters": (
        Annotated[int, typer.Option(help=_sentence("max_characters"))],
        DEFAULTS.max_characters,
    ),
}

# What only a build keeps.
OF_BUILD = ("cache", "fresh")


def settings(*, without: tuple[str, ...] = ()) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Give a command all options but those ``without``; it takes them as the one argument ``settings``."""
    names = [name for name in OPTIONS if name not in without]

    def given(command: Callable[..., None]) -> Callable[..., None]:
        @wraps(command)
        def called(**arguments: Any) -> None:
            chosen = {name: arguments.pop(name) for name in names}
            command(**arguments, settings=_settings(chosen))

        own = [each for name, each in signature(command).parameters.items() if name != "settings"]
        options = [
            Parameter(name, Parameter.KEYWORD_ONLY, default=OPTIONS[name][1], annotation=OPTIONS[name][0])
            for name in names
        ]
        called.__signature__ = signature(command).replace(parameters=[*own, *options])  # type: ignore[attr-defined]
        called.__annotations__ = {each.name: each.annotation for each in [*own, *options]}
        return called

    return given


def _settings(chosen: dict[str, Any]) -> Settings:
    gazetteers = tuple(chosen.pop("gazetteer", None) or ())
    if "parts" in chosen:
        chosen["parts"] = tuple(name.strip() for name in chosen["parts"].split(",") if name.strip())
    return Settings(gazetteers=gazetteers, **chosen)
