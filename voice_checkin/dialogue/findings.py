"""What the log shows, in words: two or three sentences, each with the number it rests on."""

from collections.abc import Collection, Sequence
from typing import Final

from voice_checkin.dialogue.echo import MOST_WORDS, number, sentence
from voice_checkin.dialogue.lines import LineKey, Lines
from voice_checkin.types import Claim, Insights, Pattern, Say

_WINDOW: Final = 14
_EFFECTS: Final = ("activity", "trigger", "weekday", "part_of_day")
_WHEN: Final = ("weekday", "part_of_day")
_MOST: Final = 2
"""Findings said in one answer."""
_MOST_LISTED: Final = 3
_BETWEEN: Final[dict[str, LineKey]] = {
    "activity": "found.days",
    "trigger": "found.days",
    "weekday": "found.weekday",
    "part_of_day": "found.part",
    "trend": "found.trend",
    "habit": "found.habit",
}
_SIGNS: Final[dict[str, LineKey]] = {
    "feeling": "found.feeling",
    "self_care": "found.self_care",
    "new_word": "found.new_word",
}


def said(claim: Claim, lines: Lines, turn: int) -> Say:
    """One finding as a sentence, with its n."""
    words = lines.words
    sign, _, what = claim.about.partition(":")
    if claim.kind == "improvement":
        n = number(claim.estimate, words)
        names = {"about": _name(what, lines)} if sign == "new_word" else {"n": n}
        return lines.say(_SIGNS[sign], turn, **names)
    names = {"n": number(claim.n, words), "about": _name(claim.about, lines)}
    if claim.kind == "habit":
        return _capital(lines.say("found.habit", turn, **names))
    names["change"] = words.changes[f"{claim.measure}.{'more' if claim.estimate > 0 else 'less'}"]
    if claim.kind == "trend":
        del names["about"]
    key: LineKey = "found.paired" if claim.paired else _BETWEEN[claim.kind]
    return _capital(lines.say(key, turn, **names))


def trends(found: Insights, lines: Lines, turn: int) -> tuple[Say, ...]:
    """Three sentences: how often, what it was like, and what is surest, or that nothing is."""
    first = _counts(found.pattern, lines, turn)
    return (first, _like(found, lines, turn), *_surest(found.claims, lines, turn, 1))


def helping(found: Insights, lines: Lines, turn: int) -> tuple[Say, ...]:
    """What goes with more feeling, or less: only what is sure, else that nothing is clear yet."""
    about = [c for c in found.claims if c.kind in ("activity", "trigger")]
    return _surest(about, lines, turn, _MOST)


def hardest(found: Insights, lines: Lines, turn: int) -> tuple[Say, ...]:
    """The days and hours that stand out, if any do."""
    when = [c for c in found.claims if c.kind in _WHEN]
    if not when:
        return (lines.say("found.no_hour", turn),)
    return tuple(said(claim, lines, turn) for claim in when[:_MOST])


def review(found: Insights, lines: Lines, turn: int) -> tuple[Say, ...]:
    """The week beside those before, a sign of improvement, and the surest finding."""
    says = [week(found, lines, turn)]
    signs = [c for c in found.claims if c.kind == "improvement"]
    says += [said(claim, lines, turn) for claim in signs[:_MOST]]
    effects = [c for c in found.claims if c.kind in _EFFECTS]
    return (*says, *(said(claim, lines, turn) for claim in effects[:1]))


def flatness(pattern: Pattern, lines: Lines, turn: int) -> tuple[Say, ...]:
    """The calm statement after lasting flatness. It names no cause and makes no diagnosis."""
    return (
        _counts(pattern, lines, turn),
        lines.say("flat.days", turn, n=number(pattern.flat_days, lines.words)),
        lines.say("flat.no_cause", turn),
        lines.say("flat.tell", turn),
    )


def shared(found: Insights, fields: Collection[str], lines: Lines, turn: int) -> tuple[Say, ...]:
    """A summary to hand over, of these fields only: felt, sleep, feelings, habits."""
    lately, words = found.lately, lines.words
    says: list[Say] = []
    if "felt" in fields:
        says += [_counts(found.pattern, lines, turn), _like(found, lines, turn)]
    if "sleep" in fields and lately.sleep_hours is not None:
        hours, n = number(lately.sleep_hours, words), number(lately.nights, words)
        says.append(lines.say("shared.sleep", turn, hours=hours, n=n))
    if "feelings" in fields and lately.feelings:
        says.append(lines.say("shared.feelings", turn, what=_listed(lately.feelings, lines)))
    if "habits" in fields and lately.habits:
        says.append(lines.say("shared.habits", turn, what=_listed(lately.habits, lines)))
    return tuple(says) or (lines.say("shared.none", turn),)


def _listed(counted: Sequence[tuple[str, int]], lines: Lines) -> str:
    """The first of them, as many as fit into a prompt."""
    words = lines.words
    said = [
        words.on_days.format(what=name.replace("_", " "), n=number(n, words))
        for name, n in counted[:_MOST_LISTED]
    ]
    while len(said) > 1 and len(" ".join(said).split()) > MOST_WORDS:
        said.pop()
    return ", ".join(said)


def _counts(pattern: Pattern, lines: Lines, turn: int) -> Say:
    days, window = number(pattern.days, lines.words), number(_WINDOW, lines.words)
    return lines.say("found.counts", turn, days=days, window=window)


def _like(found: Insights, lines: Lines, turn: int) -> Say:
    pattern, words = found.pattern, lines.words
    if pattern.name == "not_enough":
        return lines.say("found.too_few", turn)
    if 2 * pattern.flat_days > pattern.days:
        return lines.say("found.flat", turn, n=number(pattern.flat_days, words))
    return lines.say("found.felt", turn, n=number(pattern.days - pattern.flat_days, words))


def week(found: Insights, lines: Lines, turn: int) -> Say:
    """This week beside the weeks before."""
    this = found.week
    if this is None:
        return lines.say("week.too_few", turn)
    days = number(this.days, lines.words)
    low, high = this.interval
    if low <= this.felt <= high:
        return lines.say("week.usual", turn, n=days)
    return lines.say("week.more" if this.felt > high else "week.less", turn, n=days)


def _surest(claims: Sequence[Claim], lines: Lines, turn: int, most: int) -> tuple[Say, ...]:
    if not claims:
        return (lines.say("found.none", turn),)
    return tuple(said(claim, lines, turn) for claim in claims[:most])


def _name(about: str, lines: Lines) -> str:
    return lines.words.called.get(about, about.replace("_", " "))


def _capital(say: Say) -> Say:
    return Say(sentence(say.text), say.line)
