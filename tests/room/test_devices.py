"""What is there, as the commands tell it, in a room that has a microphone and a loudspeaker."""

import json
import subprocess
import sys

import pytest

from tests.room.virtual_room import Room

pytestmark = pytest.mark.room


def command(room: Room, *words: str) -> "subprocess.CompletedProcess[str]":
    env = room.env | {
        "VOICE_CHECKIN_DATA_DIR": str(room.home / "data"),
        "VOICE_CHECKIN_CONFIG_DIR": str(room.home / "config"),
    }
    program = [sys.executable, "-m", "voice_checkin", *words]
    return subprocess.run(
        program, env=env, capture_output=True, text=True, timeout=120, check=False
    )


def test_devices_lists_a_microphone_a_loudspeaker_and_voices(room: Room) -> None:
    done = command(room, "devices", "--json")
    kinds = {json.loads(line)["kind"] for line in done.stdout.splitlines()}
    assert kinds == {"input", "output", "voice"}


def test_a_microphone_that_is_not_there_is_named_with_those_that_are(room: Room) -> None:
    done = command(room, "talk", "--microphone", "blue yeti")
    assert done.returncode == 1
    assert "blue yeti" in done.stderr
    assert "pulse" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_doctor_notices_a_microphone_that_delivers_only_zeros(still: Room) -> None:
    done = command(still, "doctor", "--json")
    findings = {f["part"]: f for f in map(json.loads, done.stdout.splitlines())}
    assert findings["loudspeaker"]["state"] == "ok"
    assert findings["microphone"]["state"] == "problem"
    assert "nothing but zeros: unmute it" in findings["microphone"]["says"]
    assert done.returncode == 1
