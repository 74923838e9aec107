"""Times as people say them where a reminder is talked about."""

import pytest

from tests.support.shipped import understood
from voice_checkin.types import Expect


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("eight", {"at": "08:00"}),
        ("half past eight", {"at": "08:30"}),
        ("oh at nine in the evening", {"at": "21:00", "half": "said"}),
        ("in an hour", {"minutes": 60}),
        ("maybe at one after lunch", {"at": "13:00"}),
        ("8:15", {"at": "08:15"}),
        ("06:30", {"at": "06:30", "half": "said"}),
        ("i don't know", {}),
        ("no", {}),
    ],
)
def test_an_answer_to_what_time(said: str, slots: dict[str, object]) -> None:
    assert understood(said, Expect.TIME).slots == slots


@pytest.mark.parametrize(
    ("said", "hours"),
    [
        ("from ten at night until seven in the morning", ("22:00", "07:00")),
        ("ten to seven", ("22:00", "07:00")),
        ("between eleven and half six", ("23:00", "06:30")),
        ("a quarter to ten until a quarter past seven", ("21:45", "07:15")),
        ("midnight to six", ("00:00", "06:00")),
        ("one to half seven", ("01:00", "07:30")),
        ("22:30 to 06:45", ("22:30", "06:45")),
        ("one in the afternoon till three pm", ("13:00", "15:00")),
        ("from nine", None),
        ("no", None),
        ("nine to nine am", ("21:00", "09:00")),
    ],
)
def test_an_answer_to_from_when_to_when(said: str, hours: tuple[str, str] | None) -> None:
    slots = understood(said, Expect.HOURS).slots
    assert (slots.get("from"), slots.get("to")) == (hours or (None, None))


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        (
            "remind me to take my tablets in half an hour",
            {"what": "take my tablets", "minutes": 30},
        ),
        ("remind me at eight to do ten minutes of yoga", {"at": "08:00"}),
        ("remind me to stretch", {"what": "stretch"}),
        ("ask me again at one after lunch", {"at": "13:00"}),
        ("come back in twenty minutes", {"minutes": 20}),
    ],
)
def test_what_is_asked_for_brings_its_time(said: str, slots: dict[str, object]) -> None:
    found = understood(said, Expect.FEELING).slots
    assert slots.items() <= found.items()
    assert not {"at", "minutes"} <= found.keys()


@pytest.mark.parametrize("said", ["i slept till eight", "numb since about nine", "i feel sad"])
def test_other_talk_is_left_as_it_is(said: str) -> None:
    assert understood(said, Expect.FEELING).slots == {}
