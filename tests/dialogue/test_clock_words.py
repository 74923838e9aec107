"""Times in words, and the reason and the matter apart from them."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from voice_checkin.dialogue.clock_words import spoken_moment, spoken_rhythm, turned
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.wanted import reason_in, without_when

DUBLIN = ZoneInfo("Europe/Dublin")
NOW = datetime(2026, 3, 2, 7, 30, tzinfo=DUBLIN)
"""A Monday."""


def now(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=DUBLIN)


@pytest.mark.parametrize(
    ("at", "said"),
    [
        ("2026-03-02T13:00", "at one"),
        ("2026-03-02T08:05", "at eight oh five"),
        ("2026-03-02T08:15", "at quarter past eight"),
        ("2026-03-02T12:45", "at quarter to one"),
        ("2026-03-02T12:00", "at noon"),
        ("2026-03-02T21:37", "at nine thirty seven in the evening"),
        ("2026-03-03T00:00", "tomorrow at midnight"),
        ("2026-03-03T07:00", "tomorrow at seven in the morning"),
        ("2026-03-05T22:30", "on Thursday at half past ten at night"),
        ("2026-03-09T16:00", "in seven days at four in the afternoon"),
    ],
)
def test_a_moment_in_words(script: Script, at: str, said: str) -> None:
    words = script.lines.words
    assert spoken_moment(now(at), NOW, words.clock, words.numbers) == said


@pytest.mark.parametrize(
    ("weekdays", "said"),
    [
        ((0, 1, 2, 3, 4, 5, 6), "every day at four in the afternoon"),
        ((0, 1, 2, 3, 4), "on weekdays at four in the afternoon"),
        ((1,), "every Tuesday at four in the afternoon"),
        ((0, 2, 4), "every Monday, Wednesday and Friday at four in the afternoon"),
    ],
)
def test_a_rhythm_in_words(script: Script, weekdays: tuple[int, ...], said: str) -> None:
    words = script.lines.words
    assert spoken_rhythm(time(16), weekdays, words.clock, words.numbers) == said


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("try me at one, after lunch please", "after lunch"),
        ("after my shower at one", "after my shower"),
        ("come back in an hour when the kids are down", "when the kids are down"),
        ("ask me at ten after six", ""),
        ("ask me later", ""),
    ],
)
def test_the_reason(script: Script, said: str, reason: str) -> None:
    assert reason_in(said, script.lines) == reason


def test_a_reason_is_turned_to_the_person(script: Script) -> None:
    assert turned("when I am done with my tea", script.lines.words.clock) == (
        "when you are done with your tea"
    )


def test_a_day_is_no_part_of_the_words(script: Script) -> None:
    for said in ("therapy on tuesday", "therapy every day", "therapy at ten", "therapy tomorrow"):
        assert without_when(said, script.lines) == "therapy"
    for said in ("monday", "walk by a lake", "look at a tree in the sun"):
        assert without_when(said, script.lines) == said
