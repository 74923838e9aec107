"""Notes when each part of a conversation was done, by standing between the parts."""

import time
from collections.abc import Callable
from typing import Any, Final

from voice_checkin.audio.speaker import Speaker
from voice_checkin.session.ports import Ear, Nothing, Utterance
from voice_checkin.session.voice import Voice
from voice_checkin.tts.synthesiser import Manner, Speech
from voice_checkin.types import End, Entry, Kept, Listen, Say, Understanding

ORDER: Final = (
    "spoken", "ended", "recognised", "understood", "answered", "synthesised", "sounding",
)  # fmt: skip
"""What is noted, in the order in which it happens."""
_LOOKS_EVERY: Final = 0.005
"""Seconds; what is counted is noted by PortAudio's thread."""


class Over(Exception):  # noqa: N818
    """The first sound of the answer was there; nothing else is wanted."""


class Marks:
    """The observer of a conversation, and the notes."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self.at: dict[str, float] = {}
        """When what was done, in seconds; each the first time alone."""
        self.silence = 0.0
        """Seconds of silence that end the utterance."""

    def note(self, name: str) -> None:
        """It is done now. Before the listening has ended, nothing counts."""
        if name == "ended" or "ended" in self.at:
            self.at.setdefault(name, self._clock())

    def said(self, say: Say) -> None:
        """See `Observer`."""

    def listening(self, listen: Listen) -> None:
        """See `Observer`."""

    def heard(self, understanding: Understanding) -> None:
        """The meaning is there."""
        del understanding
        self.note("understood")

    def saved(self, entry: Entry) -> None:
        """See `Observer`."""

    def undone(self, entry: Entry | None) -> None:
        """See `Observer`."""

    def kept(self, effect: Kept) -> None:
        """See `Observer`."""

    def ended(self, end: End) -> None:
        """See `Observer`."""


class WatchedEar:
    """Hears once; what it asks for, and when it has words, is noted."""

    def __init__(self, ear: Ear, marks: Marks) -> None:
        self._ear, self._marks = ear, marks

    def hear(self, listen: Listen) -> Utterance | Nothing:
        """Where nothing was heard there is nothing to answer."""
        self._marks.silence = listen.patience
        heard = self._ear.hear(listen)
        if isinstance(heard, Nothing):
            raise Over
        self._marks.note("recognised")
        return heard


class WatchedVoice:
    """The first line that is to be spoken is the dialogue's answer."""

    def __init__(self, voice: Voice, marks: Marks) -> None:
        self._voice, self._marks = voice, marks

    @property
    def manner(self) -> Manner:
        """As it is."""
        return self._voice.manner

    @manner.setter
    def manner(self, manner: Manner) -> None:
        self._voice.manner = manner

    def speak(self, text: str) -> Speech:
        """Noted before and after."""
        self._marks.note("answered")
        speech = self._voice.speak(text)
        self._marks.note("synthesised")
        return speech

    def close(self) -> None:
        """As it is."""
        self._voice.close()


class WatchedSpeaker:
    """Plays the first line of the answer until it sounds; what comes before takes no time."""

    def __init__(self, speaker: Speaker, marks: Marks) -> None:
        self._speaker, self._marks = speaker, marks

    def play(self, pcm: bytes, rate: int) -> None:
        """The questions that come first are left out."""
        if "ended" in self._marks.at:
            self._speaker.play(pcm, rate)

    def wait(self) -> None:
        """With the first sound of the answer the conversation is over."""
        if "ended" not in self._marks.at:
            return
        while "sounding" not in self._marks.at and self._speaker.playing():
            time.sleep(_LOOKS_EVERY)
        self._speaker.stop()
        raise Over

    def __getattr__(self, name: str) -> Any:
        return getattr(self._speaker, name)


class WatchedSound:
    """The sound library; notes when PortAudio takes the first sample that is not zero."""

    def __init__(self, library: Any, marks: Marks) -> None:
        self._library, self._marks = library, marks

    def __getattr__(self, name: str) -> Any:
        return getattr(self._library, name)

    def RawOutputStream(self, *, callback: Any, **settings: Any) -> Any:  # noqa: N802
        """As it is, with the callback watched."""

        def watched(out: Any, frames: int, when: Any, status: Any) -> None:
            callback(out, frames, when, status)
            if any(bytes(out)):
                self._marks.note("sounding")

        return self._library.RawOutputStream(callback=watched, **settings)
