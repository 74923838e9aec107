"""At night it speaks more softly, and up again when asked."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tests.session.test_voice import Voice
from voice_checkin.audio.pcm import level_dbfs
from voice_checkin.audio.room import Tape, TapeSpeaker
from voice_checkin.session.night import NightVolume
from voice_checkin.session.voice import VoiceMouth
from voice_checkin.types import RATE, Adjust, QuietHours, Say

ZONE = ZoneInfo("Europe/Dublin")


class Home:
    """A voice in a room, and a clock that a test sets."""

    def __init__(self, share: float = 0.5) -> None:
        self.clock = time(12)
        night = NightVolume(self.now, QuietHours(time(22), time(6, 30)), share)
        self.tape = Tape()
        self.mouth = VoiceMouth(Voice(RATE), TapeSpeaker(self.tape), night=night)

    def now(self) -> datetime:
        return datetime.combine(date(2026, 3, 1), self.clock, ZONE)

    def loud(self) -> float:
        """Level of a line, in dB of full scale."""
        before = len(self.tape.stereo())
        self.mouth.say(Say("how are you"))
        return level_dbfs(self.tape.stereo()[before:])


def test_it_is_softer_from_the_evening_to_the_morning() -> None:
    home = Home()
    by_day = home.loud()
    for clock in (time(22), time(3), time(6, 29)):
        home.clock = clock
        assert home.loud() == pytest.approx(by_day - 6, abs=0.2)
    home.clock = time(6, 30)
    assert home.loud() == pytest.approx(by_day, abs=0.2)


def test_louder_at_night_is_for_this_night() -> None:
    home = Home()
    by_day = home.loud()
    home.clock = time(23)
    home.mouth.adjust(Adjust("louder"))
    assert by_day - 3.5 < home.loud() < by_day - 1.5
    for _ in range(4):
        home.mouth.adjust(Adjust("louder"))
    assert home.loud() >= by_day - 0.2
    home.clock = time(9)
    home.loud()
    home.clock = time(22, 30)
    assert home.loud() < by_day - 5


def test_who_wants_it_as_loud_as_by_day_has_it_so() -> None:
    home = Home(share=1.0)
    by_day = home.loud()
    home.clock = time(2)
    assert home.loud() == pytest.approx(by_day, abs=0.2)
