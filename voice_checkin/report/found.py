"""What the log shows: the claims of `insights`, as far as their fields may be shown."""

from collections.abc import Collection, Iterator, Sequence
from typing import Final

from voice_checkin.dialogue.findings import said
from voice_checkin.dialogue.lines import Lines
from voice_checkin.insights.days import SHORT_NIGHT, Day
from voice_checkin.report import words
from voice_checkin.report.page import Field, Section, Spans, Table, Wanted
from voice_checkin.types import Claim, Insights, Measure

_EFFECTS: Final = ("activity", "trigger", "weekday", "part_of_day")
_MEASURED: Final[dict[Measure, Field]] = {"felt": "felt", "valence": "valence", "rating": "valence"}
"""Whose field a measure belongs to."""
_SIGNS: Final[dict[str, Field]] = {
    "feeling": "felt",
    "self_care": "habits",
    "new_word": "feelings",
}
_SCALES: Final[dict[Measure, str]] = {
    "felt": "Points of what could be felt (0 to 4)",
    "valence": "Points of how pleasant it was (\u22122 to 2)",
    "rating": "Points of the mood rating (0 to 10)",
}
_HEADS: Final = ("Finding", "n", "Compared with", "Change", "Interval")


def section(found: Insights, logged: Sequence[Day], wanted: Wanted, lines: Lines) -> Section | None:
    """The findings, each with its n and interval; None where nothing of the kind is wanted."""
    own = {" ".join(c.event.casefold().split()) for d in logged for _, c in d.checks if c.event}
    claims = [claim for claim in found.claims if _shown(claim, wanted, own)]
    if not claims and "helps" not in wanted.fields:
        return None
    title = "What the log shows"
    if not claims:
        return Section(title, ("Nothing clear yet. That is the usual answer.",))
    rows = tuple(_row(claim, lines) for claim in claims)
    return Section(
        title,
        ("Only what is surer than chance is named. None of it says why.",),
        tuple(_graphs(claims, lines)),
        Table(_HEADS, rows),
    )


def _shown(claim: Claim, wanted: Wanted, own: Collection[str]) -> bool:
    fields: list[Field] = []
    if claim.measure is not None:
        fields.append(_MEASURED[claim.measure])
    if claim.kind in _EFFECTS:
        fields.append("helps")
    if claim.kind == "trigger" and claim.about == SHORT_NIGHT:
        fields.append("sleep")
    if claim.kind == "improvement":
        fields.append(_SIGNS[claim.about.partition(":")[0]])
    if claim.kind == "habit":
        fields.append("habits")
    private = claim.kind == "trigger" and claim.about in own and not wanted.words
    return not private and all(field in wanted.fields for field in fields)


def _row(claim: Claim, lines: Lines) -> tuple[str, ...]:
    sentence = said(claim, lines, 0).text
    unit = "times" if claim.paired or claim.kind == "part_of_day" else "days"
    n = f"{claim.n}\u00a0{unit}"
    if claim.measure is None:
        return (sentence, n, words.DASH, words.DASH, words.DASH)
    others = f"{claim.others}\u00a0{unit}" if claim.others else words.DASH
    others = "before each" if claim.paired else others
    return (sentence, n, others, words.number(claim.estimate, signed=True), _interval(claim))


def _interval(claim: Claim) -> str:
    if claim.interval is None:
        return words.DASH
    low, high = (words.number(end, signed=True) for end in claim.interval)
    return f"{low} to {high} ({80 if claim.paired else 90}\u00a0%)"


def _graphs(claims: Sequence[Claim], lines: Lines) -> Iterator[Spans]:
    """One for each measure, for their points are not the same."""
    for measure, scale in _SCALES.items():
        spans = tuple(
            (_name(claim, lines), claim.estimate, *claim.interval)
            for claim in claims
            if claim.measure == measure and claim.interval is not None
        )
        if spans:
            yield Spans(scale, spans)


def _name(claim: Claim, lines: Lines) -> str:
    name = lines.words.called.get(claim.about, claim.about.replace("_", " "))
    return f"after {name}" if claim.paired else name
