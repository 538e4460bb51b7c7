"""What runs in the child of a sandbox: open what is needed, give up everything else, answer until nobody asks any more."""

import os
import sys
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from policy_graph.engine.sandbox.frames import Head, receive, send
from policy_graph.engine.sandbox.layers import Layers
from policy_graph.engine.worker import GRACE, alarm, described
from policy_graph.errors import PolicyGraphError

Answer = Callable[[Head], tuple[Head, bytes]]


def serve() -> None:
    """Do what the first frame says, then answer one frame after the other."""
    calls, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a library prints is no answer
    plan, _ = receive(calls, 0)
    layers = Layers()
    try:
        answer = _opened(plan, layers)
    except Exception as error:  # whatever it is, the parent must learn of it
        send(answers, _told(error))
        return
    send(answers, {"layers": layers.done})
    _, first = layers.memory()
    while True:
        try:
            head, _ = receive(calls, 0)
        except EOFError:
            os._exit(0)
        alarm(int(plan["seconds"]) + GRACE)
        said, content = _answered(answer, head)
        _, now = layers.memory()
        send(answers, said | {"worn": now - first > plan["memory"] << 19}, content)
        alarm(0)


def _opened(plan: Head, layers: Layers) -> Answer:
    opener = _named(plan["opener"])
    if plan["preparing"]:
        _named(plan["preparing"])()
    layers.before(Path(each) for each in plan["readable"])
    answer: Answer = opener(**plan["arguments"])
    layers.after(plan["memory"], [Path(each) for each in plan["readable"]])
    return answer


def _named(function: str) -> Callable[..., Any]:
    module, _, name = function.partition(":")
    named: Callable[..., Any] = getattr(import_module(module), name)
    return named


def _answered(answer: Answer, head: Head) -> tuple[Head, bytes]:
    try:
        return answer(head)
    except MemoryError:
        return {"error": "MemoryError"}, b""
    except Exception as error:  # whatever it is, the one who asked must learn of it
        return _told(error), b""


def _told(error: Exception) -> Head:
    """Give an error as plain data: its class, its sentence, and what else it carries."""
    text = str(error) if isinstance(error, PolicyGraphError) else described(error)
    more: dict[str, Any] = {
        key: getattr(error, key) for key in ("ja", "line", "column") if hasattr(error, key)
    }
    return {"error": type(error).__name__, "text": text, **more}
