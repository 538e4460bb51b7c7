"""Work on a Dask cluster: each worker loads what the work needs once, and what a worker dies of is done elsewhere."""

import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache, partial
from logging import CRITICAL, getLogger
from threading import Lock
from typing import Any

from policy_graph.engine.engines.flight import AHEAD, Given, under_way
from policy_graph.engine.likeness import differences, likeness
from policy_graph.errors import PolicyGraphError, ServerFailed, UsageError
from policy_graph.model import Lost
from policy_graph.ports import Engine, Result
from policy_graph.settings import Settings

# Seconds in which a scheduler answers, after which is asked whether workers are there, and in which new ones come.
ANSWER, LOOK, COMING = 10, 10, 120
# What is sent is bounded by what is under way; Dask warns of graphs that somebody made large by mistake.
NO_WARNING = {"distributed.admin.large-graph-warning-threshold": "4 GiB"}
# Who prints traces of a connection that is lost; the error tells it in a sentence.
TALKERS = ("distributed.client", "distributed.core", "distributed.utils")
HOW_TO = "docs/how-to/build-on-a-cluster.md"
REMEDY = "divide it, or give the workers more memory (--memory-limit); where that does not help, report it with the file"


def engine(settings: Settings) -> Engine:
    """Work on the cluster whose scheduler ``settings.scheduler`` names.

    Closing what an engine gives takes back what is not done yet. Raises UsageError where no scheduler is named or Dask
    is not installed; the engine raises it where a worker is not like this process, and ServerFailed where scheduler or
    workers cannot be reached.
    """
    if not settings.scheduler:
        raise UsageError("--engine dask needs the address of a scheduler: --scheduler tcp://host:8786")
    try:
        from distributed.comm import get_address_host_port, normalize_address
    except ImportError as error:
        raise UsageError(
            "--engine dask needs Dask, here and on every worker: pip install 'policy-graph[dask]'"
        ) from error
    try:
        get_address_host_port(normalize_address(settings.scheduler))
    except ValueError as error:
        raise UsageError(
            f"--scheduler {settings.scheduler} is no address ({error}): give one such as tcp://host:8786"
        ) from error
    _check_certificates(settings.scheduler)
    return Cluster(settings.scheduler, settings.model, settings.ocr)


def _check_certificates(address: str) -> None:
    """Raise UsageError where an address asks for TLS and Dask's settings give none; Dask itself would end in a trace."""
    if not address.startswith("tls://"):
        return
    from distributed.security import Security

    try:
        ready = Security().get_connection_args("client").get("ssl_context")
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UsageError(
            f"the certificates for --scheduler {address} cannot be used ({error}): {HOW_TO}"
        ) from error
    if ready is None:
        raise UsageError(
            f"--scheduler {address} needs certificates: set DASK_DISTRIBUTED__COMM__TLS__CA_FILE, …__CLIENT__CERT and "
            f"…__CLIENT__KEY: {HOW_TO}"
        )


@dataclass(frozen=True)
class Cluster:
    """Does work on the workers of the scheduler at an address, which have the language model ``model``, and the same
    program to read pictures of text if ``ocr`` asks for it."""

    address: str
    model: str
    ocr: bool = False

    def __call__(
        self, work: Callable[[Given], Result], given: Iterable[Given]
    ) -> Iterator[tuple[Given, Result | Lost]]:
        """Do the work; what workers have died of, the last time with nothing beside it, is lost."""
        deadly: list[Given] = []
        with _connected(self.address) as client:
            _check_alike(client, self.model, self.ocr)
            ready, room = partial(self._ready, client), partial(_room, client)
            submit = self._submitting(client, work)
            for each, future in under_way(given, submit, ready, room):
                result = self._result(future)
                if isinstance(result, Lost):
                    deadly.append(each)
                else:
                    yield each, result
            for each, future in under_way(deadly, submit, ready, lambda: 1):
                yield each, self._result(future)

    def _submitting(self, client: Any, work: Any) -> Callable[[Any], Any]:
        """Give what submits: the work itself is sent once, and goes from worker to worker."""
        ours = dict(likeness(self.model, self.ocr))
        carried = client.submit(_carried, pickle.dumps(work, pickle.HIGHEST_PROTOCOL), pure=False)
        return lambda each: client.submit(
            done,
            carried,
            (self.model, self.ocr),
            ours,
            pickle.dumps(each, pickle.HIGHEST_PROTOCOL),
            pure=False,
        )

    def _ready(self, client: Any, futures: list[Any]) -> Iterable[Any]:
        from distributed import wait

        while True:
            try:
                with client.as_current():
                    return list(wait(futures, timeout=LOOK, return_when="FIRST_COMPLETED").done)
            except TimeoutError:
                _check_manned(client, self.address, COMING)
            except CancelledError as error:
                raise self._gone() from error

    def _result(self, future: Any) -> Any:
        from distributed import KilledWorker

        try:
            return pickle.loads(future.result())
        except KilledWorker:
            return Lost(why=f"each worker that took it was ended, probably because memory ran out; {REMEDY}")
        except MemoryError:
            return Lost(why=f"needs more memory than a worker has; {REMEDY}")
        except PolicyGraphError:
            raise
        except CancelledError as error:
            raise self._gone() from error
        except ModuleNotFoundError as error:
            raise UsageError(
                f"a worker that joined {self.address} later has no module {error.name}: {HOW_TO}"
            ) from error

    def _gone(self) -> ServerFailed:
        return ServerFailed(
            f"the Dask scheduler at {self.address} has ended or cannot be reached any more: start it and run this again"
        )


def done(packed: bytes, by: tuple[str, bool], ours: Mapping[str, str], given: bytes) -> bytes:
    """What a worker does: the work that was carried to it, one after the other, if it is like the process that asks."""
    if told := differences(ours, likeness(*by)):
        from distributed import get_worker

        raise _unlike(get_worker().address, told)
    work, turn = _opened(packed)
    with turn:
        return pickle.dumps(work(pickle.loads(given)), pickle.HIGHEST_PROTOCOL)


def _carried(packed: bytes) -> bytes:
    return packed


@lru_cache(maxsize=1)
def _opened(packed: bytes) -> tuple[Callable[[Any], Any], Lock]:
    """Take the work out of its parcel once per process, with a lock: neither language model nor reader serve two threads."""
    return pickle.loads(packed), Lock()


@contextmanager
def _connected(address: str) -> Iterator[Any]:
    import dask
    from distributed import Client

    with dask.config.set(NO_WARNING), _quiet():
        try:
            client = Client(address, timeout=ANSWER, set_as_default=False)
        except OSError as error:
            raise ServerFailed(
                f"no Dask scheduler answers at {address} ({str(error).partition(chr(10))[0]}): start one with dask "
                f"scheduler, or look at the address: {HOW_TO}"
            ) from error
        with client:
            _check_manned(client, address, ANSWER)
            yield client


@contextmanager
def _quiet() -> Iterator[None]:
    levels = {logger: logger.level for logger in map(getLogger, TALKERS)}
    try:
        for logger in levels:
            logger.setLevel(CRITICAL)
        yield
    finally:
        for logger, level in levels.items():
            logger.setLevel(level)


def _check_manned(client: Any, address: str, seconds: int) -> None:
    """Raise ServerFailed where a scheduler has no workers, and none come in so many seconds."""
    try:
        client.wait_for_workers(1, timeout=seconds)
    except TimeoutError as error:
        raise ServerFailed(
            f"the Dask scheduler at {address} has no workers: start some with dask worker {address} --nthreads 1"
        ) from error


def _check_alike(client: Any, model: str, ocr: bool) -> None:
    """Raise UsageError for the first worker that would not make what this process makes."""
    ours = likeness(model, ocr)
    for address, theirs in sorted(client.run(likeness, model, ocr, on_error="return").items()):
        if isinstance(theirs, Exception):
            raise _unlike(address, f"policy-graph cannot be used there ({type(theirs).__name__}: {theirs})")
        if told := differences(ours, theirs):
            raise _unlike(address, told)


def _unlike(worker: str, told: str) -> UsageError:
    return UsageError(
        f"the worker {worker} is not like this process: {told}; give both the same environment: {HOW_TO}"
    )


def _room(client: Any) -> int:
    return AHEAD * max(1, len(client.nthreads()))
