"""Where the key is kept, and what happens when it cannot be had."""

from __future__ import annotations

import os
import stat
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import keyring.errors
import pytest

from voice_checkin.errors import StoreError
from voice_checkin.store.keys import KeyFiles, SystemKeyring, key_keeper
from voice_checkin.store.store import Store
from voice_checkin.types import CheckIn

if TYPE_CHECKING:
    from tests.store.conftest import Place

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
posix = pytest.mark.skipif(os.name == "nt", reason="Windows has access lists, not file modes")


class FakeVault:
    """A system key store; `broken` makes it fail as a locked one does, `deaf` keep nothing."""

    def __init__(self, broken: bool = False, deaf: bool = False) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.broken, self.deaf = broken, deaf

    def get_password(self, service_name: str, username: str) -> str | None:
        if self.broken:
            raise keyring.errors.KeyringLocked
        return self.held.get((service_name, username))

    def set_password(self, service_name: str, username: str, password: str) -> None:
        if not self.deaf:
            self.held[service_name, username] = password

    def delete_password(self, service_name: str, username: str) -> None:
        del self.held[service_name, username]


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@posix
def test_the_key_is_for_its_owner_alone(place: Place) -> None:
    place.open().close()
    assert mode(place.key_dir) == 0o700
    assert mode(place.key_file()) == 0o600
    assert mode(place.data) == 0o700


@posix
def test_a_key_that_others_could_read_is_closed_to_them(place: Place) -> None:
    place.open().close()
    place.key_file().chmod(0o644)
    place.open().close()
    assert mode(place.key_file()) == 0o600


def test_a_missing_key_is_never_replaced(place: Place) -> None:
    with place.open() as store:
        store.save(CheckIn(felt=1), NOON, "UTC")
    kept = place.key_file().rename(place.key_dir / "elsewhere")
    before = place.database.read_bytes()
    with pytest.raises(StoreError, match=r"key of .*checkins\.db is missing .* put it back"):
        place.open()
    assert place.database.read_bytes() == before
    assert list(place.key_dir.glob("*.key")) == []
    store_id = (place.data / "store.id").read_text().strip()
    kept.rename(place.key_dir / f"{store_id}.key")
    with place.open() as store:
        assert len(store.entries()) == 1


def test_a_wrong_key_changes_nothing(place: Place) -> None:
    with place.open() as store:
        store.save(CheckIn(felt=1), NOON, "UTC")
    before = place.database.read_bytes()
    right = place.key_file().read_text()
    place.key_file().write_text("ab" * 32 + "\n")
    with pytest.raises(StoreError, match=r"cannot be read: .*key is not its own; put back"):
        place.open()
    assert place.database.read_bytes() == before
    place.key_file().write_text(right)
    with place.open() as store:
        assert len(store.entries()) == 1


@pytest.mark.parametrize("damage", [b"", b"abc\n", b"zz" * 32, b"\xff" * 64, b"ab" * 33])
def test_a_damaged_key_file_is_named(place: Place, damage: bytes) -> None:
    place.open().close()
    place.key_file().write_bytes(damage)
    with pytest.raises(StoreError, match=r"key file .*\.key is damaged"):
        place.open()
    assert place.key_file().read_bytes() == damage


def test_a_key_inside_the_data_folder_would_protect_nothing(tmp_path: Path) -> None:
    for inside in (tmp_path, tmp_path / "keys", tmp_path / "a" / ".." / "keys"):
        with pytest.raises(StoreError, match="lies inside the data folder"):
            Store.open(tmp_path, KeyFiles(inside))
    assert list(tmp_path.iterdir()) == []


def test_a_key_folder_that_is_a_file_is_named(place: Place) -> None:
    place.key_dir.write_text("mine")
    with pytest.raises(StoreError, match="keys cannot be written"):
        place.open()
    assert place.key_dir.read_text() == "mine"


def test_the_system_key_store_can_keep_it(place: Place) -> None:
    vault = FakeVault()
    with Store.open(place.data, SystemKeyring(vault)) as store:
        store.save(CheckIn(felt=1), NOON, "UTC")
    with Store.open(place.data, SystemKeyring(vault)) as store:
        assert len(store.entries()) == 1
        store.erase()
    assert vault.held == {}
    assert not place.key_dir.exists()


def test_a_locked_key_store_is_named_with_its_mend(place: Place) -> None:
    with pytest.raises(StoreError, match=r"KeyringLocked.*unlock it"):
        Store.open(place.data, SystemKeyring(FakeVault(broken=True)))
    assert not place.database.exists()


def test_no_check_in_is_locked_with_a_key_that_nobody_kept(place: Place) -> None:
    with pytest.raises(StoreError, match="The key was not kept"):
        Store.open(place.data, SystemKeyring(FakeVault(deaf=True)))
    assert not place.database.exists()


def test_what_is_no_key_in_the_key_store_is_refused(place: Place) -> None:
    vault = FakeVault()
    Store.open(place.data, SystemKeyring(vault)).close()
    vault.held = dict.fromkeys(vault.held, "hello")
    with pytest.raises(StoreError, match="is no key"):
        Store.open(place.data, SystemKeyring(vault))


def test_the_user_chooses_where(tmp_path: Path) -> None:
    assert "one.key" in key_keeper("file", tmp_path).place("one")
    assert "key store" in key_keeper("keyring", tmp_path).place("one")
