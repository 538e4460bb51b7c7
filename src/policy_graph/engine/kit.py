"""What a worker needs to know: settings, and the content of the files that they name."""

from dataclasses import dataclass
from hashlib import sha256

from policy_graph.settings import Settings


@dataclass(frozen=True, slots=True)
class Kit:
    settings: Settings
    files: tuple[tuple[str, bytes], ...] = ()

    @property
    def digest(self) -> str:
        s = self.settings
        return sha256(repr((s.layout, s.model, s.encoding, s.ocr, s.parts, s.min_confidence, s.max_characters, [p.read_bytes() for p in s.gazetteers])).encode()).hexdigest()


def packed(settings: Settings) -> Kit:
    return Kit(settings)


def unpacked(kit: Kit) -> Settings:
    return kit.settings
