"""The reflection, goals and setting up, from the command to the store and back."""

import json
import tomllib
from pathlib import Path

from tests.support.commands import Run, events


def test_a_reflection_is_kept_as_a_note(run: Run) -> None:
    said = "ring the dentist\na bit sad\nthe soup\nno\n"
    found = events(run("reflect", "--text", "--json", said=said))
    assert found[-1] == {"end": "done"}
    (entry,) = json.loads(run("export").stdout)["entries"]
    assert entry["note"] == "Tomorrow: ring the dentist\nFelt: a bit sad\nWas all right: the soup"


def test_a_goal_said_in_a_check_in_is_listed_changed_and_removed(run: Run) -> None:
    said = "add a goal to draw for ten minutes\nevery day\nlunch\nit was my granny's\n"
    found = events(run("talk", "--text", "--json", said=said))
    (goal,) = [event["goal"] for event in found if "goal" in event][-1:]
    assert goal == {
        "name": "draw",
        "minutes": 10.0,
        "why": "it was my granny's",
        "after": "lunch",
        "times_a_week": 7,
        "paused": False,
        "hoped": None,
        "predicted": None,
        "actual": None,
    }
    assert "after lunch" in run("goals").stdout
    assert json.loads(run("goals", "pause", "DRAW", "--json").stdout)["paused"]
    assert json.loads(run("goals", "--json").stdout)["paused"]
    assert run("goals", "remove", "draw").exit_code == 0
    assert "None yet" in run("goals").stdout


def test_a_goal_can_be_typed_and_comes_through_an_export(run: Run, home: Path) -> None:
    assert run("goals", "add", "a slow walk", "--minutes", "10", "--why", "air").exit_code == 0
    saved = home / "all.json"
    saved.write_text(run("export").stdout, encoding="utf-8")
    run("goals", "remove", "a slow walk")
    assert run("import", saved).exit_code == 0
    assert 'a slow walk · 10 min (small 3, or one breath) · "air"' in run("goals").stdout


def test_a_goal_that_is_not_there_or_out_of_range_is_told_plainly(run: Run) -> None:
    missing = run("goals", "remove", "juggling")
    assert (missing.exit_code, "voice-checkin goals" in missing.stderr) == (1, True)
    odd = run("goals", "add", "sleep", "--times-a-week", "9")
    assert (odd.exit_code, "1 to 7" in odd.stderr) == (1, True)


def test_what_was_answered_while_setting_up_is_in_the_settings(run: Run, home: Path) -> None:
    settings = home / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text("# mine\nrate = 140\n", encoding="utf-8")
    said = "yes\nsam\nyes\nno\nireland\nhalf seven\nno\nten to seven\n"
    assert run("set-up", "--text", said=said).exit_code == 0
    text = settings.read_text(encoding="utf-8")
    assert text.startswith("# mine\n")
    assert tomllib.loads(text) == {
        "rate": 140,
        "voice": "another",
        "country": "IE",
        "morning_time": "07:30",
        "quiet_from": "22:00",
        "quiet_to": "07:00",
    }
    assert json.loads(run("export").stdout)["name"] == "sam"
    assert "Sam" in run("talk", "--text", said="stop\n").stdout
    assert "one one six" in run("talk", "--text", said="i want to kill myself\n").stdout


def test_what_is_done_of_a_goal_is_logged_by_its_name(run: Run) -> None:
    run("goals", "add", "the accordion")
    run("goals", "add", "drink water")
    run("talk", "--text", said="did the accordion and had my water\nstop\n")
    (entry,) = json.loads(run("export").stdout)["entries"]
    assert {habit["name"] for habit in entry["habits"]} == {"the accordion", "water"}
    today = events(run("talk", "--text", "--json", said="what's on today\nstop\n"))
    assert "plan.done" in [event.get("line") for event in today]
