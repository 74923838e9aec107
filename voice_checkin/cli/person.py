"""The demo's synthetic person: another voice, who answers what they are asked."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from voice_checkin.audio.resample import resampled
from voice_checkin.audio.room import PersonTurn
from voice_checkin.catalogue.demo import DemoPerson
from voice_checkin.tts.synthesiser import Synthesiser
from voice_checkin.types import RATE, Listen


@dataclass
class SyntheticPerson:
    """Speaks the next line for what was asked last; without one, is silent."""

    person: DemoPerson
    synthesiser: Synthesiser
    asked: Listen = field(default_factory=Listen)
    said: str = ""
    """The line of the current turn."""
    _used: dict[str, int] = field(default_factory=dict)

    def turns(self) -> Iterator[PersonTurn]:
        """One turn for each listening, without end."""
        while True:
            self.said = self._next()
            yield PersonTurn(self._speak(self.said), self.said)

    def _next(self) -> str:
        kind = self.asked.expect
        used = self._used.get(kind, 0)
        self._used[kind] = used + 1
        lines = self.person.lines.get(kind, ())
        return lines[used] if used < len(lines) else ""

    def _speak(self, text: str) -> bytes:
        if not text:
            return b""
        speech = self.synthesiser.speak(text)
        return resampled(speech.pcm, speech.rate, RATE)
