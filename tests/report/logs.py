"""A few days of somebody, small enough to know what the page must say."""

from datetime import UTC, datetime, timedelta

from voice_checkin.types import CheckIn, Entry, FeelingMention, HabitMention, Sleep

FIRST = datetime(2026, 3, 2, 8, tzinfo=UTC)
"""A Monday."""
NOW = "2026-03-08T20:00+00:00"
"""The Sunday after."""
WEEK = ("--now", NOW, "--days", "7")


def entry(day: int, check_in: CheckIn, hour: int = 8) -> Entry:
    """What was said on that day, counted from 0."""
    at = FIRST + timedelta(days=day, hours=hour - 8)
    return Entry(f"{day}-{hour}", at, "UTC", check_in)


def few() -> list[Entry]:
    """Five of seven days; nothing on Wednesday and Thursday."""
    sad, calm = FeelingMention("sad", "blue", "neg"), FeelingMention("calm", "calm", "pos")
    walk = HabitMention("walk")
    return [
        entry(0, CheckIn(felt=1, valence=-1, energy=1, sleep=Sleep(5.5), feelings=(sad,))),
        entry(0, CheckIn(felt=2, habits=(walk,)), hour=20),
        entry(1, CheckIn(felt=3, valence=1, habits=(walk,), feelings=(calm,))),
        entry(4, CheckIn(felt=0, note="the <script>alert(1)</script> sea", event="a quarrel")),
        entry(5, CheckIn(felt=2, sleep=Sleep(8), habits=(HabitMention("water", done=False),))),
        entry(6, CheckIn(energy=3, feelings=(sad,), note="I want to end my life tonight")),
    ]
