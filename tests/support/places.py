"""Where the program keeps things, in a folder of its own."""

from pathlib import Path

import pytest


def apart(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """`data` and `config` inside the folder, and a terminal wide enough for whole lines."""
    monkeypatch.setenv("VOICE_CHECKIN_CONFIG_DIR", str(folder / "config"))
    monkeypatch.setenv("VOICE_CHECKIN_DATA_DIR", str(folder / "data"))
    monkeypatch.setenv("COLUMNS", "120")
    return folder
