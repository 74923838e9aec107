"""A room without air: person and assistant on one tape, on one clock that counts audio alone.

The clock stands still until somebody listens or waits for the end of speech, so a conversation of
a minute takes as long as its computing, and runs the same every time.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import repeat
from pathlib import Path
from typing import Literal

from voice_checkin.audio.managed import Managed
from voice_checkin.audio.pcm import SAMPLE_BYTES, interleaved, seconds, silence
from voice_checkin.audio.resample import resampled
from voice_checkin.audio.wav import WavWriter
from voice_checkin.types import FRAME_BYTES, FRAME_SAMPLES, RATE

Who = Literal["person", "assistant"]


@dataclass(frozen=True, slots=True)
class Segment:
    """One piece of the conversation's timeline."""

    who: Who
    start: float
    """Seconds from the start of the tape."""
    end: float
    """Seconds from the start of the tape."""
    label: str
    """The words, as far as they are known; may be empty."""


@dataclass(frozen=True, slots=True)
class PersonTurn:
    """What the person does once listening starts. Empty `pcm` is a turn spent in silence."""

    pcm: bytes
    """int16 mono at 16 kHz."""
    label: str = ""
    delay: float = 0.6
    """Seconds of silence before they begin."""


class Tape:
    """Both voices, each on its own channel at 16 kHz, and who spoke when."""

    def __init__(self) -> None:
        self._clock = 0
        self._tracks: dict[Who, bytearray] = {"person": bytearray(), "assistant": bytearray()}
        self._segments: list[Segment] = []

    @property
    def now(self) -> float:
        """Seconds of audio since the start."""
        return self._clock / RATE

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The timeline so far, by start."""
        return tuple(sorted(self._segments, key=lambda segment: segment.start))

    def advance(self, samples: int) -> None:
        """Let `samples` at 16 kHz pass."""
        self._clock += samples

    def record(self, who: Who, pcm: bytes) -> None:
        """Lay `pcm` (16 kHz) on the voice's channel, from now on."""
        track = self._tracks[who]
        track += bytes(max(self._clock * SAMPLE_BYTES - len(track), 0)) + pcm

    def cut(self, who: Who) -> None:
        """Take back what the voice would still say after now."""
        del self._tracks[who][self._clock * SAMPLE_BYTES :]

    def mark(self, segment: Segment) -> None:
        """Write a piece of the timeline."""
        self._segments.append(segment)

    def track(self, who: Who) -> bytes:
        """One voice up to now: int16 mono at 16 kHz."""
        size = self._clock * SAMPLE_BYTES
        return bytes(self._tracks[who][:size]).ljust(size, b"\0")

    def stereo(self) -> bytes:
        """Interleaved int16 at 16 kHz up to now: left the person, right the assistant."""
        return interleaved(self.track("person"), self.track("assistant"))

    def save(self, path: Path) -> None:
        """Write the stereo recording; raises AudioError where that cannot be done."""
        with WavWriter(path, RATE, channels=2) as writer:
            writer.write(self.stereo())


class TapeMicrophone(Managed):
    """Hears the person: at each listening the next turn, then silence for as long as it takes.

    `turns` may be a generator; it is asked for the next turn when a listening begins. What a turn
    has left unsaid when the next listening begins is lost. After the last turn a listening hears
    `last_silence` seconds of silence and then the end; None: silence without end.
    """

    def __init__(
        self, tape: Tape, turns: Iterable[PersonTurn], last_silence: float | None = 0.0
    ) -> None:
        self._tape, self._turns, self._last_silence = tape, iter(turns), last_silence
        self._frames: Iterator[bytes] = iter(())
        self._saying: Segment | None = None
        self._heard_until = 0.0
        self._over = False

    def listen(self) -> None:
        """Let the person take their next turn."""
        self._fall_silent()
        turn = next(self._turns, None)
        if turn is not None:
            self._frames = self._said(turn)
        else:
            self._over = self._last_silence is not None
            self._frames = self._silence(self._last_silence)

    def read(self) -> bytes:
        """The next frame, on tape, and the clock a frame later; `b""` at the end."""
        frame = next(self._frames, b"")
        if frame:
            self._tape.record("person", frame)
            self._tape.advance(FRAME_SAMPLES)
            self._heard_until = self._tape.now
        return frame

    def over(self) -> bool:
        """True when every turn was taken and there is no silence without end."""
        return self._over

    def close(self) -> None:
        """End the last turn."""
        self._fall_silent()

    def _said(self, turn: PersonTurn) -> Iterator[bytes]:
        start = self._tape.now + turn.delay
        if turn.pcm:
            self._saying = Segment("person", start, start + seconds(turn.pcm), turn.label)
        pcm = silence(turn.delay) + turn.pcm
        for at in range(0, len(pcm), FRAME_BYTES):
            yield pcm[at : at + FRAME_BYTES].ljust(FRAME_BYTES, b"\0")
        self._fall_silent()
        yield from self._silence(None)

    def _fall_silent(self) -> None:
        said, self._saying = self._saying, None
        if said is not None and said.start < self._heard_until:
            self._tape.mark(replace(said, end=min(said.end, self._heard_until)))

    def _silence(self, duration: float | None) -> Iterator[bytes]:
        frame = bytes(FRAME_BYTES)
        if duration is None:
            return repeat(frame)
        return repeat(frame, round(duration * RATE / FRAME_SAMPLES))


class TapeSpeaker(Managed):
    """Speaks onto the tape. Speech goes on while the clock does: by listening, or by `wait`."""

    def __init__(self, tape: Tape) -> None:
        self._tape = tape
        self._caption = ""
        self._start = self._end = 0.0
        self._label: str | None = None

    def caption(self, text: str) -> None:
        """The words of the next piece, for the timeline."""
        self._caption = text

    def play(self, pcm: bytes, rate: int) -> None:
        """See `Speaker`."""
        self.stop()
        sound = resampled(pcm, rate, RATE)
        self._tape.record("assistant", sound)
        self._start = self._tape.now
        self._end = self._start + seconds(sound)
        self._label, self._caption = self._caption, ""

    def playing(self) -> bool:
        """See `Speaker`."""
        return self._tape.now < self._end

    def stop(self) -> None:
        """See `Speaker`; what was not heard yet is not on the tape."""
        self._end = min(self._end, self._tape.now)
        self._tape.cut("assistant")
        self._finish()

    def wait(self) -> None:
        """Let the rest of the piece pass on the clock."""
        self._tape.advance(max(round((self._end - self._tape.now) * RATE), 0))
        self._finish()

    def close(self) -> None:
        """See `Speaker`."""
        self.stop()

    def _finish(self) -> None:
        if self._label is not None:
            self._tape.mark(Segment("assistant", self._start, self._end, self._label))
            self._label = None
