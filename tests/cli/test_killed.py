"""Killed in the middle: the next start knows, offers once to go on, and has what was echoed."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.support.commands import Run, events


def killed(home: Path, arguments: list[str], said: str, until: str) -> list[dict[str, Any]]:
    """What the program printed up to the first event of that name, when it was killed."""
    folders = {
        "VOICE_CHECKIN_DATA_DIR": str(home / "data"),
        "VOICE_CHECKIN_CONFIG_DIR": str(home / "config"),
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "voice_checkin", *arguments, "--text", "--json"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | folders,
    )
    assert process.stdin
    assert process.stdout
    process.stdin.write(said)
    process.stdin.flush()
    found = []
    for line in process.stdout:
        found.append(json.loads(line))
        if until in found[-1]:
            break
    # One more question, or cue, is asked before it waits for the next line.
    for line in process.stdout:
        found.append(json.loads(line))
        if "say" in found[-1] or "pause" in found[-1]:
            break
    process.kill()
    process.communicate()
    return found


def spoken(found: list[dict[str, Any]]) -> list[str]:
    return [event["say"] for event in found if "say" in event]


def test_killed_in_mid_check_in(run: Run, home: Path) -> None:
    killed(home, ["talk"], "i feel anxious\n", "saved")
    found = events(run("talk", "--text", "--json", said="yes\na little\nno\nno\n"))
    first = spoken(found)[0].lower()
    assert "go on" in first or "finish" in first
    (entry,) = json.loads(run("export").stdout)["entries"]
    assert [feeling["name"] for feeling in entry["feelings"]] == ["anxious"]
    assert entry["felt"] == 1
    again = spoken(events(run("talk", "--text", "--json", said="")))
    assert "go on" not in again[0].lower()


def test_killed_in_mid_exercise(run: Run, home: Path) -> None:
    killed(home, ["ground"], "\n\n\n", "pause")
    found = events(run("ground", "--text", "--json", said="yes\nstop\n"))
    assert "exercise" in spoken(found)[0].lower()
    (done,) = json.loads(run("export").stdout)["exercises"]
    assert (done["name"], done["completed"]) == ("grounding", False)
    assert "exercise" not in spoken(events(run("ground", "--text", "--json", said="")))[0].lower()


def test_the_offer_is_made_once(run: Run, home: Path) -> None:
    killed(home, ["talk"], "i feel anxious\n", "saved")
    run("talk", "--text", said="no\nstop\n")
    found = spoken(events(run("talk", "--text", "--json", said="stop\n")))
    assert "go on" not in found[0].lower()
    assert len(json.loads(run("export").stdout)["entries"]) == 1


def test_the_next_day_nothing_is_offered(run: Run, home: Path) -> None:
    killed(home, ["talk", "--now", "2026-03-01T07:30+00:00"], "i feel anxious\n", "saved")
    found = events(
        run("talk", "--text", "--json", "--now", "2026-03-02T07:30+00:00", said="stop\n")
    )
    assert "go on" not in spoken(found)[0].lower()
