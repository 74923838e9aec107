"""A reminder that fires, is put off and comes back: the real program, a real sound server."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.room.talking import Talk, answer, talking
from tests.room.virtual_room import Room
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.tts.synthesiser import Speech

pytestmark = pytest.mark.room


def test_a_reminder_is_spoken_put_off_for_a_minute_and_comes_back(
    room: Room, person: Pyttsx3Synthesiser
) -> None:
    """Somewhere it is noon now, so it is no night; what was due a minute ago comes at once."""
    now = datetime.now(UTC)
    east = 12 - now.hour
    due = now + timedelta(hours=east, minutes=-1)
    config = room.home / "config"
    config.mkdir()
    (config / "settings.toml").write_text(f'morning_time = "{due:%H:%M}"\n')
    said = {"open": "Ask me again in one minute.", "snooze": "yes"}
    with talking(room, command="listen", zone=f"Etc/GMT{-east:+d}") as talk:
        first = _held(talk, room, person, said)
        until = next(datetime.fromisoformat(e["snooze"]["until"]) for e in first if "snooze" in e)
        assert _next(talk, "state") == "waiting"
        assert str(_next(talk, "line")).startswith("open")
        assert timedelta() <= datetime.now(UTC) - until <= timedelta(minutes=2)


def _held(
    talk: Talk, room: Room, person: Pyttsx3Synthesiser, said: dict[str, str]
) -> list[dict[str, Any]]:
    """Be the person until the talk is over; all that happened in it."""
    happened: list[dict[str, Any]] = []

    def answer_to(line: str) -> Speech:
        return person.speak(next(words for of, words in said.items() if line.startswith(of)))

    assert answer(talk, room, answer_to, [], happened) == "done"
    return happened


def _next(talk: Talk, what: str) -> object:
    return next(event[what] for event in talk.events() if what in event)
