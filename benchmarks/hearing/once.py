"""An engine that hears the same utterance freely only once, however many questions it is put to."""

from voice_checkin.asr.recogniser import Engine, Recogniser
from voice_checkin.types import Grammar, Transcript


class OpenOnce:
    """Passes grammars on; of free speech it keeps the last utterance and its transcript.

    For benchmarks that put one recording to many questions: the free pass, the same for all of
    them, costs more than the others together.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self.name = engine.name
        self._last: tuple[bytes, Transcript] | None = None

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:
        """The engine's own for a grammar; for free speech one that decodes at its end."""
        return self._engine.recogniser(grammar) if grammar else _Remembered(self)

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        """The engine's own answer."""
        return self._engine.missing(grammar)

    def freely(self, pcm: bytes) -> Transcript:
        """The transcript of a whole utterance."""
        if self._last is None or self._last[0] != pcm:
            recogniser = self._engine.recogniser()
            recogniser.feed(pcm)
            self._last = (pcm, recogniser.finish())
        return self._last[1]


class _Remembered:
    def __init__(self, owner: OpenOnce) -> None:
        self._owner = owner
        self._pcm = b""

    def feed(self, pcm: bytes) -> None:
        self._pcm += pcm

    def partial(self) -> str:
        return ""

    def finish(self) -> Transcript:
        return self._owner.freely(self._pcm)
