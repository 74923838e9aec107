"""Phrases spoken before, in memory only.

What is spoken says how a person feels ("Numb, low energy. Logged."), so it never goes to a disk.
"""

from collections import OrderedDict

from voice_checkin.tts.synthesiser import Manner, Speech

Key = tuple[str, Manner]


class PhraseCache:
    """The most recently used phrases, as many as fit into `max_bytes` of samples."""

    def __init__(self, max_bytes: int = 16 * 2**20) -> None:
        self._max_bytes = max_bytes
        self._phrases: OrderedDict[Key, Speech] = OrderedDict()
        self.bytes = 0
        """Bytes of samples held."""

    def get(self, text: str, manner: Manner) -> Speech | None:
        """The phrase as it was spoken before, or None."""
        speech = self._phrases.get((text, manner))
        if speech is not None:
            self._phrases.move_to_end((text, manner))
        return speech

    def put(self, text: str, manner: Manner, speech: Speech) -> None:
        """Keep a phrase; the ones unused for longest make room. Too large a one is not kept."""
        self._drop((text, manner))
        if len(speech.pcm) > self._max_bytes:
            return
        self._phrases[text, manner] = speech
        self.bytes += len(speech.pcm)
        while self.bytes > self._max_bytes:
            self._drop(next(iter(self._phrases)))

    def clear(self) -> None:
        """Forget everything."""
        self._phrases.clear()
        self.bytes = 0

    def _drop(self, key: Key) -> None:
        speech = self._phrases.pop(key, None)
        self.bytes -= len(speech.pcm) if speech else 0
