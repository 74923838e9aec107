"""The cepstral mean of an utterance, taken from its first second of speech.

PocketSphinx moves its mean with what it hears, from utterance to utterance; the microphone and the
speaker before then spoil the beginning of this one. Measured afresh it needs no history, and the
same utterance always gives the same words, once the front end forgets the noise it has seen, too.
"""

from typing import Any, Final

import numpy as np

from voice_checkin.types import RATE

BLOCK: Final = RATE // 10 * 2
"""Bytes in a block of 100 ms."""
_LOUD: Final = 300.0
"""Root mean square, of 32768, under which a block is surely not speech (-41 dBFS)."""
_BELOW_TOP: Final = 0.1
"""Share of the loudest block's level under which a block is not speech, either."""
_ENOUGH: Final = 10
"""Blocks of speech that make a mean."""
_LATEST: Final = 15
"""Blocks after the first speech at which it is taken, come what may."""
_AROUND: Final = 3
"""Blocks kept before and after the speech: the model was trained on speech with its edges."""


def forget(decoder: Any) -> None:
    """Begin without what earlier utterances left behind: the noise that is removed, and the mean.

    Only a fresh front end has neither; making one takes 0.1 ms.
    """
    decoder.reinit_feat()


class Beginning:
    """Collects the blocks of an utterance until enough was spoken to take its mean."""

    def __init__(self) -> None:
        self._blocks: list[bytes] = []
        self._levels: list[float] = []

    def add(self, block: bytes) -> bool:
        """One more block; true when there is enough."""
        self._blocks.append(block)
        samples = np.frombuffer(block, "<i2").astype(np.float32)
        self._levels.append(float(np.sqrt(np.mean(samples * samples))))
        spoken = self._spoken()
        if not spoken or max(self._levels) < _LOUD:
            return False
        return len(spoken) >= _ENOUGH or len(self._blocks) - spoken[0] >= _LATEST

    def speech(self) -> bytes:
        """From shortly before the first speech to shortly after the last; without any, all."""
        spoken = self._spoken() or range(len(self._blocks))
        if not self._blocks:
            return b""
        return b"".join(self._blocks[max(0, spoken[0] - _AROUND) : spoken[-1] + 1 + _AROUND])

    def whole(self) -> bytes:
        """Everything that was added."""
        return b"".join(self._blocks)

    def _spoken(self) -> list[int]:
        floor = _BELOW_TOP * max(self._levels, default=0.0)
        return [at for at, level in enumerate(self._levels) if level > floor]


class MeanMeter:
    """Takes means with a decoder of its own, which never searches."""

    def __init__(self, decoder: Any) -> None:
        """The decoder needs some search; a grammar of one word is the cheapest."""
        decoder.add_fsg("mean", decoder.create_fsg("mean", 0, 1, [(0, 1, 1.0, "yes")]))
        decoder.activate_search("mean")
        self._decoder = decoder

    def mean(self, pcm: bytes) -> str:
        """The mean of the speech's cepstra, as `set_cmn` takes it."""
        forget(self._decoder)
        self._decoder.start_utt()
        self._decoder.process_raw(pcm, True, True)
        taken = str(self._decoder.get_cmn(False))
        self._decoder.end_utt()
        return taken
