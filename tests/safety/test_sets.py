"""A floor against slipping on the sets; the figures themselves are in docs/safety.md."""

from pathlib import Path

import pytest

from voice_checkin.catalogue.safety import load_safety
from voice_checkin.nlu.safety import assess
from voice_checkin.resources import intents_root
from voice_checkin.types import Concern

NOTICED = frozenset((Concern.AMBIGUOUS, Concern.CLEAR, Concern.IMMINENT))


def test_the_sets_stay_as_well_understood_as_they_were() -> None:
    rules = load_safety(intents_root() / "en" / "safety.yaml")
    said = [
        line.split("\t")
        for file in sorted(Path(__file__).parent.glob("held_out*.tsv"))
        for line in file.read_text(encoding="utf-8").splitlines()
    ]
    risk = [assess(text, rules) for kind, text in said if kind in ("R", "R-asr")]
    calm = [assess(text, rules) for kind, text in said if kind in ("N", "N-asr")]
    assert sum(concern in NOTICED for concern in risk) >= 0.995 * len(risk)
    assert sum(concern is not Concern.NONE for concern in calm) <= 0.018 * len(calm)


@pytest.mark.parametrize(
    ("name", "noticed", "asked"),
    [
        ("statements_17", 0.96, 0.06),
        ("statements_18", 0.98, 0.02),
        ("statements_19", 0.98, 0.01),
        ("statements_20", 0.98, 0.03),
        ("statements_21", 0.98, 0.01),
        ("statements_22", 0.98, 0.02),
        ("statements_23", 0.99, 0.01),
        ("statements_24", 0.99, 0.01),
        ("statements_25", 0.99, 0.01),
        ("statements_26", 0.99, 0.03),
        ("statements_27", 0.99, 0.01),
        ("statements_28", 0.99, 0.01),
        ("statements_29", 0.99, 0.01),
        ("statements_30", 0.99, 0.01),
        ("bent_1", 0.96, 0.12),
        ("graded", 0.98, 0.03),
    ],
)
def test_danger_in_words_nobody_prepared_for_is_mostly_noticed(
    name: str, noticed: float, asked: float
) -> None:
    """Just beside the figures: of risk how much is noticed, of harmless words how much asked."""
    rules = load_safety(intents_root() / "en" / "safety.yaml")
    file = Path(__file__).parent / "unfitted" / f"{name}.tsv"
    said = [line.split("\t")[:2] for line in file.read_text(encoding="utf-8").splitlines()]
    risk = [assess(text, rules) for kind, text in said if kind.startswith("R")]
    calm = [assess(text, rules) for kind, text in said if kind.startswith("N")]
    assert sum(concern in NOTICED for concern in risk) >= noticed * len(risk)
    assert sum(concern in NOTICED for concern in calm) <= asked * len(calm)
