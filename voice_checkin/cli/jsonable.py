"""Values as the JSON that the command line promises."""

from typing import Any

from voice_checkin.types import Sleep, Understanding

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
        "concern": u.concern.value,
    }


def _sleep_json(sleep: Sleep | None) -> Json | None:
    return {"hours": sleep.hours, "quality": sleep.quality} if sleep else None
