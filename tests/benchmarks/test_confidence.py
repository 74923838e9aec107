"""What the benchmark of confidence counts, and what it draws."""

import random
from pathlib import Path

import pytest

from benchmarks.confidence import fitting, reporting
from benchmarks.confidence.turns import Turn, read, written
from benchmarks.hearing.scoring import Share
from voice_checkin.asr.evidence import Evidence


def turn(right: bool, *, foreign: bool = False, speaker: str = "a", behind: float = 0.5) -> Turn:
    seen = Evidence(True, True, 0.8, behind, 10.0, 3)
    return Turn("an4", "one.wav", speaker, None, "numbers", foreign, "one", "one", right, seen)


def test_turns_are_written_and_read(tmp_path: Path) -> None:
    turns = [turn(right=True), turn(right=False, foreign=True)]
    file = tmp_path / "turns.jsonl"
    file.write_text("".join(map(written, turns)), encoding="utf-8")
    assert read(file) == turns


def test_what_is_accepted_wrongly_and_what_is_asked_needlessly() -> None:
    turns = [turn(right=True), turn(right=True), turn(right=False), turn(right=False)]
    report = reporting.outcomes(turns, [1.0, 0.0, 1.0, 0.0], "t")
    row = report.rows[0]
    assert row["heard right"] == Share(2, 4)
    assert row["accepted"] == Share(2, 4)
    assert row["wrong of accepted"] == Share(1, 2)
    assert row["questioned of right"] == Share(1, 2)


def test_foreign_speech_is_never_right() -> None:
    rows = reporting.outcomes([turn(right=False, foreign=True)], [1.0], "t").rows
    foreign = next(row for row in rows if row["turns"] == "foreign speech")
    assert foreign["wrong of accepted"] == Share(1, 1)
    assert foreign["heard right"] is None


def test_every_turn_has_its_place_on_the_curve() -> None:
    turns = [turn(right=i % 2 == 0) for i in range(11)]
    rows = reporting.reliability(turns, [i / 10 for i in range(11)], "t").rows
    assert sum(row["n"] for row in rows) == 11
    assert rows[0]["right"] == Share(1, 1)
    assert rows[-1]["n"] == 2, "0.9 and 1"


def test_a_scorecard_is_fitted_without_the_speaker_it_judges(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    chance = random.Random(1)
    turns = [
        turn(right, speaker=f"s{i % 20}", behind=chance.gauss(0.5 if right else 3.0, 0.5))
        for i in range(200)
        for right in [chance.random() < 0.7]
    ]
    sure = fitting.cross_validated(turns)
    hits = sum((p > 0.5) == t.right for p, t in zip(sure, turns, strict=True))
    assert hits > 190
    card = fitting.scorecard(turns)
    assert card.steps["behind"].at(0.5) > card.steps["behind"].at(3.0)


def test_the_curve_is_drawn(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    turns = [turn(right=True), turn(right=False)]
    reporting.plot(turns, [0.9, 0.2], tmp_path / "curve.svg")
    assert "<svg" in (tmp_path / "curve.svg").read_text(encoding="utf-8")
