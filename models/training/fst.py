"""OpenFst's plain vector files, written without OpenFst."""

import struct
from dataclasses import dataclass, field
from typing import Final

_MAGIC: Final = 2_125_659_606
_VERSION: Final = 2
_EXPANDED, _MUTABLE = 0x1, 0x2
INPUT_SORTED: Final = 0x10000000
OUTPUT_SORTED: Final = 0x40000000

Arc = tuple[int, int, float, int]
"""Input label, output label, cost, next state."""


@dataclass
class Fst:
    """A transducer with costs; label 0 is the empty one. State 0 is the start."""

    arcs: list[list[Arc]] = field(default_factory=list)
    """The arcs that leave each state."""
    finals: dict[int, float] = field(default_factory=dict)
    """Cost of ending in a state, for those that can end."""

    def state(self) -> int:
        """Add a state; gives its number."""
        self.arcs.append([])
        return len(self.arcs) - 1

    def arc(self, source: int, label: int, word: int, cost: float, target: int) -> None:
        """Add an arc from `source` to `target`."""
        self.arcs[source].append((label, word, cost, target))

    def encode(self, order: int) -> bytes:
        """The file's bytes, arcs sorted as `order` (INPUT_SORTED or OUTPUT_SORTED) says."""
        key = 0 if order == INPUT_SORTED else 1
        properties = _EXPANDED | _MUTABLE | order
        total = sum(map(len, self.arcs))
        parts = [
            struct.pack("<i", _MAGIC),
            _text("vector"),
            _text("standard"),
            struct.pack("<iiQqqq", _VERSION, 0, properties, 0, len(self.arcs), total),
        ]
        for state, arcs in enumerate(self.arcs):
            final = self.finals.get(state, float("inf"))
            parts.append(struct.pack("<fq", final, len(arcs)))
            parts += [struct.pack("<iifi", *arc) for arc in sorted(arcs, key=lambda a: a[key])]
        return b"".join(parts)


def _text(value: str) -> bytes:
    return struct.pack("<i", len(value)) + value.encode()
