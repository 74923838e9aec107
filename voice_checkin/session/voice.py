"""Conversations aloud: microphone, VAD, endpointing and recogniser; synthesiser and speaker."""

from collections.abc import Callable
from dataclasses import dataclass

from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.audio.endpointing import (
    Endpointer,
    NobodySpoke,
    SpeechContinued,
    SpeechEnded,
    SpeechStarted,
)
from voice_checkin.audio.microphone import Microphone
from voice_checkin.audio.speaker import Speaker
from voice_checkin.audio.vad import Vad
from voice_checkin.session.ports import Nothing
from voice_checkin.tts.synthesiser import Synthesiser
from voice_checkin.types import Expect, Listen, Say, Transcript


def _ignore(partial: str) -> None:
    del partial


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

    def hear(self, listen: Listen) -> Transcript | Nothing:
        """Listen once. Nothing is kept of the sound."""
        factor = 1.0 if listen.timed else self.patience
        endpointer = Endpointer(patience=listen.patience * factor, wait=listen.wait * factor)
        vad, recogniser = self.make_vad(), self.make_recogniser(listen.expect)
        self.microphone.listen()
        while True:
            frame = self.microphone.read()
            ended = not frame
            events = endpointer.finish() if ended else endpointer.feed(frame, vad.probability(frame))
            for event in events:
                match event:
                    case SpeechStarted(audio=audio) | SpeechContinued(audio=audio):
                        recogniser.feed(audio)
                        self.on_partial(recogniser.partial())
                    case SpeechEnded():
                        return recogniser.finish()
                    case NobodySpoke():
                        return Nothing.CLOSED if ended else Nothing.SILENCE


@dataclass(frozen=True)
class VoiceMouth:
    """Speaks through a speaker and returns when the last sample has left."""

    synthesiser: Synthesiser
    speaker: Speaker

    def say(self, say: Say) -> None:
        """Speak to the end; an interruption silences at once."""
        speech = self.synthesiser.speak(say.text)
        self.speaker.play(speech.pcm, speech.rate)
        try:
            self.speaker.wait()
        except KeyboardInterrupt:
            self.speaker.stop()
            raise
