"""Reminders and putting off, in talk: what is asked, what is said back, what is kept."""

from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.dialogue.talk import Starter, Talk
from voice_checkin.dialogue.context import Step
from voice_checkin.dialogue.state import Kind
from voice_checkin.types import (
    DropReminder,
    End,
    Goal,
    QuietHours,
    Reminder,
    SaveExercise,
    SaveReminder,
    SaveSnooze,
    Snooze,
    Undo,
)

DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 3, 2, 7, 30, tzinfo=DUBLIN)
"""A Monday."""
NIGHT = QuietHours(time(22), time(7))


def now(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=DUBLIN)


def talk(begin: Starter, *turns: str, **context: Any) -> Talk:
    given = {"now": NOW, "zone": "Europe/Dublin", **context}
    held = begin(Kind.CHECK_IN, **given)
    for turn in turns:
        held.turn(turn)
    return held


def reminder(held: Talk) -> Reminder:
    return [effect.reminder for effect in held.done if isinstance(effect, SaveReminder)][-1]


def snooze(held: Talk) -> Snooze:
    return [effect.snooze for effect in held.done if isinstance(effect, SaveSnooze)][-1]


def arranged(held: Talk) -> list[object]:
    return [e for e in held.done if isinstance(e, SaveReminder | SaveSnooze)]


@pytest.mark.parametrize(
    ("said", "answers", "at", "weekdays"),
    [
        ("remind me every day at nine to check in", (), time(9), (0, 1, 2, 3, 4, 5, 6)),
        ("remind me about therapy every tuesday at four", (), time(16), (1,)),
        ("remind me every morning to drink water", ("at seven",), time(7), (0, 1, 2, 3, 4, 5, 6)),
    ],
)
def test_what_comes_over_and_over(
    begin: Starter, said: str, answers: tuple[str, ...], at: time, weekdays: tuple[int, ...]
) -> None:
    found = reminder(talk(begin, said, *answers, "yes"))
    assert (found.at, found.weekdays, found.once, found.asked) == (at, weekdays, None, True)


@pytest.mark.parametrize(
    ("said", "start", "once"),
    [
        ("remind me at eight thirty to take my meds", "07:30", "2026-03-02T08:30"),
        ("remind me at eight thirty to take my meds", "09:30", "2026-03-02T20:30"),
        ("remind me at eight thirty am to take my meds", "09:30", "2026-03-03T08:30"),
        ("remind me to call the bank tomorrow at ten", "07:30", "2026-03-03T10:00"),
        ("remind me about therapy on monday at four", "07:30", "2026-03-02T16:00"),
        ("remind me about therapy on monday at four", "17:30", "2026-03-09T16:00"),
        ("remind me to take my tablets in half an hour", "07:30", "2026-03-02T08:00"),
        ("remind me tomorrow evening at nine to stretch", "07:30", "2026-03-03T21:00"),
    ],
)
def test_what_comes_once(begin: Starter, said: str, start: str, once: str) -> None:
    found = reminder(talk(begin, said, "yes", now=now(f"2026-03-02T{start}")))
    assert found.once == now(once)
    assert found.at is None


@pytest.mark.parametrize(
    ("said", "answer", "once"),
    [
        ("leave it till tomorrow", "at nine", "2026-03-03T09:00"),
        ("can you come back this evening", "half seven", "2026-03-02T19:30"),
        ("ask me tomorrow evening", "eight", "2026-03-03T20:00"),
    ],
)
def test_a_day_or_a_part_of_it_that_was_named_before_the_time_counts(
    begin: Starter, said: str, answer: str, once: str
) -> None:
    assert snooze(talk(begin, said, answer, "yes")).until == now(once)


def test_a_part_of_the_day_that_comes_over_and_over(begin: Starter) -> None:
    assert reminder(talk(begin, "remind me to check in every evening", "nine", "yes")).at == time(
        21
    )


def test_on_weekdays(begin: Starter) -> None:
    found = reminder(talk(begin, "remind me on weekdays at eight to take my tablets", "yes"))
    assert (found.at, found.weekdays, found.words) == (time(8), (0, 1, 2, 3, 4), "take my tablets")


def test_in_three_days(begin: Starter) -> None:
    found = reminder(talk(begin, "remind me to call mum in three days", "at nine", "yes"))
    assert found.once == now("2026-03-05T09:00")


def test_in_the_morning_is_the_time_in_the_settings(begin: Starter) -> None:
    held = talk(begin, "remind me every morning to drink water", "yes", morning=time(7, 45))
    assert reminder(held).at == time(7, 45)


@pytest.mark.parametrize(
    ("said", "about"),
    [
        ("remind me about therapy on tuesday at four", "therapy"),
        ("remind me every day at nine to check in", "morning"),
        ("remind me every day at nine in the evening to check in", "evening"),
        ("remind me at noon to draw", "goal"),
        ("remind me at noon to call the bank", "other"),
    ],
)
def test_what_it_is_about(begin: Starter, said: str, about: str) -> None:
    assert reminder(talk(begin, said, "yes", steps=(Step(Goal("draw")),))).about == about


def test_after_a_reminder_the_talk_goes_on_where_it_was(begin: Starter) -> None:
    held = talk(begin, "i feel sad", "remind me at noon to go outside", "yes")
    assert held.lines[-1] == "short.felt"
    held.turn("a little")
    assert held.entry.felt == 1


def test_what_is_told_besides_is_kept_and_the_question_stays_open(begin: Starter) -> None:
    held = talk(begin, "remind me at noon to go outside", "numb really")
    assert held.entry.felt == 0
    assert held.lines == ["remind.offer"]
    held.turn("yes")
    assert reminder(held).words == "go outside"


def test_with_a_yes_another_time_may_be_named(begin: Starter) -> None:
    held = talk(begin, "remind me at noon to go outside", "yes but at one")
    assert reminder(held).once == now("2026-03-02T13:00")


def test_undo_takes_back_the_reminder_and_not_what_was_said_before(begin: Starter) -> None:
    held = talk(begin, "i feel sad", "remind me at noon to go outside", "yes", "undo that")
    assert DropReminder(reminder(held).id) in held.effects
    assert Undo() not in held.effects
    held.turn("undo that")
    assert Undo() in held.effects


def test_undo_while_it_is_talked_about_arranges_nothing(begin: Starter) -> None:
    held = talk(begin, "remind me at noon to go outside", "undo that")
    assert held.lines[0] == "undone"
    assert Undo() not in held.effects
    assert arranged(held) == []


def test_silence_arranges_nothing(begin: Starter) -> None:
    held = talk(begin, "ask me again at one", "(silence)")
    assert held.lines == ["snooze.offer"]
    held.turn("(silence)")
    assert (held.end, arranged(held)) == ("silence", [])


@pytest.mark.parametrize("said", ["i want to kill myself", "i just want to disappear"])
def test_danger_comes_first_and_nothing_is_arranged(begin: Starter, said: str) -> None:
    held = talk(begin, "remind me at noon to go outside", said)
    assert all(line.startswith("care.") for line in held.lines)
    for turn in ("no", "yes"):
        held.turn(turn)
    assert arranged(held) == []


def test_in_an_exercise_the_rest_is_put_off_and_it_counts_as_done_in_part(begin: Starter) -> None:
    held = talk(begin, "let's do the grounding", "can we do this later", "at one", "yes")
    assert snooze(held).until == now("2026-03-02T13:00")
    assert any(isinstance(effect, SaveExercise) for effect in held.effects)
    assert held.effects[-1] == End("done")


def test_a_second_time_it_says_so_and_a_third_time_it_is_let_be(begin: Starter) -> None:
    assert snooze(talk(begin, "ask me at one", "yes", snoozed=1)).times == 2
    held = talk(begin, "ask me at one", snoozed=2)
    assert (held.lines, held.end, arranged(held)) == (["snooze.enough"], "done", [])


def test_what_began_with_a_reminder_is_put_off_under_its_name(begin: Starter) -> None:
    assert snooze(talk(begin, "ask me at one", "yes", reminder="morning")).of == "morning"


@pytest.mark.parametrize(
    ("said", "start", "offered"),
    [
        ("ask me at eleven", "21:00", "2026-03-03T07:00"),
        ("ask me at six thirty in the morning", "21:00", "2026-03-03T07:00"),
        ("remind me at three in the morning to stretch", "07:30", "2026-03-03T07:00"),
    ],
)
def test_a_time_in_quiet_hours_is_moved_to_their_end(
    begin: Starter, said: str, start: str, offered: str
) -> None:
    held = talk(begin, said, quiet=NIGHT, now=now(f"2026-03-02T{start}"))
    assert held.lines == ["arrange.quiet"]
    held.turn("yes")
    found = [
        e.snooze.until if isinstance(e, SaveSnooze) else e.reminder.once  # type: ignore[attr-defined]
        for e in arranged(held)
    ]
    assert found == [now(offered)]


def test_a_daily_one_in_quiet_hours_is_moved_too(begin: Starter) -> None:
    held = talk(begin, "remind me every day at eleven at night to stretch", "yes", quiet=NIGHT)
    assert reminder(held).at == time(7)


def test_in_private_no_words_are_said_back(begin: Starter) -> None:
    assert talk(begin, "remind me at noon to call mum", private=True).said == [
        "Shall I remind you at noon?"
    ]
    assert talk(begin, "ask me at one after therapy", private=True).said == [
        "Shall I try again at one?"
    ]


def test_a_time_that_the_clock_leaves_out_is_said_as_it_will_be(begin: Starter) -> None:
    eve = datetime(2026, 3, 28, 21, tzinfo=ZoneInfo("Europe/Berlin"))
    held = talk(
        begin,
        "remind me to stretch tomorrow at half past two in the morning",
        now=eve,
        zone="Europe/Berlin",
    )
    assert "half past three" in held.said[0]
    held.turn("yes")
    assert reminder(held).once == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)


def test_without_a_clock_nothing_can_be_said_later(begin: Starter) -> None:
    assert talk(begin, "ask me at one", now=None).lines[0] == "not_yet"
