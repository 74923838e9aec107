"""Finds who speaks over the assistant: what is left of the microphone's sound without the echo."""

from collections import deque
from typing import Final, Literal

import numpy as np
from numpy.typing import NDArray

from voice_checkin.audio.delay import DelaySearch
from voice_checkin.audio.drift import Pace, Reference
from voice_checkin.audio.echo import BLOCK, EchoCanceller
from voice_checkin.audio.pcm import FULL_SCALE, SAMPLE_BYTES, from_float, samples
from voice_checkin.types import FRAME_SAMPLES, RATE

Floats = NDArray[np.float64]

_AHEAD: Final = 10 * FRAME_SAMPLES
"""Samples of silence before the microphone's first, so that the echo comes after what was played
though a listening passes over its first moments."""
_BEFORE_ECHO: Final = 64
"""Samples of the filter that lie before the first echo."""
_FOLLOWS_EVERY: Final = 4
"""Frames after which the echo's place is measured anew."""
_WINDOW: Final = 16 * FRAME_SAMPLES
"""Samples in which it is measured: half a second."""
_ROUNDS: Final = 3
"""How often the first sound is gone through, when nothing of the room is known yet."""


class TalkOver:
    """One for a microphone and a loudspeaker: what is learned of the room stays."""

    def __init__(self) -> None:
        self._canceller = EchoCanceller()
        self._gate = _Gate()
        self._before = self._canceller.kept()
        self._line: Listening | None = None

    def begin(self, played: bytes) -> "Listening":
        """A line (int16 mono at 16 kHz) begins to be played now.

        What was learned from a line that somebody spoke over is not kept: it is partly their voice.
        """
        if self._line is not None and self._line.spoken_over:
            self._canceller.back_to(self._before)
        self._before = self._canceller.kept()
        before = self._line
        usual, clock = (before.shift, before.clock) if before is not None else (None, None)
        self._line = Listening(self._canceller, self._gate, played, usual, clock)
        return self._line


class Listening:
    """What is heard while one line is played. Times are counted in samples of the microphone."""

    def __init__(
        self,
        canceller: EchoCanceller,
        gate: "_Gate",
        played: bytes,
        usual: int | None,
        clock: Pace | None = None,
    ) -> None:
        """`usual` and `clock`: what was found in lines before (see `shift` and `Reference`)."""
        self._canceller, self._gate, self._usual = canceller, gate, usual
        self._played = samples(played).astype(np.float64)
        self._length = len(self._played)
        self._echoed = Reference(played, clock)
        self._heard = bytearray(SAMPLE_BYTES * _AHEAD)
        self._done = _AHEAD
        self.spoken_over = False
        """Whether somebody was heard."""
        self._shift: int | None = None
        self._search = DelaySearch(self._played, _AHEAD)
        self._spoken: list[Floats] = []
        """What was said over it, since somebody began."""
        self._power = self._echo = 0.0
        """Of what was said over it, and of the echo meanwhile: sums over the frames with both."""
        self._loudest = self._loudest_echo = 0.0
        """Power a sample of the loudest frame of what was said over it, and of the line's echo."""
        self._lately: deque[Floats] = deque(maxlen=_BEFORE)
        canceller.pause()
        gate.over()

    def feed(self, frame: bytes) -> bytes | None:
        """One frame of the microphone; what somebody said over the line, once they have ended."""
        self._heard += frame
        if self._shift is None and self._search.due(self._count):
            self._find()
        said = None
        while self._shift is not None and self._done + FRAME_SAMPLES <= self._count:
            said = self._next() or said
        return said

    @property
    def _count(self) -> int:
        """Samples heard so far."""
        return len(self._heard) // SAMPLE_BYTES

    def _at(self, start: int, stop: int) -> Floats:
        part = bytes(self._heard[SAMPLE_BYTES * start : SAMPLE_BYTES * stop])
        return samples(part).astype(np.float64)

    @property
    def shift(self) -> int | None:
        """By how many samples the echo comes later; of a line too short to tell, the usual."""
        return self._usual if self._shift is None or not len(self._played) else self._shift

    @property
    def clock(self) -> Pace:
        """What is known of the pace of the loudspeaker's clock."""
        return self._echoed.clock

    def rings(self) -> bool:
        """True while the line's echo may still be heard, also when its last sample has left."""
        if self.shift is None:
            return False
        end = self._length + self.shift + _BEFORE_ECHO + round(_RINGS_OUT * RATE)
        return self._count < end

    def _find(self) -> None:
        heard, count = self._at(0, self._count), self._count
        delay = self._search.look(heard)
        if delay is None:
            if not self._search.hopeless(count):
                return
            self._played, self._echoed = np.zeros(0), Reference(b"", self.clock)
        self._shift = max(0, (delay or 0) - _BEFORE_ECHO)
        self._echoed.put(self._shift)
        self._follow(count)
        if delay is not None and not self._canceller.learned:
            for _ in range(_ROUNDS):
                for at in range(0, count - BLOCK, BLOCK):
                    self._canceller.feed(heard[at : at + BLOCK], self._echoed.at(at, BLOCK))
                self._canceller.pause()
            self._canceller.learned = True

    def _follow(self, end: int) -> None:
        """See where the echo is in the half second before `end`."""
        # The filter begins somewhat before the echo, and so does what it is fed with.
        start = max(_AHEAD, end - _WINDOW)
        self._echoed.follow(start - _BEFORE_ECHO, self._at(start, end))

    def _next(self) -> bytes | None:
        clean, echo = np.zeros(FRAME_SAMPLES), np.zeros(FRAME_SAMPLES)
        for at in range(0, FRAME_SAMPLES, BLOCK):
            here, place = slice(at, at + BLOCK), self._done + at
            heard = self._at(place, place + BLOCK)
            clean[here], echo[here] = self._canceller.feed(heard, self._echoed.at(place, BLOCK))
        self._done += FRAME_SAMPLES
        if self._done % (_FOLLOWS_EVERY * FRAME_SAMPLES) == 0:
            self._follow(self._done)
        power, echoed = float(np.mean(clean**2)), float(np.mean(echo**2))
        state = self._gate.feed(power, echoed)
        self._loudest_echo = max(self._loudest_echo, echoed)
        if state == "quiet":
            self._lately.append(clean)
            return None
        self.spoken_over = True
        if not self._spoken:
            self._spoken, self._power, self._echo = [*self._lately], 0.0, 0.0
            self._loudest = 0.0
        self._spoken.append(clean)
        self._loudest = max(self._loudest, power)
        if self._gate.near:
            self._power += power
            self._echo += echoed
        if state == "speaking":
            return None
        said, self._spoken = self._spoken, []
        self._lately.clear()
        loud = self._power >= _OVER_ECHO * self._echo
        loud = loud and self._loudest >= _OVER_LOUDEST * self._loudest_echo
        return from_float(np.concatenate(said) / FULL_SCALE) if loud else None


_OVER_ECHO: Final = 0.4
"""Minus 4 dB of the echo: what is fainter is what the filter left of it."""
_OVER_LOUDEST: Final = 0.05
"""Minus 13 dB of the loudest echo: what a sound server that stumbles leaves of the echo is fainter
(14 to 16 dB in two of 21 runs beside five busy processes), who wants to be heard is not."""
_RINGS_OUT: Final = 0.15
"""Seconds in which a room falls silent."""
_BEFORE: Final = 13
"""Frames from before somebody was noticed, so that the first sound is there: 0.4 s."""


class _Gate:
    """Is somebody speaking? More than what the filter usually leaves of the echo must be there."""

    _ABOVE: Final = 8.0
    """Times the usual share of the echo that is left: 9 dB."""
    _LEAST: Final = 150.0**2
    """Power a sample, -47 dB of full scale: below it nobody speaks to a box."""
    _LOUD_ECHO: Final = 200.0**2
    """Power of the echo from which what is left of it says something."""
    _RINGS: Final = 0.75
    """What is left of the echo's power a frame later."""
    _SMALLEST: Final = 0.01
    """Minus 20 dB; no filter is trusted further."""

    def __init__(self) -> None:
        self._leak = 1.0
        self._echo = 0.0
        self._near: deque[bool] = deque(maxlen=4)
        self.near = False
        """Whether somebody was heard in the last frame."""
        self._open = False
        self._still = 0

    def over(self) -> None:
        """Nobody speaks, and no echo rings any more."""
        self._echo, self._open, self._still = 0.0, False, 0
        self._near.clear()

    def feed(self, left: float, echo: float) -> Literal["quiet", "speaking", "ended"]:
        """ "quiet", "speaking", or "ended" in the frame in which somebody has ended.

        Powers a sample of one frame: of what is left of the microphone's sound, and of the echo.
        """
        self._echo = max(echo, self._RINGS * self._echo)
        near = self.near = left > max(self._ABOVE * self._leak * self._echo, self._LEAST)
        self._learn(left)
        self._near.append(near)
        if not self._open:
            self._open = sum(self._near) >= _BEGUN
            self._still = 0
            return "speaking" if self._open else "quiet"
        self._still = 0 if near else self._still + 1
        if self._still < _ENDED:
            return "speaking"
        self._open = False
        self._near.clear()
        return "ended"

    def _learn(self, left: float) -> None:
        """Follow what the filter leaves of the echo: quickly when it is less, slowly when more."""
        if self._echo < self._LOUD_ECHO:
            return
        share = left / self._echo
        if share < self._leak:
            self._leak += 0.05 * (share - self._leak)
        else:
            self._leak += 0.004 * (min(share, 4 * self._leak) - self._leak)
        self._leak = min(max(self._leak, self._SMALLEST), 1.0)


_BEGUN: Final = 3
"""Frames of the last four in which somebody is heard, to begin."""
_ENDED: Final = 9
"""Frames of quiet that end it: 0.29 s."""
