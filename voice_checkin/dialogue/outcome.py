"""What becomes of the answers of a topic: a goal, settings, a plan. An entry is saved by `step`."""

import re
from typing import Final

from voice_checkin.dialogue.script import Topic
from voice_checkin.dialogue.state import State
from voice_checkin.types import DAILY, Effect, Goal, SaveGoal, SaveSafetyPlan, SaveSettings

_LEADING: Final = re.compile(
    r"^(?:(?:right|just|maybe|i think|i guess|probably|um)\s+)*(?:after|once|when|with)\s+"
)
"""What an answer to "after what?" may begin with."""
_NAMING: Final = re.compile(
    r"^(?:(?:well|um|oh|just|please|you can|everyone|everybody)\s+)*"
    r"(?:my name is|my name's|i am|i'm|call me|calls me|call me just|it is|it's|the name's)\s+"
)
"""What a name may be said with."""


def handed_on(state: State, topic: Topic) -> tuple[Effect, ...]:
    """The effects that keep what was answered so far; the last of them counts."""
    answers = dict(state.talking.answers) if state.talking else {}
    if topic.makes == "goal" and answers.get("what"):
        return (SaveGoal(_goal(answers)),)
    if topic.makes == "settings":
        asked = [one.id for one in topic.questions if one.takes != "yes_no" and one.id in answers]
        kept = tuple((name, _NAMING.sub("", answers[name])) for name in asked)
        return (SaveSettings(kept),) if kept else ()
    if topic.makes == "safety_plan" and answers:
        parts = [(one.label, answers[one.id]) for one in topic.questions if one.id in answers]
        return (SaveSafetyPlan(tuple(parts)),)
    return ()


def _goal(answers: dict[str, str]) -> Goal:
    return Goal(
        name=answers["what"],
        minutes=float(answers["minutes"]) if "minutes" in answers else None,
        why=answers.get("why"),
        after=_LEADING.sub("", answers["after"]) if "after" in answers else None,
        times_a_week=int(answers.get("times", DAILY)),
    )
