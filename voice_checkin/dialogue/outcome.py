"""What becomes of the answers of a topic: a goal, settings, a plan. An entry is saved by `step`."""

from collections.abc import Mapping
from typing import Final

from voice_checkin.dialogue.script import Topic
from voice_checkin.dialogue.state import State
from voice_checkin.types import (
    DAILY,
    DropGoal,
    Effect,
    Goal,
    SaveGoal,
    SaveName,
    SaveSafetyPlan,
    SaveSettings,
)

_SETTINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "country": ("country",),
    "morning_time": ("morning_time",),
    "evening_time": ("evening_time",),
    "quiet_hours": ("quiet_from", "quiet_to"),
}
"""Answers that go into the settings, and where; a name is personal, and goes into the store."""
_ON_YES: Final[Mapping[str, tuple[str, str]]] = {
    "another_voice": ("voice", "another"),
    "slower": ("rate", "130"),
}
"""Settings that a yes chooses; the rate in words per minute."""
ASKED: Final = (
    *(name for names in _SETTINGS.values() for name in names),
    *(name for name, _ in _ON_YES.values()),
)
"""Every setting that the first questions may fill."""


def handed_on(state: State, topic: Topic) -> tuple[Effect, ...]:
    """The effects that keep what was answered so far; the last of them counts."""
    answers = dict(state.talking.answers) if state.talking else {}
    if topic.makes == "goal" and "what" in answers:
        return (SaveGoal(_goal(answers)),)
    if topic.makes == "settings":
        name = (SaveName(answers["name"]),) if "name" in answers else ()
        chosen = tuple(
            setting
            for question, names in _SETTINGS.items()
            if question in answers
            for setting in zip(names, answers[question].split("-"), strict=True)
        )
        chosen += tuple(kept for one, kept in _ON_YES.items() if answers.get(one) == "yes")
        return (*name, SaveSettings(chosen)) if chosen else name
    if topic.makes == "safety_plan" and answers:
        parts = [(one.label, answers[one.id]) for one in topic.questions if one.id in answers]
        return (SaveSafetyPlan(tuple(parts)),)
    return ()


def taken_back(state: State, topic: Topic) -> tuple[Effect, ...]:
    """What is undone with the last answer, where keeping the others does not do it."""
    answers = state.talking.answers if state.talking else ()
    alone = len(answers) == 1
    if topic.makes == "goal" and answers[-1][0] == "what":
        return (DropGoal(answers[-1][1]),)
    if topic.makes == "safety_plan" and alone:
        return (SaveSafetyPlan(()),)
    if topic.makes == "settings" and answers[-1][0] == "name":
        return (SaveName(""),)
    if topic.makes == "settings" and answers[-1][0] in _SETTINGS:
        return (SaveSettings(tuple((name, "") for name in _SETTINGS[answers[-1][0]])),)
    if topic.makes == "settings" and answers[-1] in ((one, "yes") for one in _ON_YES):
        return (SaveSettings(((_ON_YES[answers[-1][0]][0], ""),)),)
    return ()


def _goal(answers: dict[str, str]) -> Goal:
    return Goal(
        name=answers["what"],
        minutes=float(answers["minutes"]) if "minutes" in answers else None,
        why=answers.get("why"),
        after=answers.get("after"),
        times_a_week=int(answers.get("times", DAILY)),
    )
