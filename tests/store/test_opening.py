"""Opening a store: half-made, foreign, damaged, held by another, or by two at once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from threading import Barrier
from typing import TYPE_CHECKING

import pytest

from voice_checkin.errors import StoreError
from voice_checkin.store.folder import DataFolder
from voice_checkin.store.keys import KeyFiles
from voice_checkin.store.store import Store
from voice_checkin.types import CheckIn

if TYPE_CHECKING:
    from tests.store.conftest import Place

NOON = datetime(2025, 6, 1, 12, tzinfo=UTC)
ID = "0123456789abcdef" * 2


def half_made(place: Place, *, key: bool, database: bytes | None) -> None:
    """What an interruption leaves behind, at one step or another."""
    place.data.mkdir()
    (place.data / "store.id").write_text(f"{ID}\n")
    if key:
        place.key_dir.mkdir()
        (place.key_dir / f"{ID}.key").write_text("ab" * 32 + "\n")
    if database is not None:
        place.database.write_bytes(database)


@pytest.mark.parametrize(
    ("key", "database"), [(False, None), (True, None), (True, b""), (False, b"")]
)
def test_an_interrupted_beginning_is_taken_up(
    place: Place, key: bool, database: bytes | None
) -> None:
    half_made(place, key=key, database=database)
    with place.open() as store:
        store.save(CheckIn(felt=1), NOON, "UTC")
    with place.open() as store:
        assert len(store.entries()) == 1
    assert (place.data / "store.id").read_text() == f"{ID}\n"
    assert place.key_file().name == f"{ID}.key"
    assert not key or place.key_file().read_text() == "ab" * 32 + "\n"


def test_files_that_never_became_whole_are_no_hindrance(place: Place) -> None:
    half_made(place, key=False, database=None)
    (place.data / "store.id").unlink()
    (place.data / "store.id.tmp").write_text("0123")
    place.open().close()
    place.open().close()
    assert not (place.data / "store.id.tmp").exists()


def test_a_folder_in_which_models_were_installed_first_is_ours(place: Place) -> None:
    (place.data / "models" / "small").mkdir(parents=True)
    (place.data / "output.jsonl").touch()
    (place.data / ".DS_Store").write_text("x")
    place.open().close()


def test_somebody_elses_folder_is_left_alone(place: Place) -> None:
    place.data.mkdir()
    (place.data / "thesis.tex").write_text("x")
    with pytest.raises(StoreError, match=r"holds 'thesis\.tex'.*choose an empty folder"):
        place.open()
    assert [path.name for path in place.data.iterdir()] == ["thesis.tex"]
    assert not place.key_dir.exists()


def test_a_file_in_the_place_of_the_folder(place: Place) -> None:
    place.data.write_text("mine")
    for data in (place.data, place.data / "below"):
        with pytest.raises(StoreError, match="not a folder; choose a folder"):
            Store.open(data, place.keys)
    assert place.data.read_text() == "mine"


def test_a_folder_that_cannot_be_made(place: Place) -> None:
    with pytest.raises(StoreError, match=r"cannot be written .* choose another folder"):
        Store.open(place.data / ("x" * 300), place.keys)


def test_an_unencrypted_database_of_that_name_is_somebody_elses(place: Place) -> None:
    half_made(place, key=True, database=None)
    plain = sqlite3.connect(place.database)
    plain.execute("CREATE TABLE places (url)")
    plain.close()
    before = place.database.read_bytes()
    with pytest.raises(StoreError, match="another program's database"):
        place.open()
    assert place.database.read_bytes() == before


def test_a_database_without_its_id_is_not_started_anew(place: Place) -> None:
    place.open().close()
    (place.data / "store.id").unlink()
    before = place.database.read_bytes()
    with pytest.raises(StoreError, match=r"store\.id is missing.*put the file back"):
        place.open()
    assert place.database.read_bytes() == before
    (place.data / "store.id").write_text(place.key_file().stem)
    place.open().close()


@pytest.mark.parametrize("damage", [b"", b"../../etc/passwd\n", b"\xff\xfe", b"0123\n"])
def test_a_damaged_id_is_named(place: Place, damage: bytes) -> None:
    place.open().close()
    (place.data / "store.id").write_bytes(damage)
    with pytest.raises(StoreError, match=r"store\.id is damaged"):
        place.open()


@pytest.mark.parametrize("junk", [b"junk" * 2000, b"ju", b"\0" * 4096])
def test_a_database_that_is_junk_is_named_and_kept(place: Place, junk: bytes) -> None:
    place.open().close()
    place.database.write_bytes(junk)
    with pytest.raises(StoreError, match=r"checkins\.db cannot be read: it is damaged"):
        place.open()
    assert place.database.read_bytes() == junk


def test_damage_in_the_middle_is_found_when_it_is_read(place: Place) -> None:
    with place.open() as store:
        for number in range(50):
            store.save(CheckIn(note=f"{number}" * 200), NOON, "UTC")
    with place.database.open("r+b") as file:
        file.seek(-4096 * 3, 2)
        file.write(b"x" * 4096)
    with place.open() as store, pytest.raises(StoreError, match="is damaged"):
        store.entries()


def test_a_folder_in_the_place_of_the_database(place: Place) -> None:
    half_made(place, key=True, database=None)
    place.database.mkdir()
    with pytest.raises(StoreError, match="cannot be opened for writing"):
        place.open()


def test_a_store_of_a_newer_version_is_left_alone(place: Place) -> None:
    place.open().close()
    with place.held_by_another() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    before = place.database.read_bytes()
    with pytest.raises(StoreError, match=r"newer version .* update the program"):
        place.open()
    assert place.database.read_bytes() == before


def test_another_who_writes_is_waited_for_and_then_named(place: Place) -> None:
    with place.open() as store:
        with place.held_by_another():
            with pytest.raises(StoreError, match="in use by another program"):
                store.save(CheckIn(), NOON, "UTC")
            assert store.entries() == []
        store.save(CheckIn(), NOON, "UTC")
        assert len(store.entries()) == 1


def test_another_who_is_making_the_store_is_named(place: Place) -> None:
    place.data.mkdir()
    with DataFolder(place.data).locked(0.05), pytest.raises(StoreError, match="in use by another"):
        place.open()
    place.open().close()


def test_what_is_read_while_another_has_it_open_is_the_newest(place: Place) -> None:
    with place.open() as one, place.open() as other:
        entry_id = one.save(CheckIn(felt=1), NOON, "UTC")
        assert [entry.id for entry in other.entries()] == [entry_id]


def test_many_who_open_it_first_at_the_same_time_agree_on_one_key(place: Place) -> None:
    count = 8
    barrier = Barrier(count)

    def first(number: int) -> str:
        barrier.wait()
        with Store.open(place.data, KeyFiles(place.key_dir), busy_seconds=30) as store:
            return store.save(CheckIn(rating=number), NOON, "UTC")

    with ThreadPoolExecutor(count) as pool:
        ids = set(pool.map(first, range(count)))
    with place.open() as store:
        assert {entry.id for entry in store.entries()} == ids
    assert len(list(place.key_dir.iterdir())) == 1


def test_a_file_that_goes_while_we_look_is_no_stranger(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.data.mkdir()
    gone = place.data / "store.id.tmp.1"
    monkeypatch.setattr(Path, "iterdir", lambda _: iter([gone]))
    place.open().close()


PROGRAM = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from voice_checkin.store.keys import KeyFiles
from voice_checkin.store.store import Store
from voice_checkin.types import CheckIn
print("ready", flush=True)
sys.stdin.readline()
with Store.open(Path(sys.argv[1]), KeyFiles(Path(sys.argv[2])), busy_seconds=30) as store:
    print(store.save(CheckIn(felt=1), datetime.now(UTC), "UTC"))
print("alembic" in sys.modules)
"""


def start(place: Place) -> subprocess.Popen[str]:
    """A process of its own that is ready to open the store."""
    process = subprocess.Popen(
        [sys.executable, "-c", PROGRAM, str(place.data), str(place.key_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def test_two_processes_that_open_it_first_agree_and_the_next_starts_light(place: Place) -> None:
    both = [start(place), start(place)]
    assert all(process.stdin for process in both)
    for process in both:
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()
    ids = [process.communicate(timeout=60)[0].split()[0] for process in both]
    third, alembic = start(place).communicate("\n", timeout=60)[0].split()
    assert alembic == "False"
    with place.open() as store:
        assert {entry.id for entry in store.entries()} == {*ids, third}
    assert len(list(place.key_dir.iterdir())) == 1


def test_a_closed_store_says_so(place: Place) -> None:
    store = place.open()
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.last()


def test_a_folder_with_unusual_characters(tmp_path: Path) -> None:
    data = tmp_path / "tägliche 100% #notes? 'q'"
    with Store.open(data, KeyFiles(tmp_path / "keys")) as store:
        store.save(CheckIn(felt=1), NOON, "UTC")
    with Store.open(data, KeyFiles(tmp_path / "keys")) as store:
        assert len(store.entries()) == 1
    assert (data / "checkins.db").exists()
