"""From entries and findings to the page."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from voice_checkin.dialogue.lines import Lines, holds
from voice_checkin.insights.days import Day, by_day, zone_of
from voice_checkin.report import found as findings
from voice_checkin.report import measured, words
from voice_checkin.report.page import Counts, Page, Section, Table, Wanted
from voice_checkin.types import DAILY, Entry, Goal, Insights, Strength

_MOST: Final = 12
"""Feelings and habits in a graph; more than that nobody reads."""
_LONGEST_NAME: Final = 60
"""Letters of a name in a table."""
_TITLES: Final = {"me": "My check-ins", "clinician": "Check-ins: a summary to hand over"}
_WHO: Final = {
    "me": "",
    "clinician": "In the findings \u201cyou\u201d is the person who keeps this log. ",
}
_PATTERNS: Final = {
    "rough_patch": "Taken together: feeling was there, and it was a hard time.",
    "mixed": "Taken together: mixed.",
    "not_enough": "That is too little to say more.",
}


@dataclass(frozen=True, slots=True)
class Material:
    """What a page is made from."""

    entries: Sequence[Entry]
    """Of the whole log up to the end of the period."""
    goals: Sequence[Goal]
    found: Insights
    """At the end of the period."""
    until: datetime
    """Aware: the end of the period."""


def build(
    material: Material, wanted: Wanted, lines: Lines, may_show: Callable[[str], bool]
) -> Page | None:
    """The page; None when nothing was logged in this time.

    `may_show` says of a person's own words whether they may stand on a page: what was said in a
    crisis may not.
    """
    days = by_day(material.entries, material.until)
    logged = [day for day in days if wanted.first <= day.date <= wanted.last]
    if not logged:
        return None
    numbers = {
        name: measured.values(name, logged, wanted)
        for name in measured.SCALES
        if name in wanted.fields
    }
    shown = findings.section(material.found, days, wanted, lines)
    sections = [shown] if shown else []
    sections += [measured.section(name, found, wanted) for name, found in numbers.items()]
    if "feelings" in wanted.fields:
        sections.append(_feelings(logged))
    if "habits" in wanted.fields:
        sections.append(_habits(logged, material.found.strengths))
    if "goals" in wanted.fields and material.goals:
        sections.append(_goals(material.goals, logged, wanted, may_show))
    if wanted.words:
        sections.append(_own_words(material, wanted, may_show))
    return Page(
        _TITLES[wanted.reader],
        words.period(wanted.first, wanted.last),
        tuple(_summary(material.found, logged, wanted)),
        measured.glance(numbers),
        tuple(sections),
        tuple(_notes(wanted)),
        wanted.fields,
    )


def _summary(found: Insights, logged: Sequence[Day], wanted: Wanted) -> Iterable[str]:
    count = sum(len(day.checks) for day in logged)
    checks = f"{count} check-in{'' if count == 1 else 's'}"
    yield f"{checks} on {len(logged)} of {words.days(wanted.days)}."
    pattern = found.pattern
    if "felt" not in wanted.fields or not pattern.days:
        return
    little = f"on {pattern.flat_days} of them little or nothing could be felt (0 or 1 of 4)"
    up_to = f"days up to {words.day(wanted.last)}"
    yield f"In the 14 {up_to} feeling was spoken of on {words.days(pattern.days)}; {little}."
    if pattern.name == "lasting_flatness":
        areas = ", ".join(pattern.areas)
        yield f"That is lasting flatness, in more than one part of life ({areas})."
        yield "This page cannot say why, and it is not a diagnosis. " + (
            "When it lasts this long it is worth telling a doctor or someone you trust."
            if wanted.reader == "me"
            else "Whether it needs care is for you to judge."
        )
    elif pattern.name == "not_enough" or "valence" in wanted.fields:
        yield _PATTERNS[pattern.name]
    week = found.week
    if week is not None:
        low, high = (words.number(end) for end in week.interval)
        yield (
            f"What could be felt, 7 {up_to}: mean {words.number(week.felt)} "
            f"(n {words.days(week.days)}); the four weeks before: {words.number(week.earlier)}, "
            f"weekly means from {low} to {high} (n {words.days(week.earlier_days)})."
        )


def _feelings(logged: Sequence[Day]) -> Section:
    named = Counter(
        name
        for day in logged
        for name in {f.name for _, c in day.checks for f in c.feelings if not f.negated}
    )
    return _counted("Feelings that were named", "Feeling", named, len(logged))


def _habits(logged: Sequence[Day], strengths: Sequence[Strength]) -> Section:
    done = Counter(habit for day in logged for habit in day.done)
    settled = {one.habit: f"{one.strength:.0%}".replace("%", " %") for one in strengths}
    section = _counted("Habits that were done", "Habit", done, len(logged))
    if section.table is None:
        return section
    heads = (*section.table.heads, "Settled")
    names = [name for name, _ in _most(done)]
    rows = zip(section.table.rows, names, strict=True)
    table = Table(heads, tuple((*row, settled.get(name, words.DASH)) for row, name in rows))
    return Section(section.title, section.says, section.graphs, table)


def _counted(title: str, head: str, counter: Counter[str], logged: int) -> Section:
    if not counter:
        return Section(title, ("None in this time.",))
    counts = tuple(
        (words.cut(name.replace("_", " "), _LONGEST_NAME), count) for name, count in _most(counter)
    )
    rest = len(counter) - len(counts)
    says = (f"{rest} more came up less often.",) if rest else ()
    rows = tuple((name, f"{count} of {logged}") for name, count in counts)
    graph = Counts(f"On how many of {logged} logged days", counts, logged)
    return Section(title, says, (graph,), Table((head, "Days (n)"), rows))


def _most(counter: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counter.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST]


def _goals(
    goals: Sequence[Goal],
    logged: Sequence[Day],
    wanted: Wanted,
    may_show: Callable[[str], bool],
) -> Section:
    heads = ("Step", "Size", "Meant for", "Done on (n)")
    rows = []
    for goal in goals:
        done = sum(
            any(holds((habit.replace("_", " "),), goal.name) for habit in day.done)
            for day in logged
        )
        often = "every day" if goal.times_a_week >= DAILY else f"{goal.times_a_week} days a week"
        row = (
            goal.name,
            f"{goal.minutes:g} min" if goal.minutes else "any",
            "resting for now" if goal.paused else often,
            f"{done} of {len(logged)} logged days" if done else words.DASH,
        )
        own = filter(None, (goal.why, goal.after and f"after {goal.after}", goal.hoped))
        said = "; ".join(text for text in own if may_show(text)) or words.DASH
        rows.append((*row, said) if wanted.words else row)
    table = Table((*heads, "Own words") if wanted.words else heads, tuple(rows))
    return Section("Small steps", ("Any size of a step counts.",), (), table)


def _own_words(material: Material, wanted: Wanted, may_show: Callable[[str], bool]) -> Section:
    rows = []
    for entry in material.entries:
        day = next(iter(by_day([entry], material.until)), None)
        said = filter(None, (entry.check_in.event, entry.check_in.note))
        text = "\n".join(one for one in said if may_show(one))
        if day and text and wanted.first <= day.date <= wanted.last:
            local = entry.said_at.astimezone(zone_of(entry.zone))
            rows.append((f"{words.short_day(day.date)}, {local:%H:%M}", text))
    if not rows:
        return Section("Own words", ("None in this time.",))
    return Section("Own words", (), (), Table(("When", "Said"), tuple(rows)))


def _notes(wanted: Wanted) -> Iterable[str]:
    yield (
        "Everything here was said by the person themselves, by voice or keyboard, and may have "
        "been misheard. It is not a diagnosis, and the scales are not those of a clinical test."
    )
    yield "A day on which nothing was said is a gap, and says nothing about that day."
    if {"felt", "valence", "helps"} & set(wanted.fields):
        yield (
            f"{_WHO[wanted.reader]}Findings rest on the log of the half year up to the last day "
            "shown; n counts the days, or the times, that each rests on. \u201cOn days with\u201d "
            "does not mean \u201cbecause of\u201d."
        )
    if "habits" in wanted.fields:
        yield (
            "How settled a habit is, from 0 to 100 %, rises with each day on which it is done and "
            "fades slowly; it rests on the whole log."
        )
    yield f"Shown, because it was chosen: {', '.join(wanted.fields)}. " + (
        "Own words that could be about danger are never shown here."
        if wanted.words
        else "Notes and other own words are left out."
    )
