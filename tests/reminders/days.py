"""Days lived minute by minute: what would have been spoken, and when."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from voice_checkin.reminders.plan import Due, Known, plan
from voice_checkin.types import Prompt

BERLIN, DUBLIN, NEW_YORK, TOKYO = (
    ZoneInfo(name) for name in ("Europe/Berlin", "Europe/Dublin", "America/New_York", "Asia/Tokyo")
)
MINUTE = timedelta(minutes=1)


@dataclass
class Day:
    """Someone with reminders, at a time and place; `known` is what the store would hold."""

    now: datetime
    known: Known
    answers: bool = True
    spoken: list[tuple[Due, datetime]] = field(default_factory=list)

    def look(self) -> Due | None:
        """Look once, as the program does each minute, and speak what is due."""
        due = plan(self.known, self.now).due
        if due is not None:
            self.spoken.append((due, self.now))
            self._keep(due.prompt(self.now, self.answers))
        return due

    def live(self, every: timedelta = MINUTE, **span: float) -> list[str]:
        """Live so long, awake, looking `every` so often; what was spoken, as "08:30 meds"."""
        before = len(self.spoken)
        for _ in range(round(timedelta(**span) / every)):
            self.look()
            self.now = later(self.now, seconds=every.total_seconds())
        return [f"{at:%H:%M} {due.of}" for due, at in self.spoken[before:]]

    def sleep(self, **span: float) -> None:
        """The machine is off, or the clock is set: by a negative span, back."""
        self.now = later(self.now, **span)

    def fly(self, zone: tzinfo) -> None:
        self.now = self.now.astimezone(zone)

    def _keep(self, prompt: Prompt) -> None:
        self.known = replace(self.known, prompts=(*self.known.prompts, prompt))


def later(now: datetime, **span: float) -> datetime:
    """So much real time later, in the same zone, whatever its clocks do."""
    zone = now.tzinfo
    return (now.astimezone(ZoneInfo("UTC")) + timedelta(**span)).astimezone(zone)


def at(text: str, zone: tzinfo = DUBLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def local_days(day: Day) -> Iterator[tuple[Prompt, Due, datetime]]:
    """Each prompt as it was kept, beside what was due and when it was spoken."""
    kept = day.known.prompts[len(day.known.prompts) - len(day.spoken) :]
    for prompt, (due, moment) in zip(kept, day.spoken, strict=True):
        yield prompt, due, moment
