"""Archives of models, as publishers and attackers pack them."""

import hashlib
import io
import zipfile
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
