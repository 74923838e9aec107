"""Values as the JSON that the command line promises."""

from typing import Any

from voice_checkin.types import Concern, Sleep, Understanding

Json = dict[str, Any]


def understanding_json(understanding: Understanding) -> Json:
    """One line of `understand --json`."""
    u = understanding
    return {
        "text": u.text,
        "intent": u.intent,
        "score": round(u.score, 3),
        "slots": u.slots,
        "feelings": [
            {
                "name": f.name,
                "said": f.said,
                "polarity": f.polarity,
                "negated": f.negated,
                "intensity": f.intensity,
            }
            for f in u.feelings
        ],
        "felt": u.felt,
        "rating": u.rating,
        "valence": u.valence,
        "energy": u.energy,
        "sleep": _sleep_json(u.sleep),
        "habits": [{"name": h.name, "done": h.done} for h in u.habits],
        "concern": _concern(u).value,
    }


def _concern(u: Understanding) -> Concern:
    """What is worth the direct question is ambiguous, even where it is asked once a week only."""
    if u.weekly_question and u.concern is Concern.NONE:
        return Concern.AMBIGUOUS
    return u.concern


def _sleep_json(sleep: Sleep | None) -> Json | None:
    return {"hours": sleep.hours, "quality": sleep.quality} if sleep else None
