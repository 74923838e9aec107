"""Random walks through conversations.

`python -m tests.dialogue.walks 20000` walks so many of them; the test suite walks a few.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

from benchmarks.synthetic import START, Person, flat
from benchmarks.synthetic import entries as log
from tests.dialogue import promises
from tests.support.shipped import script as shipped_script
from voice_checkin.dialogue.context import Context, Step
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Kind
from voice_checkin.dialogue.step import start, step
from voice_checkin.insights.look import Known, look
from voice_checkin.types import (
    Concern,
    End,
    FeelingMention,
    Goal,
    HabitMention,
    Heard,
    QuietHours,
    Silence,
    Sleep,
    Turn,
    Understanding,
)

MANY_TURNS = 500
"""In talk about danger the person falls silent after so many turns."""

INTENTS = (
    None, "check_in", "log_habit", "yes", "no", "stop", "pause", "resume", "repeat", "slower",
    "louder", "quieter", "faster", "skip", "undo", "help", "start_exercise", "reflect", "plan",
    "why", "add_goal", "snooze", "set_reminder", "erase_all", "trend", "something new",
)  # fmt: skip
TEXTS = (
    "", "i don't know", "rather not", "no change that to a four", "i meant calm", "be quiet",
    "read the list", "faster", "sometimes", "no i just", "the kettle is on", "{what} {", "\u4f60",
    "what should i do", "i called them", "in france", "i'm okay now", "nothing", "five minutes",
    "read my plan", "make a safety plan", "weekly review", "a summary for my friend",
    "what helps me", "which days are worst", "erase everything", "every tuesday",
    "in the morning, after lunch", "tomorrow",
)  # fmt: skip
CONTENTS: tuple[dict[str, Any], ...] = (
    {},
    {"felt": 0, "feelings": (FeelingMention("numb", "numb", "numb"),)},
    {"felt": 4, "energy": 0},
    {"feelings": (FeelingMention("calm", "a very long way of saying it", "pos", negated=True),)},
    {"feelings": (FeelingMention("sad", "", "neg"), FeelingMention("calm", "calm", "pos"))},
    {"valence": -2, "rating": 2.75},
    {"sleep": Sleep(23.9, None), "habits": (HabitMention("water"), HabitMention("walk", False))},
    {"sleep": Sleep(None, "bad"), "energy": 1},
    {"felt": 2, "sleep": Sleep(0.5, "ok"), "energy": 4, "valence": 1},
    {"rating": 9.0},
    {"weekly_question": True, "felt": 0},
)
FOUND = (
    None,
    look(flat(3), (), START + timedelta(days=14), Known()),
    look(log(Person(60, 3)), (), START + timedelta(days=60), Known()),
)
"""Nothing looked at, two flat weeks, and the log of two months."""
NOWS = tuple(
    datetime.fromisoformat(text).replace(tzinfo=ZoneInfo("Europe/Berlin"))
    for text in ("2026-03-28T23:50", "2026-10-24T23:50", "2026-06-01T09:00")
)
STEPS = (
    Step(Goal("walk", hoped="{air}", predicted=2)),
    Step(Goal("water", why="{why} {")),
    Step(Goal("a slow walk", minutes=10, after="lunch"), days_since=4),
    Step(Goal("music"), done=True, days_since=0),
)
SLOTS: tuple[dict[str, str | int | float], ...] = (
    {"exercise": "grounding"},
    {"exercise": "juggling"},
    {"goal": "draw", "minutes": 5},
    {"what": "draw {", "at": "13:00"},
    {"at": "23:30", "half": "said"},
    {"minutes": 20},
    {},
)


def understandings() -> Iterator[Understanding]:
    """Every intent, text, content and concern, each often enough with the others."""
    for number, (intent, content) in enumerate(product(INTENTS, CONTENTS)):
        text, slots = TEXTS[number % len(TEXTS)], SLOTS[number % len(SLOTS)]
        confidence = (1.0, 0.5, 0.1)[number % 3]
        yield Understanding(text=text, intent=intent, slots=slots, confidence=confidence, **content)
    for concern, content in product(Concern, CONTENTS):
        yield Understanding(text="the words", concern=concern, **content)
    for intent, text in product((None, "yes", "no", "stop"), TEXTS):
        yield Understanding(text=text, intent=intent)


POOL: tuple[Turn, ...] = tuple(Heard(u) for u in understandings())


def calmed(turn: Turn) -> Turn:
    """The same turn without a word of danger."""
    if not isinstance(turn, Heard):
        return turn
    u = replace(turn.understanding, concern=Concern.NONE, weekly_question=False)
    return Heard(u, turn.after)


def walk(script: Script, seed: int) -> tuple[str, int]:
    """One conversation to its end; returns why it ended and after how many turns.

    Raises AssertionError where a promise is broken.
    """
    rng = random.Random(seed)
    witness = promises.Witness(script)
    calm = rng.random() < 0.7
    turns = _turns(rng, calm)
    looked_at = rng.randrange(12)
    reply = start(rng.choice(list(Kind)), script, _context(script, rng))
    witness.opening(reply)
    for number in range(promises.MOST_TURNS if calm else MANY_TURNS):
        state = reply[0]
        if state.over:
            return _why(reply[1][-1]), number
        turn = next(turns)
        if number == looked_at:
            promises.leaving_keeps_what_was_said(state, script)
            promises.silence_leads_to_an_end(state, script)
            promises.goes_on_where_it_was_stored(state, turn, script)
            promises.goes_on_when_it_was_cut_short(state, script)
        reply = step(state, turn, script)
        witness.turn(state, turn, reply)
    assert not calm, "still going on"
    promises.silence_leads_to_an_end(reply[0], script)
    return "cut short", MANY_TURNS


def _turns(rng: random.Random, calm: bool) -> Iterator[Turn]:
    """Always something new, or the same few turns over and over."""
    few = [_turn(rng) for _ in range(rng.randrange(1, 7))] if rng.random() < 0.3 else None
    while True:
        turn = rng.choice(few) if few else _turn(rng)
        yield calmed(turn) if calm else turn


def _turn(rng: random.Random) -> Turn:
    return Silence() if rng.random() < 0.4 else rng.choice(POOL)


def _why(last: object) -> str:
    assert isinstance(last, End)
    return last.reason


def _context(script: Script, rng: random.Random) -> Context:
    return Context(
        part_of_day=rng.choice(("morning", "day", "evening")),
        seed=rng.randrange(100),
        country=rng.choice((None, "GB", "US", "FR", "BR")),
        low_energy=rng.random() < 0.2,
        recent_flat=rng.choice((0, 0, 2)),
        may_ask_safety=rng.random() < 0.5,
        private=rng.random() < 0.2,
        exercise=rng.choice(list(script.exercises)),
        lights_off=rng.random() < 0.2,
        steps=rng.choice(((), STEPS)),
        safety_plan=rng.choice(((), (("Signs", "{no} sleep"),))),
        brief=rng.random() < 0.1,
        insights=rng.choice(FOUND),
        may_tell_flatness=rng.random() < 0.5,
        area=rng.choice((None, "people", "home")),
        may_ask_before=rng.random() < 0.5,
        now=rng.choice((None, *NOWS)),
        zone="Europe/Berlin",
        quiet=rng.choice((None, QuietHours(time(22), time(7)))),
        morning=rng.choice((None, time(7))),
        snoozed=rng.choice((0, 0, 1, 2)),
        reminding=rng.choice((None, None, "take {my} tablets")),
        put_off=rng.choice((None, None, "check_in")),
    )


def _main(count: int) -> None:
    ends: Counter[str] = Counter()
    longest = 0
    for seed in range(count):
        try:
            why, turns = walk(shipped_script(), seed)
        except AssertionError as broken:
            broken.add_note(f"on walk {seed}")
            raise
        ends[why] += 1
        longest = max(longest, turns)
    print(f"{count} walks, the longest {longest} turns: {dict(ends)}")  # noqa: T201


if __name__ == "__main__":
    _main(int(sys.argv[1]))
