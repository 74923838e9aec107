"""pyttsx3 as a Synthesiser: a worker process, restarted once when it fails, and a phrase cache."""

import re
import sys
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from voice_checkin.errors import VoiceError
from voice_checkin.tts.cache import PhraseCache
from voice_checkin.tts.channel import Channel, Message, ProcessChannel, Reply, WorkerGone
from voice_checkin.tts.sound import decode
from voice_checkin.tts.synthesiser import DEFAULT_RATE, Manner, Speech
from voice_checkin.types import RATE

EngineName = Literal["espeak", "system"]

DEFAULT_ENGINE: EngineName = "system" if sys.platform in ("darwin", "win32") else "espeak"
"""macOS and Windows bring better voices of their own; on Linux espeak-ng comes as a package."""

# Control characters, halves of characters, and what a system's voice takes for mark-up: SAPI reads
# XML, macOS reads commands in [[ ]].
_UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff<>\[\]\ufffe\uffff]+")


@dataclass(frozen=True, slots=True)
class VoiceInfo:
    """One voice that can be chosen."""

    id: str
    """What `Manner.voice` takes."""
    name: str
    language: str
    """BCP 47, as the engine says it; may be empty."""


class Pyttsx3Synthesiser:
    """The computer's voice. Its worker starts in the background as soon as this is made.

    `manner` may be changed between phrases ("slower"). Several may speak at the same time, each
    with its own worker. `timeout` is the seconds a phrase of up to 1,000 characters may take.
    """

    def __init__(
        self,
        voice: str | None = None,
        rate: int = DEFAULT_RATE,
        volume: float = 1.0,
        *,
        engine: EngineName = DEFAULT_ENGINE,
        timeout: float = 10.0,
        cache: PhraseCache | None = None,
        connect: Callable[[str], Channel] = ProcessChannel,
    ) -> None:
        self.manner = Manner(voice, rate, volume)
        self._engine, self._timeout, self._connect = engine, timeout, connect
        self._cache = cache or PhraseCache()
        self._lock = threading.Lock()
        self._closed = False
        self._channel = self._start()

    def speak(self, text: str) -> Speech:
        """The text as samples; none when it has no letter and no digit.

        Raises VoiceError for an unknown voice, and when the worker failed twice.
        """
        text, manner = speakable(text), self.manner
        if not text:
            return Speech(b"", RATE)
        with self._lock:
            speech = self._cache.get(text, manner)
            if speech is None:
                speech = self._synthesise(text, manner)
                self._cache.put(text, manner, speech)
            return speech

    def prepare(self, texts: Iterable[str]) -> None:
        """Make these phrases now, so that `speak` has them at once. Raises VoiceError."""
        for text in texts:
            self.speak(text)

    def voices(self) -> tuple[VoiceInfo, ...]:
        """The voices there are. Raises VoiceError when the worker failed twice."""
        return tuple(VoiceInfo(**voice) for voice in self._list()["voices"])

    def variants(self) -> tuple[str, ...]:
        """What may follow an espeak-ng voice after a plus sign ("en-us+f3"); else empty."""
        return tuple(self._list()["variants"])

    def close(self) -> None:
        """End the worker and forget every phrase."""
        with self._lock:
            self._closed = True
            self._cache.clear()
            self._channel.close()

    def _list(self) -> Message:
        with self._lock:
            return self._ask({"list": True}, self._timeout).message

    def _synthesise(self, text: str, manner: Manner) -> Speech:
        request = {
            "text": text,
            "voice": manner.voice,
            "rate": manner.rate,
            "volume": manner.volume,
        }
        reply = self._ask(request, self._timeout * max(1.0, len(text) / 1000))
        return decode(reply.recording)

    def _ask(self, request: Message, seconds: float) -> Reply:
        if self._closed:
            raise VoiceError("The voice was closed before this was spoken; start again.")
        try:
            reply = self._channel.ask(request, seconds)
        except WorkerGone:
            reply = self._ask_a_new_worker(request, seconds)
        if "error" in reply.message:
            raise VoiceError(reply.message["error"])
        return reply

    def _ask_a_new_worker(self, request: Message, seconds: float) -> Reply:
        self._channel.close()
        self._channel = self._start()
        try:
            return self._channel.ask(request, seconds)
        except WorkerGone:
            raise VoiceError(
                "The voice stopped working twice in a row; run `voice-checkin doctor`, "
                "or go on in writing with `voice-checkin talk --text`."
            ) from None

    def _start(self) -> Channel:
        try:
            return self._connect(self._engine)
        except OSError as bad:
            raise VoiceError(
                f"The voice's process cannot be started ({bad.strerror}); "
                "close other programs, or use `voice-checkin talk --text`."
            ) from None


def speakable(text: str) -> str:
    """`text` as every engine can take it; empty when it has no letter and no digit."""
    plain = " ".join(_UNSPEAKABLE.sub(" ", text).split())
    return plain if any(map(str.isalnum, plain)) else ""
