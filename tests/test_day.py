"""Twenty-four hours on the shelf in one go: `listen` as it is, on a clock that counts sound.

Real: the command and its wiring, the loop, reminders, dialogue, understanding, endpointing, what
hears over a line, the voice, the store. Not real: the devices; the wake word and the voice
detector (their networks would take hours for a day of quiet, so one frame calls, and loud is
speech); and what is recognised, which is what the person says.
"""

import datetime as dt
import gc
import json
import os
import resource
import sys
import tempfile
import threading
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from pathlib import Path
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
import schedule
from typer.testing import CliRunner

from tests.support import places
from tests.support.simulated import (
    Moment,
    Shelf,
    ShelfEngine,
    ShelfMicrophone,
    ShelfSpeaker,
    ShelfWake,
)
from voice_checkin import app as wiring
from voice_checkin.app import App, open_store
from voice_checkin.asr.choice import Choice
from voice_checkin.audio import reopening
from voice_checkin.audio.vad import LevelVad
from voice_checkin.cli import hold, listen, main
from voice_checkin.session.clock import Clock
from voice_checkin.settings import Settings, load_settings
from voice_checkin.types import Reminder

DUBLIN = ZoneInfo("Europe/Dublin")
START = datetime(2026, 3, 2, 7, 30, tzinfo=DUBLIN)
MEGABYTE = 1024 * 1024


def at(clock: str) -> datetime:
    """That time of the day that begins at the start."""
    found = datetime.combine(START.date(), time.fromisoformat(clock), DUBLIN)
    return found if found >= START else found + timedelta(days=1)


REMINDERS = (
    Reminder("tablets", "other", "take my tablets", time(13)),
    Reminder("water", "goal", "a glass of water", time(17)),
    Reminder("stretch", "other", "stretch", time(23, 30)),
    Reminder("cat", "other", "feed the cat", time(6, 45)),
)
NOTHING = {"": ""}
DAY = [
    Moment(
        at("07:31"),
        answers={
            "open": "numb really and i drank my water",
            "ask.sleep": "i slept about five hours",
            "ask.energy": "not much",
            "offer": "no thanks",
        },
    ),
    Moment(at("10:15"), "call", {"open": "box breathing please"}),
    Moment(at("12:50"), answers={"reminded": "not now try me in an hour", "snooze": "yes"}),
    Moment(at("13:50"), answers={"reminded": "i took my tablets"}),
    Moment(at("15:00"), "unplug"),
    Moment(at("15:05"), "plug in"),
    Moment(at("16:00"), "call", NOTHING),
    Moment(at("19:40"), "call", {"open": "box breathing please"}),
    Moment(at("02:00"), "call", {"open": "a bit sad and very tired", "ask": "no", "offer": "no"}),
    Moment(at("06:30"), answers={"reminded": "okay thanks"}),
]


@dataclass(frozen=True)
class Held:
    """What the process holds at one time."""

    at: datetime
    rss: int
    """Bytes of memory."""
    blocks: int
    """Of Python's memory."""
    files: int
    threads: int
    streams: int
    left: frozenset[str]
    """Files of the program on the disk."""


class Measured(Shelf):
    """Looks each hour at what the process holds."""

    def __init__(self, home: Path) -> None:
        hours = [Moment(START + timedelta(hours=hour), "look") for hour in range(1, 25)]
        end = [Moment(START + timedelta(hours=24, seconds=1), "end") for _ in range(2)]
        super().__init__(START, [*DAY, *hours, *end])
        self._home = home
        self.held: list[Held] = []

    def look(self) -> None:
        gc.collect()
        gc.freeze()  # what is there stays; else each look takes as long as a simulated hour
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        self.held.append(
            Held(
                self.now(),
                pages * resource.getpagesize(),
                sys.getallocatedblocks(),
                len(list(Path("/proc/self/fd").iterdir())),
                threading.active_count(),
                self.streams,
                frozenset(str(path) for path in self._home.rglob("*") if path.is_file()),
            )
        )


def on_the_shelf(shelf: Shelf, patch: pytest.MonkeyPatch) -> None:
    """`listen` has this around it, in place of devices and the time."""

    def build(settings: Settings) -> App:
        return replace(wiring.build(settings), clock=Clock(shelf.now, "Europe/Dublin"))

    naive = SimpleNamespace(now=lambda _=None: shelf.now().replace(tzinfo=None))
    clocks = SimpleNamespace(datetime=naive, timedelta=timedelta, time=dt.time)
    patch.setattr(schedule, "datetime", clocks)
    patch.setattr(listen, "build", build)
    clock = SimpleNamespace(monotonic=lambda: shelf.passed, sleep=shelf.wait)
    for module in (listen, hold):
        patch.setattr(module, "time", clock)
    for module in (listen, reopening):
        patch.setattr(module, "load", lambda: None)
    patch.setattr(reopening, "look_again", lambda _: None)
    patch.setattr(listen, "SounddeviceMicrophone", lambda _: ShelfMicrophone(shelf))
    patch.setattr(listen, "SounddeviceSpeaker", lambda _: ShelfSpeaker(shelf))
    patch.setattr(hold, "SileroVad", LevelVad)
    patch.setattr(listen, "WakeWord", ShelfWake)
    patch.setattr(listen, "_print", shelf.told)
    patch.setattr(App, "engine", lambda _: Choice(ShelfEngine(shelf)))


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))
    for name, value in (
        ("MORNING_TIME", "08:00"), ("EVENING_TIME", "20:30"),
        ("QUIET_FROM", "22:00"), ("QUIET_TO", "07:00"), ("COUNTRY", "IE"),
    ):  # fmt: skip
        monkeypatch.setenv(f"VOICE_CHECKIN_{name}", value)
    return places.apart(tmp_path, monkeypatch)


@pytest.mark.skipif(not Path("/proc/self/fd").is_dir(), reason="what it holds is read from /proc")
def test_a_day_on_the_shelf(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Measured(home)
    on_the_shelf(shelf, monkeypatch)
    with open_store(load_settings({})) as store:
        for reminder in REMINDERS:
            store.keep_reminder(reminder)
    done = CliRunner().invoke(main.app(), ["listen", "--json", "--events", str(home / "events")])
    assert done.exit_code == 0, done.stderr
    assert shelf.now() >= START + timedelta(hours=24)
    gc.unfreeze()
    _it_went_as_told(shelf)
    _it_is_in_the_store()
    _nothing_was_left_behind(shelf.held)
    _a_light_could_follow(home / "events")


def _it_went_as_told(shelf: Shelf) -> None:
    assert shelf.begun == [
        "08:00 open.morning",
        "10:15 open.morning",
        "13:00 reminded.words",
        "14:00 reminded.words",
        "16:00 open.day",
        "19:40 open.evening",
        "02:00 open.evening",
        "07:00 reminded.words",
    ], "two were begun before the evening's; the water was done; the night is quiet"
    assert shelf.heard == [
        "numb really and i drank my water",
        "i slept about five hours",
        "not much",
        "box breathing please",
        "not now try me in an hour",
        "yes",
        "i took my tablets",
        "box breathing please",
        "a bit sad and very tired",
        "no",
        "no",
        "okay thanks",
    ]
    assert shelf.states.count("deaf") == shelf.states.count("back") == 1
    assert shelf.states[-1] == "waiting"


def _it_is_in_the_store() -> None:
    with open_store(load_settings({})) as store:
        morning, tablets, night = (entry.check_in for entry in store.entries())
        assert (morning.felt, morning.energy) == (0, 1)
        assert morning.sleep is not None
        assert morning.sleep.hours == 5
        assert [habit.name for habit in (*morning.habits, *tablets.habits)] == [
            "water",
            "medication",
        ]
        assert [feeling.name for feeling in night.feelings] == ["sad", "tired"]
        exercises = [(one.record.name, one.record.completed) for one in store.exercises()]
        assert exercises == [("box_breathing", True)] * 2
        prompts = [(one.of, one.again, one.answered) for one in store.prompts(START)]
        assert prompts == [
            ("morning", False, True),
            ("tablets", False, True),
            ("tablets", True, True),
            ("cat", False, True),
        ]


def _nothing_was_left_behind(held: list[Held]) -> None:
    first, noon, last = held[0], held[11], held[-1]
    for hour in held:
        assert (hour.files, hour.threads, hour.streams) == (first.files, first.threads, 2), hour.at
        assert hour.left == first.left
    assert last.rss - noon.rss < 8 * MEGABYTE
    assert last.blocks - noon.blocks < 10_000
    by_hour = {f"{hour.at:%H:%M}": hour.blocks for hour in held}
    assert by_hour["01:30"] - by_hour["20:30"] < 500, "five hours in which nothing is said"


def _a_light_could_follow(path: Path) -> None:
    events = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    assert {tuple(event) for event in events} == {("at", "state")}
    states = [event["state"] for event in events]
    assert states.count("woken") == 4
    assert states.count("no_microphone") == 1
    assert {"waiting", "speaking", "listening", "thinking", "paused"} < set(states)
    assert states[0] == "waiting"
    assert states[-1] == "stopped"
    assert all(before != then for before, then in pairwise(states))


class Pressed(Shelf):
    """Somebody presses a button."""

    def __init__(self, button: Path) -> None:
        seconds = [(10, "look"), (60, "end"), (61, "end")]
        moments = [Moment(START + timedelta(seconds=after), what) for after, what in seconds]
        super().__init__(START, moments)
        self._button = button

    def look(self) -> None:
        self._button.write_text("pressed\n", encoding="utf-8")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are FIFOs elsewhere")
def test_a_button_calls_as_the_wake_word_does(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Pressed(home / "button")
    on_the_shelf(shelf, monkeypatch)
    done = CliRunner().invoke(main.app(), ["listen", "--json", "--button", str(home / "button")])
    assert done.exit_code == 0, done.stderr
    assert shelf.states == ["waiting", "woken", "talking", "waiting"]
    assert shelf.begun == ["07:30 open.morning"]
