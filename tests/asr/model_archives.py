"""Archives of models, as publishers and attackers pack them."""

import hashlib
import io
import stat
import zipfile
from collections.abc import Callable
from pathlib import Path

from voice_checkin.asr.models.install import install
from voice_checkin.asr.models.registry import Registry

NAME = "test-model"


def zipped(entries: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content)
    return packed.getvalue()


def listed(url: str, content: bytes, **changes: object) -> Registry:
    model = {
        "language": "en",
        "about": "for tests",
        "licence": "Apache-2.0",
        "url": url,
        "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(),
    }
    return Registry.model_validate({"models": {NAME: {**model, **changes}}})


def from_file(tmp_path: Path, content: bytes) -> Path:
    path = tmp_path / "given.zip"
    path.write_bytes(content)
    registry = listed("https://example.org/model.zip", content)
    return install(NAME, tmp_path / "models", path, registry=registry).folder


def _link() -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        link = zipfile.ZipInfo("m/am/final.mdl")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
    return packed.getvalue()


BAD: dict[str, tuple[Callable[[], bytes], str]] = {
    "climbs": (lambda: zipped({"../evil": b"x"}), "leads out of its folder"),
    "climbs later": (lambda: zipped({"m/../../evil": b"x"}), "leads out of its folder"),
    "absolute": (lambda: zipped({"/evil": b"x"}), "leads out of its folder"),
    "drive": (lambda: zipped({"C:/evil": b"x"}), "leads out of its folder"),
    "backslashes": (lambda: zipped({"m\\..\\evil": b"x"}), "leads out of its folder"),
    "link": (_link, "is no plain file"),
    "bomb": (lambda: zipped({"m/zeros": bytes(60 * 2**20)}), "would unpack to over"),
    "many": (lambda: zipped({f"m/{n}": b"" for n in range(600)}), "over 500 entries"),
    "no zip": (lambda: b"not a zip file" * 99, "not a whole zip file"),
    "cut": (lambda: zipped({"m/a": b"x" * 999})[:-9], "not a whole zip file"),
    "no model": (lambda: zipped({"m/README": b"no model"}), r"am/final\.mdl is missing"),
    "empty": (lambda: zipped({}), r"does not hold a whole model"),
}
"""What an archive may not be: what makes it, and the complaint as a pattern."""
