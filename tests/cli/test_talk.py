"""Check-ins as lines of text, from the command to the store and back."""

import json
from pathlib import Path
from typing import Any

from tests.support.commands import Run, events


def saved(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [event["saved"] for event in found if "saved" in event]


def test_one_sentence_is_logged_and_comes_back(run: Run, home: Path) -> None:
    said = "numb really and i slept about five hours but i drank my water\nno\n"
    talked = run("talk", "--text", "--json", said=said)
    assert talked.exit_code == 0
    (entry,) = {entry["id"]: entry for entry in saved(events(talked))}.values()
    assert entry["felt"] == 0
    assert entry["sleep"]["hours"] == 5
    assert next(h for h in entry["habits"] if h["name"] == "water")["done"]
    (exported,) = json.loads(run("export").stdout)["entries"]
    assert exported == entry


def test_nothing_personal_can_be_read_in_the_data_folder(run: Run, home: Path) -> None:
    run("talk", "--text", said="numb\nno\nno\nno\n")
    found = [path for path in (home / "data").rglob("*") if path.is_file()]
    assert found
    for path in found:
        assert b"numb" not in path.read_bytes().lower()
        assert b"SQLite format 3" not in path.read_bytes()


def test_the_key_does_not_lie_with_the_data(run: Run, home: Path) -> None:
    run("talk", "--text", said="numb\nno\n")
    assert not list((home / "data").rglob("*.key"))
    (key,) = (home / "config").rglob("*.key")
    assert key.stat().st_mode & 0o077 == 0


def test_talk_is_what_happens_without_a_command(run: Run) -> None:
    assert saved(events(run("--text", "--json", said="numb\nno\nno\nno\n")))


def test_a_person_who_says_nothing_is_let_be_and_nothing_is_logged(run: Run) -> None:
    found = events(run("talk", "--text", "--json", said="\n\n\n\n"))
    assert not saved(found)
    assert found[-1]["end"] == "silence"


def test_when_the_input_ends_early_what_was_said_is_kept(run: Run) -> None:
    found = events(run("talk", "--text", "--json", said="i feel sad"))
    assert found[-1] == {"end": "gone"}
    assert saved(found)


def test_the_second_check_in_is_a_second_entry(run: Run) -> None:
    for said in ("numb\nno\nno\n", "calm today\nno\nno\n"):
        run("talk", "--text", said=said)
    assert len(json.loads(run("export").stdout)["entries"]) == 2


def test_the_time_can_be_set(run: Run) -> None:
    run("talk", "--text", "--now", "2026-03-01T07:30+00:00", said="numb\nno\n")
    (entry,) = json.loads(run("export").stdout)["entries"]
    assert entry["said_at"] == "2026-03-01T07:30:00+00:00"


def test_a_person_in_danger_is_answered_with_a_number(run: Run) -> None:
    found = events(
        run("talk", "--text", "--json", "--country", "ie", said="i want to kill myself\nstop\n")
    )
    said = " ".join(event.get("say", "") for event in found).lower()
    assert "one one six" in said
    assert not saved(found)


def test_an_exercise_by_name_goes_through_its_cues(run: Run) -> None:
    found = events(run("ground", "--text", "--json", said="\n" * 40))
    assert len([event for event in found if "pause" in event]) >= 5
    assert found[-1]["end"] in ("done", "silence")


def test_an_unknown_exercise_names_those_there_are(run: Run) -> None:
    result = run("ground", "juggling", "--text")
    assert result.exit_code == 1
    assert "grounding" in result.stderr
