"""Where an utterance starts and ends: frames in, events out, time counted in audio alone."""

import math
from collections import deque
from dataclasses import dataclass
from enum import Enum, auto
from typing import Literal

from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS


@dataclass(frozen=True, slots=True)
class Utterance:
    """What was said in one turn, and the silence that ended it."""

    audio: bytes
    """int16 mono at 16 kHz, from the pre-roll to shortly after the last speech."""
    start: float
    """Seconds from the start of listening to the first sample of `audio`."""
    end: float
    """Seconds from the start of listening to the end of the silence after `audio`."""
    speech_start: float
    """Seconds from the start of listening to the first frame with speech."""
    speech_end: float
    """Seconds from the start of listening to the end of the last frame with speech."""


EndReason = Literal["silence", "cap", "end"]


@dataclass(frozen=True, slots=True)
class SpeechStarted:
    """Somebody has begun to speak."""

    at: float
    """Seconds of listening after which this was known."""
    audio: bytes
    """The pre-roll and the speech so far."""


@dataclass(frozen=True, slots=True)
class SpeechContinued:
    """More of the utterance, so that a recogniser can work while the person speaks.

    Silence comes only once speech has followed it: in the one that ends an utterance, recognisers
    hear words.
    """

    audio: bytes


@dataclass(frozen=True, slots=True)
class SpeechEnded:
    """The utterance is over."""

    at: float
    """Seconds of listening after which this was known."""
    utterance: Utterance
    reason: EndReason
    """Enough silence; the longest we take in one piece; or the end of the audio."""


@dataclass(frozen=True, slots=True)
class NobodySpoke:
    """Nothing was said for as long as we waited, or until the audio ended."""

    at: float
    """Seconds of listening after which this was known."""


EndpointEvent = SpeechStarted | SpeechContinued | SpeechEnded | NobodySpoke


class _State(Enum):
    WAITING = auto()
    SPEAKING = auto()
    OVER = auto()


def _frames(duration: float) -> int:
    """How many frames last at least `duration` seconds."""
    return math.ceil(round(duration / FRAME_SECONDS, 6))


_AFTER = _frames(0.35)
"""Frames kept after the last speech: the detector is early for words that end softly."""


class Endpointer:
    """One listening, for one utterance: make a fresh one for each.

    All times are seconds of audio. `patience`: silence that ends the utterance. `wait`: how long
    speech may take to begin. `cap`: the longest utterance, pre-roll included. `preroll`: audio
    kept from before speech was noticed. A frame is speech from probability `on` upwards, and once
    it is, until it falls below `off`; only `shortest` seconds of it in a row count, so that
    neither a click starts an utterance nor clicks keep one open.
    """

    def __init__(
        self,
        patience: float,
        wait: float,
        cap: float = 30.0,
        preroll: float = 0.4,
        *,
        on: float = 0.5,
        off: float = 0.35,
        shortest: float = 0.12,
    ) -> None:
        if min(patience, wait, preroll, shortest) < 0 or not 0 <= off <= on <= 1:
            raise ValueError("times cannot be negative, and 0 <= off <= on <= 1")
        if cap <= preroll + shortest:
            raise ValueError("the cap leaves no room for speech")
        self._on, self._off = on, off
        self._patience, self._wait = max(_frames(patience), 1), _frames(wait)
        self._cap, self._shortest = _frames(cap), max(_frames(shortest), 1)
        self._recent: deque[bytes] = deque(maxlen=_frames(preroll) + self._shortest)
        self._audio = bytearray()
        self._held = bytearray()
        self._state = _State.WAITING
        self._heard = 0
        self._run = 0
        self._speech_start = self._speech_end = 0

    @property
    def over(self) -> bool:
        """True once the last event was given out; nothing fed afterwards changes anything."""
        return self._state is _State.OVER

    def feed(self, frame: bytes, probability: float) -> list[EndpointEvent]:
        """What one more frame (512 samples) with this probability of speech (0 to 1) brings."""
        if len(frame) != FRAME_BYTES:
            raise ValueError(f"a frame has {FRAME_BYTES} bytes, not {len(frame)}")
        if self._state is _State.OVER:
            return []
        self._heard += 1
        self._run = self._run + 1 if probability >= self._threshold else 0
        if self._state is _State.WAITING:
            return self._waiting(frame)
        return self._speaking(frame)

    def finish(self) -> list[EndpointEvent]:
        """The audio has ended."""
        match self._state:
            case _State.WAITING:
                return [self._nobody_spoke()]
            case _State.SPEAKING:
                return [self._ended("end")]
            case _State.OVER:
                return []

    def left(self) -> float | None:
        """Seconds of silence after which the utterance is over, unless somebody speaks.

        None while nobody has spoken yet, while they speak, and shortly after: what was said is
        not all handed out then.
        """
        silent = self._heard - self._speech_end
        if self._state is not _State.SPEAKING or self._run or silent <= _AFTER:
            return None
        return _seconds(max(self._patience - silent, 0))

    @property
    def _threshold(self) -> float:
        return self._off if self._run else self._on

    def _waiting(self, frame: bytes) -> list[EndpointEvent]:
        self._recent.append(frame)
        if self._run >= self._shortest:
            self._state = _State.SPEAKING
            self._audio += b"".join(self._recent)
            self._speech_start, self._speech_end = self._heard - self._run, self._heard
            started = SpeechStarted(_seconds(self._heard), bytes(self._audio))
            return [started, *self._ended_if_due()]
        if self._heard >= self._wait and not self._run:
            return [self._nobody_spoke()]
        return []

    def _speaking(self, frame: bytes) -> list[EndpointEvent]:
        self._held += frame
        if self._run >= self._shortest:
            self._speech_end = self._heard
        if self._heard - self._speech_end > _AFTER:
            return self._ended_if_due()
        continued = SpeechContinued(bytes(self._held))
        self._audio += self._held
        self._held.clear()
        return [continued, *self._ended_if_due()]

    def _ended_if_due(self) -> list[EndpointEvent]:
        if len(self._audio) + len(self._held) >= self._cap * FRAME_BYTES:
            return [self._ended("cap")]
        if not self._run and self._heard - self._speech_end >= self._patience:
            return [self._ended("silence")]
        return []

    def _ended(self, reason: EndReason) -> SpeechEnded:
        self._state = _State.OVER
        end = _seconds(self._heard)
        start = _seconds(self._heard - (len(self._audio) + len(self._held)) // FRAME_BYTES)
        speech = _seconds(self._speech_start), _seconds(self._speech_end)
        return SpeechEnded(end, Utterance(bytes(self._audio), start, end, *speech), reason)

    def _nobody_spoke(self) -> NobodySpoke:
        self._state = _State.OVER
        return NobodySpoke(_seconds(self._heard))


def _seconds(frames: int) -> float:
    return frames * FRAME_SECONDS
