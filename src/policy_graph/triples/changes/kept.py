"""Records of many documents, put aside on disk and read again by name: two versions of an archive fit in no memory."""

import pickle
from collections.abc import Iterable, Iterator, Mapping
from tempfile import TemporaryFile
from typing import IO, Any, TypeVar
from weakref import finalize

Record = TypeVar("Record")


class Kept(Mapping[str, Record]):
    """Records by name, in the order in which they came; each is read anew whenever it is asked for."""

    def __init__(self, records: Iterable[tuple[str, Record]]) -> None:
        """Put aside what comes."""
        self._file: IO[bytes] = TemporaryFile()  # noqa: SIM115 (it goes with this object)
        self._places: dict[str, int] = {}
        finalize(self, self._file.close)
        for name, record in records:
            self._places[name] = self._file.tell()
            pickle.dump(record, self._file, pickle.HIGHEST_PROTOCOL)

    def __getitem__(self, name: str) -> Record:
        self._file.seek(self._places[name])
        record: Any = pickle.load(self._file)
        return record  # type: ignore[no-any-return]

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)
