"""Reads the general trigram model that travels with pocketsphinx.

Its own writer of text ends the process on this model, so the file is read as it lies: a trie in
reverse order (a word, the one before it, the one before that), bits packed without gaps; see
lm_trie.c, lm_trie_quant.c and ngram_model_trie.c of pocketsphinx.
"""

import struct
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from models.training.language_model.trigrams import Floats, Ints, Trigrams

_MAGIC: Final = b"Trie Language Model\x03"
_BINS: Final = 1 << 16
_QUANTISED: Final = 16
"""Bits of a probability or a backoff factor: the number of a bin."""
_LOG_BASE: Final = 1.0001
_UNIGRAM: Final = np.dtype([("p", "<f4"), ("back", "<f4"), ("next", "<u4")])
_LEAST: Final = 1e-8


def general_file() -> Path:
    """The model inside the pocketsphinx package."""
    # Only a build needs it, and it is not on every machine.
    import pocketsphinx

    return Path(pocketsphinx.get_model_path()) / "en-us" / "en-us.lm.bin"


@dataclass(frozen=True)
class General:
    """The whole model, word for word as in the file; natural probabilities."""

    words: tuple[str, ...]
    p1: Floats
    pairs: Ints
    """Shape (n, 2): the words' numbers, in the order they are said."""
    p2: Floats
    triples: Ints
    p3: Floats


def read(path: Path) -> General:
    """Raises ValueError for a file that is no trigram model in this form."""
    data = path.read_bytes()
    if not data.startswith(_MAGIC):
        raise ValueError(f"{path} is no trigram model of pocketsphinx 5")
    at = len(_MAGIC)
    n1, n2, n3 = struct.unpack_from("<III", data, at)
    at += 12 + 4
    bins = np.frombuffer(data, "<f4", 3 * _BINS, at).reshape(3, _BINS)
    at += bins.nbytes
    unigrams = np.frombuffer(data, _UNIGRAM, n1 + 1, at)
    at += unigrams.nbytes
    word_bits, next_bits = n1.bit_length(), n3.bit_length()
    middle = _Packed(data, at, word_bits + 2 * _QUANTISED + next_bits)
    at += middle.size(n2)
    longest = _Packed(data, at, word_bits + _QUANTISED)
    at += longest.size(n3)
    names = data[at + 4 :].split(b"\0")[:n1]
    # The counts at the top are of the room that was made; the last pointers tell what is there.
    n2 = int(unigrams["next"][-1])
    begins = middle.read(n2 + 1, word_bits + 2 * _QUANTISED, next_bits)
    n3 = int(begins[-1])
    before = middle.read(n2, 0, word_bits)
    p2 = bins[0][middle.read(n2, word_bits + _QUANTISED, _QUANTISED)]
    ends = unigrams["next"].astype(np.int64)
    last2 = np.repeat(np.arange(n1), ends[1:] - ends[:-1])
    parent = np.repeat(np.arange(n2), begins[1:] - begins[:-1])
    return General(
        words=tuple(name.decode() for name in names),
        p1=_natural(unigrams["p"][:n1]),
        pairs=np.stack([before, last2], axis=1),
        p2=_natural(p2),
        triples=np.stack([longest.read(n3, 0, word_bits), before[parent], last2[parent]], axis=1),
        p3=_natural(bins[2][longest.read(n3, word_bits, _QUANTISED)]),
    )


def over(general: General, words: tuple[str, ...]) -> Trigrams:
    """The general model over these words alone; its other words' share goes to the backoff."""
    number = {word: i for i, word in enumerate(words)}
    ours = np.array([number.get(word, -1) for word in general.words], np.int64)
    p1 = np.full(len(words), _LEAST)
    p1[ours[ours >= 0]] = np.maximum(general.p1[ours >= 0], _LEAST)
    p1[number["<s>"]] = 0
    size = len(words)
    keys2, p2 = _kept(ours[general.pairs], general.p2, size)
    keys3, p3 = _kept(ours[general.triples], general.p3, size)
    # A few trigrams of the file begin with a pair that is not in it.
    known = np.isin(keys3 // size, keys2)
    return Trigrams(
        words, p1 / p1.sum(), np.ones(size), keys2, p2, np.ones(len(keys2)),
        keys3[known], p3[known],
    ).normalised()  # fmt: skip


def _kept(numbers: Ints, p: Floats, size: int) -> tuple[Ints, Floats]:
    inside = (numbers >= 0).all(axis=1)
    keys = np.zeros(int(inside.sum()), np.int64)
    for column in numbers[inside].T:
        keys = keys * size + column
    order = np.argsort(keys)
    return keys[order], p[inside][order]


def _natural(logs: NDArray[np.float32]) -> Floats:
    return np.asarray(np.power(_LOG_BASE, logs.astype(np.float64)))


@dataclass(frozen=True)
class _Packed:
    """Records of so many bits each, one after the other."""

    data: bytes
    at: int
    bits: int

    def size(self, count: int) -> int:
        """Bytes of `count` records and one more, and of the padding that follows."""
        return ((1 + count) * self.bits + 7) // 8 + 8

    def read(self, count: int, offset: int, width: int) -> Ints:
        """One field (at most 25 bits wide) of each record."""
        place = np.arange(count, dtype=np.int64) * self.bits + offset
        windows: NDArray[np.uint32] = np.ndarray(
            (self.size(count),), "<u4", self.data, self.at, (1,)
        )
        shifted = windows[place >> 3] >> (place & 7).astype(np.uint32)
        return np.asarray(shifted & np.uint32((1 << width) - 1), np.int64)
