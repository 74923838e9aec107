"""A store's beginning and end: its id and key, its tables, and its removal."""

import secrets
from pathlib import Path

from voice_checkin.errors import StoreError
from voice_checkin.store.database import make_engine
from voice_checkin.store.folder import DataFolder
from voice_checkin.store.keys import KEY_BYTES, KeyKeeper
from voice_checkin.store.migrate import migrate

BUSY_SECONDS = 5.0
"""How long another process may hold the store before we give up."""


def unlock(folder: DataFolder, keys: KeyKeeper, busy_seconds: float) -> bytes:
    """The store's key; at the first use a new one, kept before the database is made.

    Whatever step an interruption comes after, the next call goes on from there. Raises StoreError
    when there are check-ins but no key: a new key would lock them away for good.
    """
    if folder.has_database():
        return _known_key(folder, keys)
    with folder.locked(busy_seconds):
        if folder.has_database():
            return _known_key(folder, keys)
        store_id = folder.store_id() or folder.name_store()
        key = keys.load(store_id)
        return key or _new_key(store_id, keys)


def bring_up_to_date(folder: DataFolder, key: bytes, busy_seconds: float) -> None:
    """Make or change the tables as this version of the program needs them."""
    engine = make_engine(folder.database, key, busy_seconds, foreign_keys=False)
    try:
        migrate(engine)
    finally:
        engine.dispose()


def erase(data_dir: Path, keys: KeyKeeper, busy_seconds: float = BUSY_SECONDS) -> None:
    """Remove the database, its journals, the key and the id; nothing of the store is left.

    Works without the key, too, for those who lost it. Other things in the folder stay. An
    interrupted removal is finished by the next. Raises StoreError for another program's database.
    """
    folder = DataFolder(data_dir)
    if not data_dir.is_dir():
        return
    folder.refuse_plain()
    with folder.locked(busy_seconds):
        store_id = folder.store_id()
        folder.remove_database()
        if store_id:
            keys.forget(store_id)
        folder.remove_id()
    folder.remove_lock()


def _known_key(folder: DataFolder, keys: KeyKeeper) -> bytes:
    store_id = folder.store_id()
    if store_id is None:
        raise folder.nameless()
    key = keys.load(store_id)
    if key is None:
        raise StoreError(
            f"The key of {folder.database} is missing from {keys.place(store_id)}; put it back, "
            "or choose in the settings where it is kept. Nothing was changed."
        )
    return key


def _new_key(store_id: str, keys: KeyKeeper) -> bytes:
    key = secrets.token_bytes(KEY_BYTES)
    keys.keep(store_id, key)
    if keys.load(store_id) != key:
        raise StoreError(
            f"The key was not kept by {keys.place(store_id)}; choose another place for it "
            "in the settings."
        )
    return key
