"""The loop between an ear, a mouth and a journal: what is said is kept, whatever happens."""

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from types import FrameType
from typing import Any

import pytest

from tests.support import shipped
from tests.support.watching import Watcher
from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.state import Kind, load
from voice_checkin.errors import AudioError
from voice_checkin.session import conversation
from voice_checkin.session.clock import Clock
from voice_checkin.session.conversation import Conversation
from voice_checkin.session.ports import Ear, Mouth, Nothing, Observer, Spoken, Utterance
from voice_checkin.session.text import SilentMouth, TextEar
from voice_checkin.store import memory
from voice_checkin.store.memory import MemoryStore
from voice_checkin.types import (
    End,
    Entry,
    Listen,
    Say,
    Transcript,
    Understanding,
)

MORNING = datetime(2026, 3, 1, 7, 30, tzinfo=UTC)
LEXICON, SCRIPT = shipped.lexicon(), shipped.script()


def talk(
    turns: Iterator[str], store: MemoryStore, watcher: Observer, kind: Kind = Kind.CHECK_IN
) -> End:
    clock = Clock(lambda: MORNING, "Europe/Dublin")
    ear, mouth = TextEar(turns), SilentMouth()
    held = Conversation(SCRIPT, ear, mouth, shipped.means, store, clock, watcher)
    return held.run(kind, Context(part_of_day="morning", country="IE"))


def test_one_sentence_is_one_entry_with_its_time_and_zone() -> None:
    store, watcher = MemoryStore(), Watcher()
    talk(iter(["numb really and i slept about five hours", "no", "no", "no"]), store, watcher)
    (entry,) = store.entries()
    assert (entry.said_at, entry.zone) == (MORNING, "Europe/Dublin")
    assert entry.check_in.felt == 0
    assert entry.check_in.sleep is not None
    assert entry.check_in.sleep.hours == 5


def test_what_comes_later_in_the_conversation_joins_the_same_entry() -> None:
    store, watcher = MemoryStore(), Watcher()
    talk(iter(["i feel sad", "low", "five hours", "no", "no"]), store, watcher)
    assert len(store.entries()) == 1
    assert len({entry.id for entry in watcher.entries}) == 1


def test_when_the_person_has_gone_what_they_said_is_there() -> None:
    store, watcher = MemoryStore(), Watcher()
    assert talk(iter(["numb"]), store, watcher).reason == "gone"
    assert [entry.check_in.felt for entry in store.entries()] == [0]


def test_nothing_said_leaves_nothing_behind() -> None:
    store, watcher = MemoryStore(), Watcher()
    talk(iter(["", "", "", ""]), store, watcher)
    assert store.entries() == []


def test_an_interruption_keeps_what_was_said_and_is_passed_on() -> None:
    def turns() -> Iterator[str]:
        yield "i feel sad and low"
        raise KeyboardInterrupt

    store, watcher = MemoryStore(), Watcher()
    with pytest.raises(KeyboardInterrupt):
        talk(turns(), store, watcher)
    assert [f.name for f in store.entries()[0].check_in.feelings][:1] == ["sad"]


class Impatient(Watcher):
    """Interrupts, or fails like a device, as soon as it has been told of something."""

    def __init__(self, at: str, with_: type[BaseException]) -> None:
        super().__init__()
        self._at, self._with = at, with_

    def heard(self, understanding: Understanding) -> None:
        if self._at == "heard":
            raise self._with

    def saved(self, entry: Entry) -> None:
        if self._at == "saved":
            raise self._with

    def said(self, say: Say) -> None:
        super().said(say)
        if self._at == "said" and len(self.lines) == 2:
            raise self._with


@pytest.mark.parametrize("moment", ["heard", "saved", "said"])
@pytest.mark.parametrize("what", [KeyboardInterrupt, AudioError])
def test_at_whatever_moment_it_comes(moment: str, what: type[BaseException]) -> None:
    store = MemoryStore()
    with pytest.raises(what):
        talk(iter(["numb"]), store, Impatient(moment, what))
    assert [entry.check_in.felt for entry in store.entries()] == [0]


def interrupted_at(line: int, store: MemoryStore) -> bool:
    """A check-in, interrupted at that line of all the code that runs; False when it was over."""
    left = line

    def traced(frame: FrameType, event: str, _arg: object) -> Any:
        nonlocal left
        if frame.f_code.co_filename not in (conversation.__file__, memory.__file__):
            return None
        left -= event == "line"
        if left < 0:
            sys.settrace(None)
            raise KeyboardInterrupt
        return traced

    before = sys.gettrace()
    sys.settrace(traced)
    try:
        talk(iter(["numb", "no", "no"]), store, Watcher())
    except KeyboardInterrupt:
        return True
    finally:
        sys.settrace(before)
    return False


def test_wherever_it_comes_there_is_one_entry_at_most_and_none_is_lost() -> None:
    line, kept = 0, list[int]()
    while interrupted_at(line, store := MemoryStore()):
        kept.append(len(store.entries()))
        line += 1
    assert set(kept) == {0, 1}
    assert kept == sorted(kept), "what was kept once is kept whenever the interruption comes later"


def test_an_interrupted_exercise_is_put_aside() -> None:
    def turns() -> Iterator[str]:
        yield ""
        yield "the lamp"
        raise KeyboardInterrupt

    store, watcher = MemoryStore(), Watcher()
    with pytest.raises(KeyboardInterrupt):
        talk(turns(), store, watcher, Kind.EXERCISE)
    unfinished = store.unfinished()
    assert unfinished is not None
    playing = load(unfinished.state).playing
    assert playing is not None
    assert playing.cue > 0


def test_undo_takes_back_what_this_conversation_logged() -> None:
    store, watcher = MemoryStore(), Watcher()
    talk(iter(["numb", "undo that", "stop"]), store, watcher)
    assert "undone" in watcher.lines
    assert store.entries() == []


def test_nothing_of_a_crisis_is_stored() -> None:
    store, watcher = MemoryStore(), Watcher()
    talk(iter(["i want to kill myself", "", "", "stop"]), store, watcher)
    assert store.entries() == []
    assert any("116 123" in line or "one one six" in line for line in watcher.lines)


class SpeakingMouth(SilentMouth):
    """Every line takes a second and a half."""

    def say(self, say: Say, quiet: float = 0.0) -> Spoken:
        del say, quiet
        return Spoken(1.5)


class CountingEar:
    """Nobody speaks; how long it listened is written down."""

    def __init__(self) -> None:
        self.heard: list[Listen] = []

    def hear(self, listen: Listen) -> Utterance | Nothing:
        self.heard.append(listen)
        return Nothing.SILENCE


def exercise(name: str, ear: Ear, mouth: Mouth) -> list[str]:
    """Hold it to its end; what was said."""
    watcher = Watcher()
    clock = Clock(lambda: MORNING, "Europe/Dublin")
    Conversation(
        SCRIPT, ear, mouth, lambda t, _: Understanding(t.text), MemoryStore(), clock, watcher
    ).run(Kind.EXERCISE, Context(exercise=name))
    return watcher.lines


def test_a_breath_lasts_as_long_as_planned_with_the_word_that_begins_it() -> None:
    ear = CountingEar()
    exercise("box_breathing", ear, SpeakingMouth())
    breaths = {round(listen.wait, 1) for listen in ear.heard if listen.from_cue}
    assert breaths == {2.5}  # four seconds, a second and a half of them spoken


def test_a_word_in_a_breath_takes_nothing_from_it() -> None:
    """Four seconds a side: a second and a half spoken, one until the "mm", the rest is left."""

    class OneWord(CountingEar):
        spoken = False

        def hear(self, listen: Listen) -> Utterance | Nothing:
            self.heard.append(listen)
            if not listen.from_cue or self.spoken:
                return Nothing.SILENCE
            self.spoken = True
            return Utterance(Transcript("mm"), after=1.0)

    ear = OneWord()
    exercise("box_breathing", ear, SpeakingMouth())
    waits = [round(listen.wait, 1) for listen in ear.heard if listen.from_cue]
    assert waits[:3] == [2.5, 1.5, 2.5]


class CalledMouth(SilentMouth):
    """Somebody calls over the first line."""

    def __init__(self) -> None:
        self.lines = 0

    def say(self, say: Say, quiet: float = 0.0) -> Spoken:
        del say, quiet
        self.lines += 1
        return Spoken(1.0, called=self.lines == 1)


def test_who_calls_over_a_line_is_listened_to_before_it_says_more() -> None:
    """The exercise opens with three lines; of these only the first is begun."""
    called = exercise("grounding", CountingEar(), CalledMouth())
    quiet = exercise("grounding", CountingEar(), SilentMouth())
    assert quiet[0] == called[0]
    assert quiet[3:] == called[1:]
