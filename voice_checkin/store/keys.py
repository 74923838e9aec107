"""Who keeps the key that opens the store: a file for the user alone, or the system's key store.

The key is 32 random bytes. It never lies in the data folder, so that a copy of that folder (a
backup, a synchronised disk) tells nobody anything.
"""

import os
import re
import stat
from pathlib import Path
from typing import Literal, Protocol

from voice_checkin.errors import StoreError
from voice_checkin.store.files import publish, remove, remove_if_empty, unfinished_of, unwritable

KEY_BYTES = 32
_KEY = re.compile(r"[0-9a-f]{64}\s*\Z")
_SERVICE = "voice-checkin"


class KeyKeeper(Protocol):
    """Keeps one key for each store, by the store's id."""

    def load(self, store_id: str) -> bytes | None:
        """The key; None when there is none. Raises StoreError when it cannot be read."""
        ...

    def keep(self, store_id: str, key: bytes) -> None:
        """Keep a new key, durably. Raises StoreError when that cannot be done."""
        ...

    def forget(self, store_id: str) -> None:
        """Remove the key, if it is there. Raises StoreError when that cannot be done."""
        ...

    def place(self, store_id: str) -> str:
        """Where the key is kept, in words for the user."""
        ...

    def check(self, data_dir: Path) -> None:
        """Raise StoreError when the key would lie inside the data folder."""
        ...


class KeyFiles:
    """Keys as files `<store id>.key` (64 hexadecimal digits) in one folder.

    On Linux and macOS a file is readable by its owner alone, and one that others could read is
    mended when it is used. On Windows the profile folder's own access list does that.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load(self, store_id: str) -> bytes | None:
        """The key; a file that is not 64 hexadecimal digits raises StoreError."""
        path = self._file(store_id)
        try:
            self._close_to_others(path)
            text = path.read_text(encoding="ascii")
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError as bad:
            reason = (bad.strerror or "").lower()
            raise StoreError(
                f"The key file {path} cannot be read ({reason}); give yourself that right."
            ) from None
        except UnicodeDecodeError:
            text = ""
        if not _KEY.match(text):
            raise StoreError(f"The key file {path} is damaged; put back a copy of it.")
        return bytes.fromhex(text)

    def keep(self, store_id: str, key: bytes) -> None:
        """Write the key's file; the folder is made if need be."""
        try:
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as bad:
            raise StoreError(unwritable(self.folder, bad)) from None
        publish(self._file(store_id), key.hex() + "\n")

    def forget(self, store_id: str) -> None:
        """Remove the key's file, and the folder when nothing else is in it."""
        remove(unfinished_of(self._file(store_id)))
        remove(self._file(store_id))
        remove_if_empty(self.folder)

    def place(self, store_id: str) -> str:
        """The file's path."""
        return f"the file {self._file(store_id)}"

    def check(self, data_dir: Path) -> None:
        """Refuse a key folder that is the data folder or lies inside it."""
        if self.folder.resolve().is_relative_to(data_dir.resolve()):
            raise StoreError(
                f"The key folder {self.folder} lies inside the data folder {data_dir}, where it "
                "would protect nothing; choose another place for one of them."
            )

    def _file(self, store_id: str) -> Path:
        return self.folder / f"{store_id}.key"

    def _close_to_others(self, path: Path) -> None:
        if os.name == "nt":
            return
        mode = stat.S_IMODE(path.stat().st_mode)
        if not mode & 0o077:
            return
        try:
            path.chmod(mode & 0o700)
        except PermissionError:
            raise StoreError(
                f"The key file {path} can be read by others; run: chmod 600 '{path}'"
            ) from None


class Vault(Protocol):
    """The part of the `keyring` library in use; its own module is one."""

    def get_password(self, service_name: str, username: str) -> str | None: ...  # noqa: D102
    def set_password(self, service_name: str, username: str, password: str) -> None: ...  # noqa: D102
    def delete_password(self, service_name: str, username: str) -> None: ...  # noqa: D102


class SystemKeyring:
    """Keys in the system's key store: Keychain, Credential Locker, Secret Service, KWallet."""

    def __init__(self, vault: Vault | None = None) -> None:
        self._vault = vault

    def load(self, store_id: str) -> bytes | None:
        """The key; raises StoreError without a key store, or for a value that is no key."""
        vault, errors = self._open()
        try:
            text = vault.get_password(_SERVICE, store_id)
        except errors as bad:
            raise _no_key_store(bad) from None
        if text is None:
            return None
        if not _KEY.match(text):
            raise StoreError(
                f"What the system's key store holds for {_SERVICE}, {store_id} is no key; "
                "put back the right one."
            )
        return bytes.fromhex(text)

    def keep(self, store_id: str, key: bytes) -> None:
        """Hand the key to the key store."""
        vault, errors = self._open()
        try:
            vault.set_password(_SERVICE, store_id, key.hex())
        except errors as bad:
            raise _no_key_store(bad) from None

    def forget(self, store_id: str) -> None:
        """Take the key out of the key store."""
        vault, errors = self._open()
        try:
            if vault.get_password(_SERVICE, store_id) is not None:
                vault.delete_password(_SERVICE, store_id)
        except errors as bad:
            raise _no_key_store(bad) from None

    def place(self, store_id: str) -> str:
        """The entry's name in the key store."""
        return f"the system's key store ({_SERVICE}, {store_id})"

    def check(self, data_dir: Path) -> None:
        """A key store is never inside the data folder."""

    def _open(self) -> tuple[Vault, tuple[type[Exception], ...]]:
        # Imported here, for it looks for every key store there is and takes a tenth of a second.
        import keyring
        import keyring.errors

        return self._vault or keyring, (keyring.errors.KeyringError, OSError)


def key_keeper(kind: Literal["file", "keyring"], folder: Path) -> KeyKeeper:
    """The keeper a user chose; `folder` is where key files go."""
    return KeyFiles(folder) if kind == "file" else SystemKeyring()


def _no_key_store(bad: Exception) -> StoreError:
    return StoreError(
        f"The system's key store cannot be used ({type(bad).__name__}); unlock it, "
        'or choose keys = "file" in the settings.'
    )
