"""A damaged model ends in one sentence, never in a dead process."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from voice_checkin.asr.models import checksums
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.errors import ModelError

FILES = (
    "am/final.mdl",
    "conf/mfcc.conf",
    "conf/model.conf",
    "graph/Gr.fst",
    "graph/HCLr.fst",
    "graph/disambig_tid.int",
    "graph/phones/word_boundary.int",
    "graph/words.txt",
)

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "emptied": lambda _: b"",
    "lost its last byte": lambda content: content[:-1],
    "zeroed in the middle": lambda content: (
        content[: len(content) // 3] + bytes(len(content) // 3) + content[2 * len(content) // 3 :]
    ),
    "replaced by text": lambda _: b"not what it should be\n" * 9,
}

CHILD = """
import json, pathlib, sys
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.errors import VoiceCheckinError
from voice_checkin.types import Grammar
for folder in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    try:
        engine = VoskEngine(folder)
        for grammar in (None, Grammar("test", "", ("yes", "no"))):
            recogniser = engine.recogniser(grammar)
            recogniser.feed(bytes(32000))
            recogniser.finish()
        told = ""
    except VoiceCheckinError as problem:
        told = str(problem)
    print(json.dumps([folder.name, told]), flush=True)
"""


def in_a_child(models: Path) -> dict[str, str]:
    """What a process says of every model in a folder, by name; fails if it did not live to."""
    ran = subprocess.run(
        [sys.executable, "-c", CHILD, str(models)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, f"the process died ({ran.returncode}) after: {ran.stdout}"
    assert ran.stderr == ""
    return dict(json.loads(line) for line in ran.stdout.splitlines())


@pytest.mark.parametrize("name", FILES)
def test_any_file_damaged_in_any_way_ends_in_a_sentence(
    name: str, small_model: Path, tmp_path: Path
) -> None:
    whole = (small_model / name).read_bytes()
    damaged = {how: damage(whole) for how, damage in DAMAGES.items()}
    damaged = {how: content for how, content in damaged.items() if content != whole}
    for how in (*damaged, "removed"):
        folder = tmp_path / how
        shutil.copytree(small_model, folder)
        (folder / checksums.FILE).unlink()
        (folder / name).unlink()
        if how in damaged:
            (folder / name).write_bytes(damaged[how])

    told = in_a_child(tmp_path)

    assert set(told) == {*damaged, "removed"}
    assert all("\n" not in sentence for sentence in told.values())
    if name.endswith((".mdl", ".fst")):
        for how in ("emptied", "lost its last byte", "replaced by text", "removed"):
            assert name in told[how]


def test_a_whole_model_without_checksums_is_tried_and_used(
    small_model: Path, tmp_path: Path
) -> None:
    shutil.copytree(small_model, tmp_path / "whole")
    (tmp_path / "whole" / checksums.FILE).unlink()
    assert in_a_child(tmp_path) == {"whole": ""}


@pytest.mark.parametrize("name", FILES)
def test_checksums_notice_a_single_changed_byte(name: str, own_model: Path) -> None:
    path = own_model / name
    content = bytearray(path.read_bytes() or b"1")
    content[len(content) // 2] ^= 1
    path.write_bytes(content)
    with pytest.raises(ModelError, match=r"is damaged: .*; reinstall it"):
        VoskEngine(own_model)


@pytest.mark.parametrize(
    "damage", ["nothing", "{", '{"files": {"am/final.mdl": {"bytes": -1, "sha256": 3}}}']
)
def test_a_damaged_list_of_checksums_is_noticed(damage: str, own_model: Path) -> None:
    (own_model / checksums.FILE).write_text(damage)
    with pytest.raises(ModelError, match=r"checksums\.json cannot be read"):
        VoskEngine(own_model)


@pytest.mark.parametrize("made", ["nothing", "a file", "an empty folder"])
def test_what_is_no_model_is_called_so(made: str, tmp_path: Path) -> None:
    folder = tmp_path / "model"
    if made == "a file":
        folder.write_text("x")
    elif made == "an empty folder":
        folder.mkdir()
    with pytest.raises(ModelError, match=r"no model|am/final\.mdl is missing"):
        VoskEngine(folder)
