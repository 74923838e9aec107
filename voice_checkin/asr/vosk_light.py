"""Less searching, for small machines: a model as it lies on disk, with narrower beams.

libvosk takes its search options from `conf/model.conf` in the model's folder and from nowhere else.
The files of a model are checksummed and stay as they are; so the model is loaded through a folder
made for the moment, in which everything is the model's own but that one file.
"""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from voice_checkin.errors import ModelError

_MOST: Final = {"beam": 8.0, "max-active": 1500.0, "lattice-beam": 2.0}
"""The most each option may be; docs/models.md says what that saves and costs."""
_OPTIONS: Final = "conf/model.conf"
_WAYS: Final[tuple[Callable[[Path, Path], object], ...]] = (os.symlink, os.link, shutil.copyfile)
"""How a file gets into the folder: Windows lets few people make symbolic links, and nothing makes
hard links from one disk to another."""


@contextmanager
def lighter(folder: Path) -> Iterator[Path]:
    """A folder to load the model in `folder` from; it goes when the model is in memory.

    Models in the old layout have their options inside libvosk: they are loaded as they are.
    Raises ModelError where the folder cannot be made.
    """
    if not (folder / _OPTIONS).is_file():
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="voice-checkin-") as room:
        beside = Path(room) / folder.name
        try:
            _lay_out(folder.resolve(), beside)
        except OSError as bad:
            raise ModelError(
                f"There is no room in {room} for the model's options ({bad.strerror}); make some, "
                "or set small_machine to false"
            ) from None
        yield beside


def narrowed(options: str) -> str:
    """The options with none above what a small machine gets; those that are lower stay."""
    for name, most in _MOST.items():
        found = re.search(rf"^--{name}=([\d.]+)", options, re.MULTILINE)
        if found is None:
            options = f"{options.rstrip()}\n--{name}={most:g}\n"
        elif float(found[1]) > most:
            options = f"{options[: found.start(1)]}{most:g}{options[found.end(1) :]}"
    return options


def _lay_out(folder: Path, beside: Path) -> None:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        target = beside / path.relative_to(folder)
        target.parent.mkdir(parents=True, exist_ok=True)
        if path == folder / _OPTIONS:
            target.write_text(narrowed(path.read_text(encoding="utf-8")), encoding="utf-8")
        else:
            _put(path, target)


def _put(source: Path, target: Path) -> None:
    *links, copy = _WAYS
    for link in links:
        try:
            link(source, target)
        except OSError:
            continue
        return
    copy(source, target)
