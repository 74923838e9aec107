"""Change the rate of a stream, with soxr."""

import numpy as np
import soxr

from voice_checkin.audio.pcm import FULL_SCALE, from_float, samples


class Resampler:
    """Mono int16 PCM at `rate_in` in, at `rate_out` out (samples per second), piece by piece.

    The filter holds back some 10 to 20 ms, which `finish` brings out; how the stream is cut into
    pieces makes no difference to what comes out in all. One object serves one stream.
    """

    def __init__(self, rate_in: int, rate_out: int) -> None:
        same = rate_in == rate_out
        # Floats, because soxr adds random dither to int16, and then no two runs are the same.
        self._stream = None if same else soxr.ResampleStream(rate_in, rate_out, 1, dtype="float32")

    def feed(self, pcm: bytes) -> bytes:
        """What can be given out so far; raises ValueError for half a sample."""
        return self._run(pcm, last=False)

    def finish(self) -> bytes:
        """What was held back. Nothing may be fed afterwards."""
        return self._run(b"", last=True)

    def _run(self, pcm: bytes, *, last: bool) -> bytes:
        if self._stream is None:
            return pcm
        values = samples(pcm).astype(np.float32) / np.float32(FULL_SCALE)
        return from_float(self._stream.resample_chunk(values, last=last))


def resampled(pcm: bytes, rate_in: int, rate_out: int) -> bytes:
    """A whole piece of mono int16 PCM at another rate."""
    resampler = Resampler(rate_in, rate_out)
    return resampler.feed(pcm) + resampler.finish()
