"""Hears one word all day, and nothing else: microWakeWord's models, built into their package."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from pymicro_wakeword import MicroWakeWord, MicroWakeWordFeatures, Model

from voice_checkin.types import FRAME_SECONDS

Word = Literal["okay_nabu", "hey_jarvis", "hey_mycroft", "alexa"]
WORDS: Final[tuple[Word, ...]] = get_args(Word)
_REFRACTORY: Final = 2.0
"""Seconds of audio in which the same word, or its echo, does not count again."""


@dataclass
class WakeWord:
    """Fed with frames of 512 samples at 16 kHz, one after the other."""

    word: Word
    make: Callable[[Model], MicroWakeWord] = MicroWakeWord.from_builtin
    _deaf: float = field(default=0.0, init=False)
    """Seconds of audio until the word counts again."""

    def __post_init__(self) -> None:
        self._model = self.make(Model(self.word))
        self._features = MicroWakeWordFeatures()

    def heard(self, frame: bytes) -> bool:
        """True in the frame in which the word was recognised."""
        self._deaf = max(0.0, self._deaf - FRAME_SECONDS)
        hits = [self._model.process_streaming(f) for f in self._features.process_streaming(frame)]
        if not any(hits) or self._deaf > 0:
            return False
        self._deaf = _REFRACTORY
        return True

    def forget(self) -> None:
        """Begin anew, after a conversation: what was said in it calls nobody."""
        self._model.reset()
        self._features = MicroWakeWordFeatures()
        self._deaf = 0.0

    def close(self) -> None:
        """Give the model back. Closing twice is fine."""
        self._model.close()
