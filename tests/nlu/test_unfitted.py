"""Floors on check-ins that neither templates nor classifier were made from."""

import json
from pathlib import Path

from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.types import Expect


def test_what_nobody_prepared_for_is_mostly_understood(lexicon: Lexicon) -> None:
    files = sorted((Path(__file__).parent / "unfitted").glob("*.jsonl"))
    said = [json.loads(line) for file in files for line in file.read_text("utf-8").splitlines()]
    right = [understand(g["text"], Expect.FREE, lexicon).intent == g.get("intent") for g in said]
    assert sum(right) >= 0.9 * len(said)
