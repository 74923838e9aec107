"""Installing models: a fault ends in one sentence and half-installs nothing; a second try works."""

import hashlib
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.asr.faulty_server import Behaviour, served
from tests.asr.model_archives import BAD, NAME, from_file, listed
from voice_checkin.asr.models.install import install, list_models, remove, verify
from voice_checkin.asr.models.registry import Registry, read_registry
from voice_checkin.asr.vosk_engine import VoskEngine
from voice_checkin.errors import ModelError

SHORT = 0.2
"""Seconds a test waits for a server that says nothing."""


@dataclass
class Site:
    """A server with the model, and a folder to install into."""

    behaviour: Behaviour
    url: str
    registry: Registry
    installed: Path

    def install(self, registry: Registry | None = None) -> Path:
        chosen = registry or self.registry
        return install(NAME, self.installed, registry=chosen, timeout=SHORT).folder

    def leftovers(self) -> list[str]:
        return sorted(path.name for path in self.installed.glob("*"))


@pytest.fixture
def site(archive: bytes, tmp_path: Path) -> Iterator[Site]:
    behaviour = Behaviour(archive)
    with served(behaviour) as url:
        yield Site(behaviour, url, listed(url, archive), tmp_path / "models")


def test_a_model_is_fetched_checked_and_used(site: Site) -> None:
    moved: list[tuple[int, int | None]] = []
    done = install(
        NAME,
        site.installed,
        progress=lambda now, total: moved.append((now, total)),
        registry=site.registry,
    )
    assert done.say == f"{NAME} is installed; its checksum is right."
    assert VoskEngine(done.folder).name == f"vosk ({NAME})"
    assert verify(NAME, site.installed) == done.folder
    assert moved[-1][0] == moved[-1][1]
    assert site.leftovers() == [NAME]


def test_a_download_goes_on_where_it_stopped(site: Site) -> None:
    site.behaviour.sends = 100_000
    with pytest.raises(ModelError, match=r"was interrupted .* run the same command again"):
        site.install()
    assert site.leftovers() == [f".{NAME}.zip.part"]
    site.behaviour.sends = None
    assert site.install().is_dir()
    assert site.behaviour.asked == [None, "bytes=100000-"]
    assert site.leftovers() == [NAME]


def test_without_ranges_it_starts_again(site: Site) -> None:
    site.behaviour.sends, site.behaviour.ranges = 100_000, False
    with pytest.raises(ModelError, match="was interrupted"):
        site.install()
    site.behaviour.sends = None
    assert site.install().is_dir()


def test_a_server_that_stalls_is_given_up_on_and_resumed(site: Site) -> None:
    site.behaviour.sends, site.behaviour.stalls = 50_000, True
    with pytest.raises(ModelError, match="no data came in time"):
        site.install()
    site.behaviour.sends, site.behaviour.stalls = None, False
    assert site.install().is_dir()


@pytest.mark.parametrize(
    ("fault", "complaint"),
    [
        ({"length": 10}, "should have"),
        ({"length": 10**9}, "is longer than"),
        ({"content": b"x" * 300_000}, "should have|not the file"),
        ({"content": b""}, "should have"),
        ({"status": 404}, "the server answers 404"),
        ({"status": 503}, "the server answers 503"),
    ],
)
def test_a_faulty_answer_installs_nothing_and_a_second_try_works(
    fault: dict[str, object], complaint: str, site: Site, archive: bytes
) -> None:
    for name, value in fault.items():
        setattr(site.behaviour, name, value)
    with pytest.raises(ModelError, match=complaint) as told:
        site.install()
    assert "\n" not in str(told.value)
    assert NAME not in site.leftovers()
    site.behaviour.content, site.behaviour.length, site.behaviour.status = archive, None, 200
    assert site.install().is_dir()


@pytest.mark.parametrize("fault", ["bomb", "climbs", "no model"])
def test_a_bad_archive_from_the_server_installs_nothing_and_the_next_try_fetches_afresh(
    fault: str, site: Site, archive: bytes
) -> None:
    content, complaint = BAD[fault]
    site.behaviour.content = content()
    # Nobody knows its checksum or size: only then does such an archive come as far as unpacking.
    unknown = listed(site.url, archive, sha256=None, size=10**6, exact=False)
    with pytest.raises(ModelError, match=complaint) as told:
        site.install(unknown)
    assert "\n" not in str(told.value)
    assert site.leftovers() == []
    assert not list(site.installed.parent.rglob("*evil*"))
    site.behaviour.content = archive
    assert site.install(unknown).is_dir()
    assert site.behaviour.asked == [None, None]


def test_a_file_with_another_checksum_is_not_used(site: Site, archive: bytes) -> None:
    changed = bytearray(archive)
    changed[1000] ^= 1
    site.behaviour.content = bytes(changed)
    with pytest.raises(ModelError, match="SHA-256"):
        site.install()
    assert site.leftovers() == []


def test_a_server_that_is_not_there(site: Site) -> None:
    nowhere = listed("http://127.0.0.1:9/model.zip", site.behaviour.content)
    with pytest.raises(ModelError, match="was interrupted"):
        site.install(nowhere)


def test_models_come_over_https_only(site: Site) -> None:
    with pytest.raises(ModelError, match="only fetched over https"):
        site.install(listed("http://example.org/model.zip", site.behaviour.content))


def test_interrupting_leaves_a_part_to_go_on_from(site: Site) -> None:
    def interrupt(now: int, total: int | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(NAME, site.installed, progress=interrupt, registry=site.registry)
    assert site.leftovers() == [f".{NAME}.zip.part"]
    assert site.install().is_dir()


def test_interrupting_while_unpacking_leaves_nothing_half_installed(site: Site) -> None:
    size = len(site.behaviour.content)

    def interrupt(now: int, total: int | None) -> None:
        if total != size:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        install(NAME, site.installed, progress=interrupt, registry=site.registry)
    assert site.leftovers() == [f".{NAME}.zip.part"]
    assert site.install().is_dir()
    assert len(site.behaviour.asked) == 1


def test_without_a_known_checksum_the_user_is_told(site: Site) -> None:
    unknown = listed(site.url, site.behaviour.content, sha256=None, size=10**6, exact=False)
    done = install(NAME, site.installed, registry=unknown, timeout=SHORT)
    assert "No checksum is known" in done.say
    assert not done.compared


def test_without_a_known_size_a_download_still_has_an_end(site: Site) -> None:
    site.behaviour.length = len(site.behaviour.content)
    small = listed(site.url, site.behaviour.content, sha256=None, size=1000, exact=False)
    with pytest.raises(ModelError, match="longer than the 2000 bytes"):
        site.install(small)


def test_git_blob_ids_are_compared(site: Site, small_model: Path) -> None:
    content = (small_model / "conf/mfcc.conf").read_bytes()
    blob = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
    wrong = listed(site.url, site.behaviour.content, git_blobs={"conf/mfcc.conf": "0" * 40})
    with pytest.raises(ModelError, match=r"conf/mfcc\.conf is not the file it should be"):
        site.install(wrong)
    right = listed(site.url, site.behaviour.content, git_blobs={"conf/mfcc.conf": blob})
    assert site.install(right).is_dir()


def test_what_cannot_be_installed_is_said(tmp_path: Path, archive: bytes) -> None:
    with pytest.raises(ModelError, match="no model 'nonsense' in the list"):
        install("nonsense", tmp_path)
    with pytest.raises(ModelError, match="is not a file"):
        install("vosk-model-small-en-us-0.15", tmp_path, tmp_path / "absent.zip")
    (tmp_path / "a file").write_text("x")
    with pytest.raises(ModelError, match="cannot be made"):
        install("vosk-model-small-en-us-0.15", tmp_path / "a file")
    from_file(tmp_path, archive)
    with pytest.raises(ModelError, match="already installed"):
        from_file(tmp_path, archive)


def test_verify_reads_every_byte(tmp_path: Path, small_model: Path) -> None:
    shutil.copytree(small_model, tmp_path / NAME)
    assert verify(NAME, tmp_path) == tmp_path / NAME
    (tmp_path / NAME / "graph" / "words.txt").write_text("<eps> 0\n")
    with pytest.raises(ModelError, match=r"graph/words\.txt has the wrong length"):
        verify(NAME, tmp_path)
    with pytest.raises(ModelError, match="There is no model in"):
        verify("absent", tmp_path)


def test_the_list_tells_what_is_installed(tmp_path: Path, small_model: Path) -> None:
    shutil.copytree(small_model, tmp_path / "my-own")
    shutil.copytree(small_model, tmp_path / "vosk-model-small-en-us-0.15")
    (tmp_path / ".half.zip.part").write_text("x")
    lines = {line.name: line for line in list_models(tmp_path)}
    assert {name for name, line in lines.items() if line.installed} == {
        "my-own",
        "vosk-model-small-en-us-0.15",
    }
    assert lines["my-own"].model is None
    remove("my-own", tmp_path)
    assert "my-own" not in {line.name for line in list_models(tmp_path)}
    for name in ("my-own", "..", "."):
        with pytest.raises(ModelError, match="is not installed"):
            remove(name, tmp_path)


def test_the_shipped_list_is_sound() -> None:
    models = read_registry().models
    assert len({model.language for model in models.values()}) >= 6
    for name, model in models.items():
        assert model.licence == "Apache-2.0"
        assert str(model.url) == f"https://alphacephei.com/vosk/models/{name}.zip"
        assert model.sha256 or not model.exact


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        (None, "cannot be read"),
        ("models: [", "not valid YAML"),
        ("models: {a: {language: en}}", "models.a.about: Field required"),
        ("modles: {}", "Field required|Extra inputs"),
        ("models: {../up: {}}", "pattern"),
    ],
)
def test_a_broken_list_is_explained(text: str | None, complaint: str, tmp_path: Path) -> None:
    path = tmp_path / "models.yaml"
    if text is not None:
        path.write_text(text)
    with pytest.raises(ModelError, match=complaint) as told:
        read_registry(path)
    assert "\n" not in str(told.value)
