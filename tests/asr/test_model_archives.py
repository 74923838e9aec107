"""What a model's archive may not be: refused in one sentence, with nothing left behind."""

import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.asr.model_archives import NAME, from_file, zipped
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.errors import ModelError


def test_a_zip_on_disk_needs_no_network(tmp_path: Path, archive: bytes) -> None:
    assert VoskEngine(from_file(tmp_path, archive)).name == f"vosk ({NAME})"
    assert (tmp_path / "given.zip").exists()


def _link() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("m/am/final.mdl")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (lambda: zipped({"../evil": b"x"}), "leads out of its folder"),
        (lambda: zipped({"m/../../evil": b"x"}), "leads out of its folder"),
        (lambda: zipped({"/evil": b"x"}), "leads out of its folder"),
        (lambda: zipped({"C:/evil": b"x"}), "leads out of its folder"),
        (lambda: zipped({"m\\..\\evil": b"x"}), "leads out of its folder"),
        (_link, "is no plain file"),
        (lambda: zipped({"m/zeros": bytes(60 * 2**20)}), "would unpack to over"),
        (lambda: zipped({f"m/{n}": b"" for n in range(600)}), "over 500 entries"),
        (lambda: b"not a zip file" * 99, "not a whole zip file"),
        (lambda: zipped({"m/a": b"x" * 999})[:-9], "not a whole zip file"),
        (lambda: zipped({"m/README": b"no model"}), r"am/final\.mdl is missing"),
        (lambda: zipped({}), r"does not hold a whole model"),
    ],
)
def test_a_bad_archive_is_refused_and_leaves_nothing(
    content: Callable[[], bytes], complaint: str, tmp_path: Path
) -> None:
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
