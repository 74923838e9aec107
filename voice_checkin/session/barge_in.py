"""Hears "stop", "pause" and the wake word while the assistant speaks, and nothing else."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final, Protocol

from voice_checkin.asr.recogniser import Engine, Recogniser
from voice_checkin.audio.microphone import Microphone
from voice_checkin.audio.pcm import SAMPLE_BYTES, silence
from voice_checkin.audio.talk_over import TalkOver
from voice_checkin.catalogue.grammar_tree import Choice, Text, jsgf
from voice_checkin.dialogue.lines import plain_words
from voice_checkin.errors import AudioError
from voice_checkin.types import FRAME_BYTES, FRAME_SECONDS, RATE, Grammar, Transcript

_SURE: Final = 0.3
"""Confidence from which a phrase of the grammar counts (benchmarks/barge_in.py)."""
_STALLED: Final = 3.0
"""Seconds after which a line that still plays does not get on."""
_LONGEST_ECHO: Final = 2.0
"""Seconds; a loudspeaker that breaks off in the middle of a line leaves no longer one."""
_LONGEST: Final = 3.0
"""Seconds; who says more than that over a line says no one word."""
_LATE: Final = 1.0
"""Seconds of a line in which the end of the one before may still be heard, on a slow machine."""
_LEAD: Final = 1.0
"""Seconds of silence before what the wake word is looked for in: it hears changes."""


class Word(Protocol):
    """Recognises the wake word, where there is one."""

    def heard(self, frame: bytes) -> bool:
        """True in the frame in which it was recognised."""
        ...

    def forget(self) -> None:
        """Begin anew."""
        ...


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard while a line was played."""

    over: Transcript | None
    """What was said over it, that ends it."""
    called: bool = False
    """Whether it was the wake word, that ends it too: somebody wants to say something."""
    rang: float = 0.0
    """Seconds for which its echo was still there when it was over."""
    problem: AudioError | None = None
    """The microphone failed; the line may still be playing."""


def _never() -> bool:
    return False


@dataclass
class BargeIn:
    """Listens to a real microphone while a line is played."""

    microphone: Microphone
    make_recogniser: Callable[[bool], Recogniser]
    """A fresh one, for the phrases alone (True) or for free speech (False)."""
    phrases: tuple[str, ...]
    """What ends a line ("stop", "pause please"); plain words."""
    talk_over: TalkOver = field(default_factory=TalkOver)
    wake: Word | None = None
    """Not the one that waits: what it heard before is forgotten here."""
    pressed: Callable[[], bool] = _never
    """True when a button was pressed since it was asked before: it calls like the wake word."""
    _named: bool = field(default=False, init=False)
    """Whether the line before had one of the words in it."""

    def may_hear(self, line: str) -> bool:
        """False for a line with one of the words in it ("say stop at any time", "still paused")."""
        said = plain_words(line)
        return not any(phrase in said for phrase in self.phrases)

    def begin(self, played: bytes, heed: bool = True) -> Callable[[Callable[[], bool]], Heard]:
        """A line (int16 mono at 16 kHz) is about to be played; who speaks over it is to be heeded.

        To be called with what tells whether it is still playing: gives what was said over it that
        ends it, once it is over and its echo, too, or what is wrong with the microphone.
        """
        listening = self.talk_over.begin(played)
        longest = (len(played) / SAMPLE_BYTES / RATE + _STALLED) / FRAME_SECONDS
        longest_echo = _LONGEST_ECHO / FRAME_SECONDS
        self.microphone.listen()
        self.pressed()  # before the line: that calls nobody
        late, self._named = _LATE if self._named else 0.0, not heed

        def while_playing(playing: Callable[[], bool]) -> Heard:
            rang, frames = 0, 0
            try:
                while (plays := playing()) or (rang < longest_echo and listening.rings()):
                    if (frames := frames + 1) > longest:
                        break  # a loudspeaker that does not get on is told of by its `wait`
                    if self.pressed():
                        return Heard(None, called=True)
                    frame = self.microphone.read()
                    said = listening.feed(frame) if frame else None
                    if said:
                        began = frames * FRAME_SECONDS - len(said) / SAMPLE_BYTES / RATE
                        if heard := self._heard(said, heed and began >= late):
                            return heard
                    if not frame:
                        break
                    rang += not plays
            except AudioError as problem:
                return Heard(None, rang=rang * FRAME_SECONDS, problem=problem)
            return Heard(None, rang=rang * FRAME_SECONDS)

        return while_playing

    def _heard(self, said: bytes, heed: bool) -> Heard | None:
        if len(said) > SAMPLE_BYTES * RATE * _LONGEST:
            return None
        if self._called(said):
            return Heard(None, called=True)
        for closed in (True, False) if heed else ():
            recogniser = self.make_recogniser(closed)
            recogniser.feed(said)
            phrase = self._phrase_in(recogniser.finish(), closed)
            if phrase:
                # Wholly sure: asking back would be no silence.
                return Heard(Transcript(phrase))
        return None

    def _called(self, said: bytes) -> bool:
        if self.wake is None:
            return False
        self.wake.forget()
        sound = silence(_LEAD) + said + silence(_LEAD / 2)
        frames = (sound[at : at + FRAME_BYTES] for at in range(0, len(sound), FRAME_BYTES))
        return any(self.wake.heard(frame) for frame in frames if len(frame) == FRAME_BYTES)

    def _phrase_in(self, heard: Transcript, closed: bool) -> str | None:
        """A phrase of the grammar that is sure; in free speech one of the words, wherever it is."""
        if closed:
            sure = heard.text in self.phrases and heard.confidence >= _SURE
            return heard.text if sure else None
        return next((word for word in heard.text.split() if word in self.phrases), None)


def passes(engine: Engine, phrases: Sequence[str]) -> Callable[[bool], Recogniser]:
    """Makes recognisers for these phrases alone (True), or for free speech (False)."""
    tree = Choice(tuple(map(Text, phrases)))
    grammar = Grammar("barge_in", jsgf("barge_in", tree), tuple(phrases))
    return lambda closed: engine.recogniser(grammar if closed else None)
