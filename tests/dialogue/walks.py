"""Random walks through conversations.

`python -m tests.dialogue.walks 20000` walks so many of them; the test suite walks a few.
"""

import random
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from typing import Any

from voice_checkin.catalogue.script import load_script
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Context, Kind
from voice_checkin.dialogue.step import start, step
from voice_checkin.resources import intents_root
from voice_checkin.types import (
    Concern,
    End,
    FeelingMention,
    HabitMention,
    Heard,
    Listen,
    Say,
    Silence,
    Sleep,
    Turn,
    Understanding,
)

DANGER = (Concern.CLEAR, Concern.IMMINENT)
MANY_TURNS = 500
"""After so many turns the person falls silent."""
MOST_TURNS = 1000

INTENTS = (
    None, "check_in", "log_habit", "yes", "no", "stop", "pause", "resume", "repeat", "slower",
    "louder", "quieter", "faster", "skip", "undo", "help", "start_exercise", "reflect", "plan",
    "snooze", "erase_all", "something new",
)  # fmt: skip
TEXTS = (
    "", "i don't know", "rather not", "no change that to a four", "i meant calm", "be quiet",
    "read the list", "faster", "sometimes", "no i just", "the kettle is on", "{what} {", "\u4f60",
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
SLOTS: tuple[dict[str, str | int | float], ...] = (
    {"exercise": "grounding"},
    {"exercise": "juggling"},
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


def walk(script: Script, seed: int) -> tuple[str, int]:
    """One conversation to its end; returns why it ended and after how many turns.

    Raises AssertionError where a promise is broken.
    """
    rng = random.Random(seed)
    state, effects = start(rng.choice(list(Kind)), script, _context(script, rng))
    calm = rng.random() < 0.7
    for number in range(MOST_TURNS):
        if state.over:
            assert isinstance(effects[-1], End)
            return effects[-1].reason, number
        turn = Silence() if number > MANY_TURNS or rng.random() < 0.4 else rng.choice(POOL)
        if calm and isinstance(turn, Heard):
            turn = Heard(replace(turn.understanding, concern=Concern.NONE))
        state, effects = step(state, turn, script)
        assert isinstance(effects[-1], Listen | End)
        if isinstance(turn, Heard) and turn.understanding.concern in DANGER:
            keys = [effect.line for effect in effects if isinstance(effect, Say)]
            assert keys
            assert all(key.startswith("care.") for key in keys), keys
            assert not isinstance(effects[-1], End)
    raise AssertionError("a conversation that does not end")


def _context(script: Script, rng: random.Random) -> Context:
    return Context(
        part_of_day=rng.choice(("morning", "day", "evening")),
        seed=rng.randrange(100),
        country=rng.choice((None, "GB", "US")),
        low_energy=rng.random() < 0.2,
        recent_flat=rng.choice((0, 0, 2)),
        may_ask_safety=rng.random() < 0.5,
        private=rng.random() < 0.2,
        exercise=rng.choice(list(script.exercises)),
        lights_off=rng.random() < 0.2,
    )


if __name__ == "__main__":
    SCRIPT = load_script(intents_root())
    RESULTS = [walk(SCRIPT, seed) for seed in range(int(sys.argv[1]))]
    ENDS = Counter(reason for reason, _ in RESULTS)
    print(f"{len(RESULTS)} walks, the longest {max(n for _, n in RESULTS)} turns: {dict(ENDS)}")  # noqa: T201
