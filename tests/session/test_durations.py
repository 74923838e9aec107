"""How long a conversation takes: our words as the voice really speaks them, the person's at 150
words a minute, and the silence that ends each answer. Audio time is counted, nobody waits."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from tests.support import shipped
from tests.support.watching import Watcher
from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.state import Kind
from voice_checkin.session.clock import Clock
from voice_checkin.session.conversation import Conversation
from voice_checkin.session.ports import Nothing, Spoken, Utterance
from voice_checkin.settings import load_settings
from voice_checkin.store.memory import MemoryStore
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import (
    Adjust,
    End,
    Listen,
    Say,
    Transcript,
)

WORDS_A_SECOND = 150 / 60
REACTION = 0.6
"""Seconds before an answer begins. Both are assumptions, on the slow side of ordinary talk."""
MORNING = 45.0
TEN_SECONDS = 10.0


@dataclass
class Tape:
    """Counts seconds of speech and silence, and speaks with the real voice."""

    voice: Pyttsx3Synthesiser
    answers: Iterator[str]
    seconds: float = 0.0
    said: list[str] = field(default_factory=list)

    def say(self, say: Say, quiet: float = 0.0) -> Spoken:
        spoken = self.voice.speak(say.text).seconds
        self.seconds += quiet + spoken
        self.said.append(say.text)
        return Spoken(spoken)

    def adjust(self, adjust: Adjust) -> None:
        del adjust

    def hear(self, listen: Listen) -> Utterance | Nothing:
        answer = next(self.answers, None)
        if answer is None:
            return Nothing.CLOSED
        self.seconds += REACTION + len(answer.split()) / WORDS_A_SECOND + listen.patience
        return Utterance(Transcript(answer))


@pytest.fixture(scope="module")
def voice() -> Iterator[Pyttsx3Synthesiser]:
    settings = load_settings({})
    made = Pyttsx3Synthesiser("en-us", settings.rate, settings.volume, engine="espeak")
    yield made
    made.close()


def held(voice: Pyttsx3Synthesiser, answers: list[str], seed: int, **context: object) -> Tape:
    tape = Tape(voice, iter(answers))

    clock = Clock(lambda: datetime(2026, 3, 1, 7, 30, tzinfo=UTC), "Europe/Dublin")
    script, store = shipped.script(), MemoryStore()
    talk = Conversation(script, tape, tape, shipped.means, store, clock, Watcher())
    given: dict[str, object] = {"part_of_day": "morning", "country": "IE", "seed": seed, **context}
    end = talk.run(Kind.CHECK_IN, Context(**given))  # type: ignore[arg-type]
    assert end == End("done"), tape.said
    return tape


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize(
    "answers",
    [
        ["not great i feel anxious and a bit flat this morning", "a little", "badly", "no thanks"],
        ["i'm okay i suppose bit tired", "some", "about six hours not too bad", "no"],
        ["sad", "a lot", "i woke up a few times but got five hours in the end", "no thank you"],
    ],
)
def test_a_full_morning_check_in_fits_into_its_time(
    voice: Pyttsx3Synthesiser, answers: list[str], seed: int
) -> None:
    assert held(voice, answers, seed).seconds <= MORNING


@pytest.mark.parametrize("seed", range(3))
@pytest.mark.parametrize("answer", ["numb slept five hours had my water", "sad and rather tired"])
def test_the_ten_second_form_takes_ten_seconds(
    voice: Pyttsx3Synthesiser, answer: str, seed: int
) -> None:
    tape = held(voice, [answer], seed, brief=True)
    assert tape.seconds <= TEN_SECONDS, (tape.seconds, tape.said)
