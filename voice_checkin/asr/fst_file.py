"""Is an OpenFst file whole? libvosk ends the process on half of one, so it is asked first.

Formats as in OpenFst 1.8's fst.cc, vector-fst.h, const-fst.h, add-on.h and ngram-fst.h: a header
(magic number, type, arc type, version, flags, properties, start, states, arcs), symbol tables when
the flags say so, then the states.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

_MAGIC: Final = 2125659606
_SYMBOLS_MAGIC: Final = 2125658996
_ADD_ON_MAGIC: Final = 446681434
_INPUT_SYMBOLS: Final = 1
_OUTPUT_SYMBOLS: Final = 2
"""Header flags."""
_ARC_BYTES: Final = 16
_CONST_STATE_BYTES: Final = 20
_WALKED: Final = 64 * 2**20
"""Bytes up to which the arcs of a file are followed one by one."""


class DamagedFstError(Exception):
    """Why a file is no whole graph."""


@dataclass
class _Bytes:
    """A cursor; reading past the end means the file is cut short."""

    data: memoryview
    at: int = 0

    def take(self, layout: str) -> tuple[int, ...]:
        try:
            found = struct.unpack_from(layout, self.data, self.at)
        except struct.error:
            raise DamagedFstError("is cut short") from None
        self.at += struct.calcsize(layout)
        return found

    def skip(self, count: int) -> None:
        if count < 0 or self.at + count > len(self.data):
            raise DamagedFstError("is cut short")
        self.at += count

    def text(self) -> str:
        (length,) = self.take("<i")
        begin = self.at
        self.skip(length)
        return bytes(self.data[begin : self.at]).decode("ascii", "replace")


def check_fst(path: Path) -> bool:
    """Does the graph bring its own table of words?

    Raises DamagedFstError when the file is no whole graph of standard arcs, OSError if unread.
    """
    return _graph(_Bytes(memoryview(path.read_bytes())))


def _graph(file: _Bytes) -> bool:
    (magic,) = file.take("<i")
    if magic != _MAGIC:
        raise DamagedFstError("is not an OpenFst file")
    kind, arc = file.text(), file.text()
    _version, flags, _properties, start, states, arcs = file.take("<iiQqqq")
    if arc != "standard":
        raise DamagedFstError("has a broken header")
    if kind.endswith("_lookahead"):
        return _lookahead(file)
    if not 0 <= start < states:
        raise DamagedFstError("has a broken header")
    for table in (_INPUT_SYMBOLS, _OUTPUT_SYMBOLS):
        if flags & table:
            _symbols(file)
    if kind == "vector":
        _vector(file, states)
    elif kind == "const":
        file.skip(states * _CONST_STATE_BYTES + arcs * _ARC_BYTES)
    elif kind == "ngram":
        _ngram(file, states)
    else:
        raise DamagedFstError(f"is a graph of a kind Vosk does not read ({kind[:20]!r})")
    return bool(flags & _OUTPUT_SYMBOLS)


def _lookahead(file: _Bytes) -> bool:
    """A whole graph inside another's header, and what speeds it up after it."""
    if file.take("<i") != (_ADD_ON_MAGIC,):
        raise DamagedFstError("has a broken header")
    symbols = _graph(file)
    file.skip(1)
    return symbols


def _symbols(file: _Bytes) -> None:
    if file.take("<i") != (_SYMBOLS_MAGIC,):
        raise DamagedFstError("has a broken table of words")
    file.text()
    _next, count = file.take("<qq")
    for _ in range(count):
        file.text()
        file.skip(8)


def _vector(file: _Bytes, states: int) -> None:
    follow = len(file.data) <= _WALKED
    for _ in range(states):
        _final, arcs = file.take("<fq")
        begin = file.at
        file.skip(arcs * _ARC_BYTES)
        if follow:
            _arcs(file.data[begin : file.at], states)


def _arcs(data: memoryview, states: int) -> None:
    for enters, leaves, _weight, following in struct.iter_unpack("<iifi", data):
        if not 0 <= following < states or enters < 0 or leaves < 0:
            raise DamagedFstError("has an arc that leads nowhere")


def _ngram(file: _Bytes, states: int) -> None:
    counted, futures, finals = file.take("<QQQ")
    if counted != states or finals > states:
        raise DamagedFstError("has a broken header")
    file.skip(8 * futures + 8 * (states + 1))
