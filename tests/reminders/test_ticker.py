"""What wakes the loop: each minute, also when the clock is set; and nothing is said twice."""

import datetime as dt
from collections.abc import Callable
from datetime import UTC, timedelta
from types import SimpleNamespace

import pytest
import schedule

from voice_checkin.reminders.plan import Due, Plan
from voice_checkin.reminders.ticker import Ticker
from voice_checkin.types import Prompt

START = dt.datetime(2026, 3, 2, 8, tzinfo=UTC)


class Hands:
    """A clock that is moved by hand; `schedule` reads the same one, naively."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.now = START
        clock = SimpleNamespace(now=self._naive)
        module = SimpleNamespace(datetime=clock, timedelta=timedelta, time=dt.time)
        monkeypatch.setattr(schedule, "datetime", module)

    def _naive(self, zone: dt.tzinfo | None = None) -> dt.datetime:
        return self.now.replace(tzinfo=None)

    def move(self, **span: float) -> None:
        self.now += timedelta(**span)


@pytest.fixture
def hands(monkeypatch: pytest.MonkeyPatch) -> Hands:
    return Hands(monkeypatch)


class Program:
    def __init__(self, hands: Hands, due: Callable[[dt.datetime], Due | None]) -> None:
        self.looked: list[dt.datetime] = []
        self.kept: list[Prompt] = []
        self.begun: list[str] = []
        self.answer: bool | Exception = True
        self._due = due
        self.ticker = Ticker(self._look, self.kept.append, self._begin, lambda: hands.now)

    def _look(self, now: dt.datetime) -> Plan:
        self.looked.append(now)
        fired = {prompt.slot for prompt in self.kept}
        due = self._due(now)
        return Plan(due if due and due.slot not in fired else None)

    def _begin(self, due: Due) -> bool:
        self.begun.append(due.of)
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


def nothing(now: dt.datetime) -> Due | None:
    return None


def meds(now: dt.datetime) -> Due | None:
    meant = START + timedelta(minutes=30)
    return Due("meds", "one", meant, meant, asked=True) if now >= meant else None


def test_it_looks_at_once_and_then_each_minute(hands: Hands) -> None:
    program = Program(hands, nothing)
    for _ in range(31):  # five minutes, a tick every ten seconds
        program.ticker.tick()
        hands.move(seconds=10)
    assert program.looked == [START + timedelta(minutes=n) for n in range(6)]


def test_what_is_due_is_begun_once_and_kept_as_answered(hands: Hands) -> None:
    program = Program(hands, meds)
    for _ in range(60):
        program.ticker.tick()
        hands.move(minutes=1)
    assert program.begun == ["meds"]
    assert [prompt.answered for prompt in program.kept] == [False, True]
    assert program.kept[0].at == START + timedelta(minutes=30)


def test_without_an_answer_it_is_kept_as_unanswered(hands: Hands) -> None:
    program = Program(hands, meds)
    program.answer = False
    hands.move(minutes=30)
    program.ticker.tick()
    assert [prompt.answered for prompt in program.kept] == [False]


@pytest.mark.parametrize("hours", [-11, -1, 5, 24 * 5])
def test_it_looks_at_once_when_the_clock_was_set(hands: Hands, hours: int) -> None:
    program = Program(hands, nothing)
    program.ticker.tick()
    hands.move(hours=hours)
    program.ticker.tick()
    hands.move(minutes=1)
    program.ticker.tick()
    assert len(program.looked) == 3


def test_what_went_wrong_on_the_way_is_told_and_not_said_again(hands: Hands) -> None:
    program = Program(hands, meds)
    program.answer = OSError("no loudspeaker")
    hands.move(minutes=30)
    with pytest.raises(OSError, match="loudspeaker"):
        program.ticker.tick()
    for _ in range(5):
        hands.move(minutes=1)
        program.ticker.tick()
    assert program.begun == ["meds"]
    assert len(program.looked) == 6
