"""Conversations aloud: microphone, VAD, endpointing and recogniser; synthesiser and speaker."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Final, Protocol

from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.audio.endpointing import (
    Endpointer,
    NobodySpoke,
    SpeechContinued,
    SpeechEnded,
    SpeechStarted,
)
from voice_checkin.audio.level import LevelMeter
from voice_checkin.audio.microphone import Microphone
from voice_checkin.audio.pcm import scaled, silence
from voice_checkin.audio.resample import resampled
from voice_checkin.audio.speaker import SPEECH_RATE, Speaker
from voice_checkin.audio.surroundings import Surroundings
from voice_checkin.audio.tones import Earcon, Sound, sound
from voice_checkin.audio.vad import Vad
from voice_checkin.errors import AudioError
from voice_checkin.session.ahead import Ahead
from voice_checkin.session.barge_in import BargeIn
from voice_checkin.session.mending import Mender
from voice_checkin.session.night import LOUDER, NightVolume
from voice_checkin.session.ports import Nothing, Spoken, Utterance
from voice_checkin.tts.synthesiser import FASTEST, SLOWEST, Manner, Speech, Synthesiser
from voice_checkin.types import FRAME_SECONDS, RATE, Adjust, Expect, Listen, Say, Transcript

_PACE_STEP: Final = 1.2
_AHEAD: Final = 0.9
"""Seconds before the end of the silence from which an utterance is taken for over: finishing takes
PocketSphinx some tenths of a second. Who goes on after that is decoded again."""


def _ignore(words: str) -> None:
    del words


def _nothing() -> None:
    pass


def _unprepared(transcript: Transcript, expect: Expect) -> None:
    del transcript, expect


@dataclass(frozen=True)
class VoiceEar:
    """Hears one utterance through a microphone; decodes while the person speaks."""

    microphone: Microphone
    make_vad: Callable[[], Vad]
    """A fresh one for each listening."""
    make_recogniser: Callable[[Expect], Recogniser]
    """A fresh one for each utterance, for what the question expects."""
    patience: float = 1.0
    """Factor on how long we wait."""
    on_partial: Callable[[str], None] = _ignore
    on_end: Callable[[], None] = _nothing
    """Called when they have ended, before it is known what they said."""
    on_likely: Callable[[Transcript, Expect], object] = _unprepared
    """Called in the silence with what they will have said, if that is all; to prepare for it."""
    surroundings: Surroundings = field(default_factory=Surroundings)
    """What is known of the room; the next listening starts from it."""
    mending: Mender | None = None
    """Mends the microphone, where it is a real one."""

    def hear(self, listen: Listen) -> Utterance | Nothing:
        """Listen once. Nothing is kept of the sound but how loud the room is.

        Where the microphone fails it is mended, and the listening begins anew.
        """
        frames = 0

        def read() -> bytes:
            nonlocal frames
            frames += 1
            return self.microphone.read()

        while True:
            try:
                return self._once(listen, read)
            except AudioError as problem:
                if self.mending is None:
                    raise
                self.mending.hearing(problem, again=not listen.timed)
            if listen.timed:  # what has passed of an exercise's quiet is not waited for again
                listen, frames = _rest(listen, frames * FRAME_SECONDS), 0

    def _once(self, listen: Listen, read: Callable[[], bytes]) -> Utterance | Nothing:
        factor = 1.0 if listen.timed else self.patience
        endpointer = Endpointer(patience=listen.patience * factor, wait=listen.wait * factor)
        # Before the recogniser, which takes a moment for a new grammar: people answer at once.
        self.microphone.listen()
        vad, recogniser = self.make_vad(), Ahead(partial(self.make_recogniser, listen.expect))
        meter = LevelMeter()
        while True:
            frame = read()
            if frame:
                chance = self.surroundings.judged(frame, vad.probability(frame))
                meter.feed(frame, chance)
                events = endpointer.feed(frame, chance)
            else:
                events = endpointer.finish()
            for event in events:
                match event:
                    case SpeechStarted(audio=audio) | SpeechContinued(audio=audio):
                        recogniser.feed(audio)
                        self.on_partial(recogniser.partial())
                    case SpeechEnded(at=at):
                        self.on_end()
                        return Utterance(recogniser.finish(), at, meter.level())
                    case NobodySpoke():
                        return Nothing.CLOSED if self.microphone.over() else Nothing.SILENCE
            left = endpointer.left()
            if left is not None and left <= _AHEAD and not recogniser.finished:
                self.on_likely(recogniser.finish(), listen.expect)


def _rest(listen: Listen, passed: float) -> Listen:
    return replace(listen, wait=max(listen.wait - passed, 0.0))


class Voice(Synthesiser, Protocol):
    """A synthesiser whose manner can be changed between phrases."""

    manner: Manner


@dataclass(frozen=True)
class VoiceMouth:
    """Speaks through a speaker and returns when the last sample has left."""

    voice: Voice
    speaker: Speaker
    tones: bool = True
    """Whether a soft tone stands for words where one may."""
    barge_in: BargeIn | None = None
    """Hears "stop" meanwhile, where a real microphone is open."""
    night: NightVolume | None = None
    """Softens it at night."""
    mending: Mender | None = None
    """Mends what fails while it speaks, where the devices are real ones."""

    def say(self, say: Say, quiet: float = 0.0) -> Spoken:
        """Speak to the end; an interruption, by voice or by keyboard, silences at once.

        Where a device fails it is mended, and the line is said again.
        """
        while True:
            try:
                if spoken := self._once(say, quiet):
                    return spoken
            except AudioError as problem:
                if self.mending is None:
                    raise
                self.mending.speaking(problem)

    def _once(self, say: Say, quiet: float) -> Spoken | None:
        """None when the microphone failed meanwhile: who says "stop" would not be heard."""
        tone = say.tone if self.tones else None
        speech = self._softened(self._sound(tone) if tone else self.voice.speak(say.text))
        if self.barge_in is None:
            self._play(speech, quiet)
            return self._spoke(Spoken(speech.seconds))
        pcm = silence(quiet, speech.rate) + speech.pcm
        heed = bool(tone) or self.barge_in.may_hear(say.text)
        while_playing = self.barge_in.begin(resampled(pcm, speech.rate, RATE), heed)
        with self._playing(pcm, speech.rate):
            heard = while_playing(self.speaker.playing)
            # Once it was told that nothing is heard, the line is worth more than listening over it.
            deafened = heard.problem if self.mending and not self.mending.deaf else None
            if heard.over or heard.called or deafened:
                self.speaker.stop()
        if self.mending and deafened:
            self.mending.hearing(deafened)
            return None
        return self._spoke(Spoken(speech.seconds + heard.rang, heard.over, heard.called))

    def _spoke(self, spoken: Spoken) -> Spoken:
        if self.mending:
            self.mending.spoke()
        return spoken

    def chime(self, earcon: Earcon) -> None:
        """Sound to the end what happened, where tones are wanted.

        A loudspeaker that is gone is waited for by the next line; what is safe stays safe.
        """
        if not self.tones:
            return
        try:
            self._play(self._softened(self._sound(earcon)))
        except AudioError as problem:
            if self.mending:
                self.mending.mute(problem)

    def _sound(self, name: Sound) -> Speech:
        return Speech(sound(name, SPEECH_RATE, self.voice.manner.volume), SPEECH_RATE)

    def _softened(self, speech: Speech) -> Speech:
        factor = self.night.factor() if self.night else 1.0
        return replace(speech, pcm=scaled(speech.pcm, factor))

    def _play(self, speech: Speech, quiet: float = 0.0) -> None:
        with self._playing(silence(quiet, speech.rate) + speech.pcm, speech.rate):
            pass

    @contextmanager
    def _playing(self, pcm: bytes, rate: int) -> Iterator[None]:
        """Plays it, and waits for its end; silent at once when interrupted."""
        self.speaker.play(pcm, rate)
        try:
            yield
            self.speaker.wait()
        except KeyboardInterrupt:
            self.speaker.stop()
            raise

    def adjust(self, adjust: Adjust) -> None:
        """Speak slower, faster, louder or quieter from the next line on."""
        if adjust.change == "louder" and self.night and self.night.louder():
            return
        self.voice.manner = adjusted(self.voice.manner, adjust)


def adjusted(manner: Manner, adjust: Adjust) -> Manner:
    """`manner` one clearly noticeable step away, within what voices can do."""
    match adjust.change:
        case "slower":
            return replace(manner, rate=max(SLOWEST, round(manner.rate / _PACE_STEP)))
        case "faster":
            return replace(manner, rate=min(FASTEST, round(manner.rate * _PACE_STEP)))
        case "louder":
            return replace(manner, volume=min(1.0, manner.volume * LOUDER))
        case "quieter":
            return replace(manner, volume=manner.volume / LOUDER)
