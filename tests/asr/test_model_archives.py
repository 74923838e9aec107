"""What a model's archive may not be: refused in one sentence, with nothing left behind."""

import io
import zipfile
from pathlib import Path

import pytest

from tests.asr.model_archives import BAD, NAME, from_file, zipped
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.errors import ModelError


def test_a_zip_on_disk_needs_no_network(tmp_path: Path, archive: bytes) -> None:
    assert VoskEngine(from_file(tmp_path, archive)).name == f"vosk ({NAME})"
    assert (tmp_path / "given.zip").exists()


@pytest.mark.parametrize("fault", BAD)
def test_a_bad_archive_is_refused_and_leaves_nothing(fault: str, tmp_path: Path) -> None:
    content, complaint = BAD[fault]
    with pytest.raises(ModelError, match=complaint) as told:
        from_file(tmp_path, content())
    assert "\n" not in str(told.value)
    assert list((tmp_path / "models").iterdir()) == []
    assert not list(tmp_path.rglob("*evil*"))


def test_a_damaged_model_in_a_whole_archive_is_refused(
    tmp_path: Path, small_model: Path, archive: bytes
) -> None:
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        entries = {name: whole.read(name) for name in whole.namelist()}
    graph = f"{NAME}/graph/HCLr.fst"
    entries[graph] = entries[graph][:-100]
    with pytest.raises(ModelError, match=r"not hold a whole model: graph/HCLr\.fst is cut short"):
        from_file(tmp_path, zipped(entries))
