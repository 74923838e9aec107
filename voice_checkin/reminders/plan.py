"""What is due now and what comes next: pure, from what the store knows and the local time.

A reminder that comes over and over is meant for a local time of day, wherever the person is. A time
that the clock leaves out in spring is read by the offset before the change, one that it shows twice
in autumn is the first of the two, as RFC 5545 (3.3.5) has it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from voice_checkin.types import MOST_SNOOZES, About, Prompt, QuietHours, Reminder, Snooze

MOST_A_DAY: Final = 2
"""So often a day the program begins by itself."""
GRACE: Final = timedelta(minutes=30)
"""What is later than this is let be."""
_DAYS_AHEAD: Final = 8
"""How far the next one is looked for: a week, and the day we are in."""
_OWN: Final[tuple[About, ...]] = ("morning", "evening")


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that decides."""

    reminders: Sequence[Reminder] = ()
    snoozes: Sequence[Snooze] = ()
    prompts: Sequence[Prompt] = ()
    """What was spoken in the last days."""
    quiet: QuietHours | None = None
    grace: timedelta = GRACE
    done: frozenset[str] = frozenset()
    """Ids of the reminders whose goal was logged as done today."""


@dataclass(frozen=True, slots=True)
class Due:
    """One thing to begin with."""

    of: str
    """The id of a reminder, or the kind of a conversation."""
    slot: str
    """Which of its times it is."""
    meant: datetime
    """The moment it is meant for (UTC)."""
    opens: datetime
    """The moment from which it may be spoken (UTC): later than meant after quiet hours."""
    asked: bool
    """True: somebody named this time, so it comes even when enough was said that day."""
    reminder: Reminder | None = None
    snooze: Snooze | None = None
    """Set when this is another try."""

    def prompt(self, now: datetime, answered: bool = False) -> Prompt:
        """What is kept when it is spoken at `now` (aware, local)."""
        again = self.snooze is not None
        return Prompt(self.of, self.slot, now.astimezone(UTC), now.date(), again, answered)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do now, and when to look again at the latest."""

    due: Due | None = None
    next: Due | None = None


def plan(known: Known, now: datetime) -> Plan:
    """One thing that is due at `now` (aware, in the person's zone), and the one after it."""
    spoken: Counter[date] = Counter(prompt.day for prompt in known.prompts if not prompt.again)
    due: Due | None = None
    for one in sorted(_open(known, now), key=lambda one: (one.opens, not one.asked, one.of)):
        day = max(one.opens, now).astimezone(now.tzinfo).date()
        if not one.asked and spoken[day] >= MOST_A_DAY:
            continue
        spoken[day] += one.snooze is None
        if due is not None or one.opens > now:
            return Plan(due, one)
        due = one
    return Plan(due)


def comes(reminder: Reminder, known: Known, now: datetime) -> datetime | None:
    """When this one comes next, quiet hours and its being put off considered (local)."""
    snoozes = [snooze for snooze in known.snoozes if snooze.of == reminder.id]
    prompts = [prompt for prompt in known.prompts if prompt.of == reminder.id]
    alone = replace(known, reminders=(reminder,), snoozes=snoozes, prompts=prompts)
    planned = plan(alone, now)
    following = planned.due or planned.next
    return following.opens.astimezone(now.tzinfo) if following else None


def with_own(
    reminders: Sequence[Reminder], morning: time | None, evening: time | None
) -> list[Reminder]:
    """The reminders, with the check-ins that the settings ask for; the store may pause these."""
    paused = {one.id for one in reminders if one.paused}
    own = [
        Reminder(about, about, at=at, asked=False, paused=about in paused)
        for about, at in zip(_OWN, (morning, evening), strict=True)
        if at is not None
    ]
    return [*own, *(one for one in reminders if one.id not in _OWN)]


def words_of(of: str | None, reminders: Sequence[Reminder]) -> str | None:
    """What the reminder with this id is about; None for the check-ins of the settings."""
    if of is None or of in _OWN:
        return None
    return next((one.words or one.about for one in reminders if one.id == of), None)


def times_put_off(snoozes: Sequence[Snooze], of: str, now: datetime) -> int:
    """How often this was put off today, `now` being aware and local."""
    return max((s.times for s in snoozes if s.of == of and _of_today(s, now)), default=0)


def _of_today(snooze: Snooze, now: datetime) -> bool:
    return snooze.until > now or snooze.until.astimezone(now.tzinfo).date() == now.date()


def _open(known: Known, now: datetime) -> Iterator[Due]:
    """What may still be spoken, now or later, each once."""
    fired = {(prompt.of, prompt.slot) for prompt in known.prompts}
    own = {one.id for one in known.reminders if not one.asked}
    silent = {(prompt.of, prompt.day) for prompt in known.prompts if not prompt.answered}
    wanting_none = {day for of, day in silent if of in own}
    wait_until = max((s.until for s in known.snoozes if _counts(s)), default=None)
    for one in _meant(known, now):
        if (one.of, one.slot) in fired:
            continue
        opens = _opens(one.meant, known, now)
        if opens is None or _too_late(one.meant, opens, known, now):
            continue
        if not one.asked and wait_until is not None and now < wait_until and opens < wait_until:
            continue  # somebody asked for quiet until then
        day = max(opens, now).astimezone(now.tzinfo).date()
        if (one.of, day) in silent or (not one.asked and day in wanting_none):
            continue
        if day != now.date() or one.of not in known.done:
            yield replace(one, opens=opens)


def _meant(known: Known, now: datetime) -> Iterator[Due]:
    """Every time of the days around `now`."""
    by_id = {one.id: one for one in known.reminders}
    for reminder in known.reminders:
        if not reminder.paused:
            yield from _times(reminder, now)
    for snooze in known.snoozes:
        reminder_of = by_id.get(snooze.of)
        if _counts(snooze) and not (reminder_of and reminder_of.paused):
            until = snooze.until.astimezone(UTC)
            slot = f"until {until:%Y-%m-%dT%H:%M:%SZ}"
            yield Due(snooze.of, slot, until, until, True, reminder_of, snooze)


def _times(reminder: Reminder, now: datetime) -> Iterator[Due]:
    if reminder.once is not None:
        once = reminder.once.astimezone(UTC)
        slot = f"once {once:%Y-%m-%dT%H:%M:%SZ}"
        yield Due(reminder.id, slot, once, once, reminder.asked, reminder)
    if reminder.once is not None or reminder.at is None:
        return
    for days in range(-1, _DAYS_AHEAD + 1):
        day = now.date() + timedelta(days=days)
        if day.weekday() in reminder.weekdays:
            meant = moment(day, reminder.at, now)
            slot = f"{day}T{reminder.at:%H:%M}"
            yield Due(reminder.id, slot, meant, meant, reminder.asked, reminder)


def moment(day: date, at: time, near: datetime) -> datetime:
    """That local time of that day, in UTC, in the zone that `near` is in."""
    return datetime.combine(day, at.replace(fold=0), near.tzinfo).astimezone(UTC)


def _opens(meant: datetime, known: Known, now: datetime) -> datetime | None:
    """When it may be spoken: after quiet hours, if these end within the grace; None: never."""
    local = meant.astimezone(now.tzinfo)
    if known.quiet is None or not known.quiet.hold(local.time()):
        return meant
    ends = (moment(local.date() + timedelta(days=days), known.quiet.end, now) for days in range(2))
    end = next((end for end in ends if end >= meant), None)
    return end if end is not None and end - meant <= known.grace else None


def _too_late(meant: datetime, opens: datetime, known: Known, now: datetime) -> bool:
    if opens > now:
        return False
    quiet_now = known.quiet is not None and known.quiet.hold(now.time())
    return now - meant > known.grace or quiet_now


def _counts(snooze: Snooze) -> bool:
    return snooze.times <= MOST_SNOOZES
