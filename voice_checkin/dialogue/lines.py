"""Spoken words by key: which keys there are, what each may name, and how one is chosen.

The words themselves are data (lines.yaml). Keys are a closed type, so that a missing line is a
mistake of the program that the type checker finds, or of the file that the loader names.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, get_args

from voice_checkin.dialogue.clock_words import ClockWords
from voice_checkin.types import Say, SleepQuality

LineKey = Literal[
    "open.morning", "open.day", "open.evening", "open.low", "open.brief",
    "ask.felt", "ask.pleasant", "ask.energy", "ask.sleep", "ask.body",
    "short.open", "short.felt", "short.pleasant", "short.energy", "short.sleep", "short.body",
    "short.offer", "short.felt_after",
    "again.open", "again.felt", "again.pleasant", "again.energy", "again.sleep", "again.offer",
    "faint",
    "choices.open", "choices.felt", "choices.pleasant", "choices.energy", "choices.sleep",
    "ack", "ack.body", "ack.hard", "ack.unsure", "ack.declined", "let_be",
    "logged", "logged.private", "changed", "changed.private", "out_of_range",
    "confirm", "confirm.no",
    "offer", "bye", "bye.nothing", "leave", "stopped",
    "undone", "undone.nothing", "help.check_in", "help.exercise", "not_yet", "no_exercise",
    "adjust.slower", "adjust.faster", "adjust.louder", "adjust.quieter", "take_your_time",
    "before.ask", "before.again", "before.predict", "before.kept", "before.more",
    "before.as_thought", "before.less",
    "plan.none", "plan.done", "plan.first", "plan.one", "plan.after", "plan.enough", "plan.smaller",
    "plan.rests", "reminded.words", "reminded.private", "reminded.again", "listen.deaf",
    "listen.back",
    "safety_plan.none", "safety_plan.first", "care.choices_plan",
    "why.none", "why.said", "ask.felt_after",
    "found.counts", "found.too_few", "found.flat", "found.felt", "found.none", "found.no_hour",
    "found.days", "found.weekday", "found.part", "found.paired", "found.trend", "found.habit",
    "found.feeling", "found.self_care", "found.new_word", "found.private",
    "week.too_few", "week.usual", "week.more", "week.less",
    "flat.days", "flat.no_cause", "flat.tell", "flat.offer", "flat.printed",
    "area.body", "area.people", "area.pleasure", "area.work", "area.home", "area.again",
    "shared.none", "shared.sleep", "shared.feelings", "shared.habits",
    "erase.sure", "erase.done", "erase.kept",
    "resume.check_in", "resume.exercise", "resume.topic",
    "snooze.offer", "snooze.offer_reason", "snooze.kept", "snooze.enough", "snooze.let_be",
    "remind.words", "remind.offer", "remind.offer_plain", "remind.kept", "remind.let_be",
    "arrange.time", "arrange.quiet",
    "exercise.paused", "exercise.still_paused", "exercise.go_on", "exercise.slower",
    "exercise.faster", "exercise.stopped", "exercise.felt_after", "exercise.after",
    "exercise.keep", "exercise.kept", "exercise.let_go",
    "care.heavy", "care.question", "care.misheard", "care.believe", "care.softly",
    "care.thank", "care.program", "care.helpline", "care.people", "care.choices",
    "care.call", "care.digits", "care.be_with", "care.call_unknown", "care.know_number",
    "care.call_it", "care.list_offer", "care.list_crisis", "care.list_emergency",
    "care.list_end", "care.here", "care.hear_you", "care.still", "care.quiet",
    "care.number_unknown", "care.bye", "care.bye_unknown", "care.past", "care.bereaved",
    "care.offer_number", "care.other", "care.other_ask", "care.other_danger",
    "care.medical", "care.medical_other", "care.medical_unknown", "care.abuse", "care.in_danger",
    "care.abuse_young", "care.other_unknown", "care.go_on",
    "care.bye_emergency", "care.no_helpline", "care.here_unknown", "care.called",
]  # fmt: skip
"""Every spoken line, by where it is said."""

HearKey = Literal[
    "dont_know", "decline", "correction", "faster", "quiet", "list",
    "care_yes", "care_no", "care_safe", "keep", "let_go", "short", "long", "number", "called",
    "passed", "nothing_more", "meant_otherwise", "greeting", "my_plan", "make_plan",
    "ask_helps", "ask_hardest", "ask_review", "ask_summary", "erase_yes",
    "of_myself", "rest_goal",
    "every", "when", "at", "tomorrow", "in_morning", "in_evening", "before_day", "before_time",
    "number_word", "reason", "courtesy", "therapy", "checking_in", "barge_in",
]  # fmt: skip
"""Phrases that the conversation itself listens for, when nothing else was understood."""

PLACEHOLDERS: Final[Mapping[LineKey, frozenset[str]]] = {
    "ack": frozenset({"what"}),
    "logged": frozenset({"what"}),
    "changed": frozenset({"what"}),
    "out_of_range": frozenset({"number"}),
    "confirm": frozenset({"what"}),
    "offer": frozenset({"exercise"}),
    "short.offer": frozenset({"exercise"}),
    "again.offer": frozenset({"exercise"}),
    "no_exercise": frozenset({"exercise"}),
    "before.more": frozenset({"predicted", "actual"}),
    "before.as_thought": frozenset({"predicted", "actual"}),
    "before.less": frozenset({"predicted", "actual"}),
    "plan.rests": frozenset({"goal"}),
    "reminded.words": frozenset({"words"}),
    "plan.one": frozenset({"goal", "size"}),
    "plan.after": frozenset({"after", "goal", "size"}),
    "why.said": frozenset({"goal", "why"}),
    "found.counts": frozenset({"days", "window"}),
    "found.flat": frozenset({"n"}),
    "found.felt": frozenset({"n"}),
    "found.days": frozenset({"n", "about", "change"}),
    "found.weekday": frozenset({"n", "about", "change"}),
    "found.part": frozenset({"n", "about", "change"}),
    "found.paired": frozenset({"n", "about", "change"}),
    "found.trend": frozenset({"n", "change"}),
    "found.habit": frozenset({"n", "about"}),
    "found.feeling": frozenset({"n"}),
    "found.self_care": frozenset({"n"}),
    "found.new_word": frozenset({"about"}),
    "week.usual": frozenset({"n"}),
    "week.more": frozenset({"n"}),
    "week.less": frozenset({"n"}),
    "flat.days": frozenset({"n"}),
    "shared.sleep": frozenset({"hours", "n"}),
    "shared.feelings": frozenset({"what"}),
    "shared.habits": frozenset({"what"}),
    "snooze.offer": frozenset({"when"}),
    "snooze.offer_reason": frozenset({"when", "reason"}),
    "snooze.kept": frozenset({"when"}),
    "remind.offer": frozenset({"when", "words"}),
    "remind.offer_plain": frozenset({"when"}),
    "remind.kept": frozenset({"when"}),
    "arrange.quiet": frozenset({"when"}),
    "care.call": frozenset({"number"}),
    "care.digits": frozenset({"number"}),
    "care.helpline": frozenset({"who", "number"}),
    "care.list_crisis": frozenset({"country", "who", "number"}),
    "care.list_emergency": frozenset({"country", "number"}),
    "care.bye": frozenset({"who", "number"}),
    "care.other_danger": frozenset({"number"}),
    "care.medical": frozenset({"number"}),
    "care.in_danger": frozenset({"number"}),
    "care.bye_emergency": frozenset({"number"}),
}
"""What each wording of a line must name, in braces; other lines name nothing."""

LINE_KEYS: Final[tuple[LineKey, ...]] = get_args(LineKey)
HEAR_KEYS: Final[tuple[HearKey, ...]] = get_args(HearKey)


@dataclass(frozen=True, slots=True)
class Words:
    """The words an echo is put together from."""

    felt: tuple[str, ...]
    """For felt 0 to 4."""
    energy: tuple[str, ...]
    """For energy 0 to 4."""
    valence: tuple[str, ...]
    """For valence -2 to 2."""
    quality: Mapping[SleepQuality, str]
    sleep_none: str
    sleep_short: str
    """Less than an hour."""
    sleep_one: str
    sleep_hours: str
    """Names `{number}`."""
    rating: str
    """Names `{number}`."""
    negated: str
    """Names `{feeling}`."""
    any_size: str
    """For a goal without minutes."""
    one_minute: str
    minutes: str
    """Names `{number}`."""
    more: str
    """Stands for what is too much to say again."""
    changes: Mapping[str, str]
    """For a measure with ".more" or ".less": what is different."""
    on_days: str
    """Names `{what}` and `{n}`: something, and on how many days."""
    called: Mapping[str, str]
    """Names of weekdays, exercises and the like, as they are said where they are found."""
    judgements: tuple[str, ...]
    """Names of feelings in which people judge themselves: never said back to them."""
    numbers: tuple[str, ...]
    """From nought, one word for each whole number."""
    quarters: tuple[str, ...]
    """What is put after a number for no quarter, one, two and three."""
    countries: Mapping[str, str]
    """Two-letter code to the name as it is said in "in ..."."""
    clock: ClockWords


@dataclass(frozen=True, slots=True)
class Lines:
    """Everything from lines.yaml."""

    wordings: Mapping[LineKey, tuple[str, ...]]
    """At least one each; the loader sees to it that every key is there."""
    words: Words
    hear: Mapping[HearKey, tuple[str, ...]]
    """Lower case, without punctuation."""
    countries: Mapping[str, tuple[str, ...]]
    """Two-letter code to what people call the country; plain words."""
    weekdays: Mapping[tuple[int, ...], tuple[str, ...]] = field(default_factory=dict)
    """Days, 0 being Monday, to what people call them; plain words."""

    def say(self, key: LineKey, turn: int, /, **names: str) -> Say:
        """One wording of `key`, chosen by `turn`: neighbouring turns use different ones."""
        wordings = self.wordings[key]
        return Say(wordings[turn % len(wordings)].format(**names), key)

    def hears(self, key: HearKey, text: str) -> bool:
        """True when `text` holds one of the phrases of `key` as whole words."""
        return holds(self.hear[key], text)

    def opens(self, key: HearKey, text: str) -> bool:
        """True when `text` begins with one of the phrases of `key`, as whole words."""
        plain = f"{plain_words(text)} "
        return any(plain.startswith(f"{phrase} ") for phrase in self.hear[key])

    def is_all(self, key: HearKey, text: str) -> bool:
        """True when `text` is one of the phrases of `key` and nothing more."""
        return plain_words(text) in self.hear[key]

    def country(self, text: str) -> str | None:
        """The two-letter code of the country that `text` names; of several the longest name."""
        named = [
            (len(name), code)
            for code, names in self.countries.items()
            for name in names
            if holds((name,), text)
        ]
        return max(named)[1] if named else None

    def days(self, text: str) -> tuple[int, ...]:
        """The weekdays that `text` names, rising; 0 is Monday."""
        named = (days for days, names in self.weekdays.items() if holds(names, text))
        return tuple(sorted({day for days in named for day in days}))


def holds(phrases: Iterable[str], text: str) -> bool:
    """True when `text` holds one of the phrases, which are plain words, as whole words."""
    plain = f" {plain_words(text)} "
    return any(f" {phrase} " in plain for phrase in phrases)


def plain_words(text: str) -> str:
    """Lower case, apostrophes left out, every other sign a space; single spaces."""
    joined = text.lower().replace("'", "").replace("\u2019", "")
    return " ".join("".join(c if c.isalnum() else " " for c in joined).split())
