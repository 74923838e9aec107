"""Puts the unit in place for this user, starts it, and takes it away again."""

import os
import shutil
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from voice_checkin.errors import ServiceError

UNIT: Final = "voice-checkin.service"
_SECONDS: Final = 60
"""How long systemctl may take for one command."""
Change = Literal["written", "replaced", "unchanged", "removed", "absent"]
Commands = tuple[tuple[str, ...], ...]
"""Words after `systemctl --user`, command by command."""

_START: Final[Commands] = (("daemon-reload",), ("enable", "--now", UNIT))
_START_ANEW: Final[Commands] = (*_START, ("restart", UNIT))
"""For a unit that may be running as it was before."""
_STOP: Final[Commands] = (("disable", "--now", UNIT),)
_ELSEWHERE: Final = {
    "darwin": "on macOS let launchd start {command!r}: a LaunchAgent in ~/Library/LaunchAgents "
    "with RunAtLoad and KeepAlive.",
    "win32": "on Windows let the Task Scheduler start {command!r}: a task that begins when you "
    "log on and starts again when it fails.",
}
_ANYWHERE: Final = "let your system start {command!r} when you log in."


@dataclass(frozen=True)
class Done:
    """What became of the unit."""

    path: Path
    change: Change
    told: bool
    """True when systemd was told; False where there is no systemctl."""


def refuse_elsewhere(platform: str, command: str) -> None:
    """Raise ServiceError, with what to do there, on systems that never have systemd."""
    if platform != "linux":
        mend = _ELSEWHERE.get(platform, _ANYWHERE).format(command=command)
        raise ServiceError(f"install-service writes a systemd unit, which only Linux has; {mend}")


def unit_path() -> Path:
    """Where this user's unit is looked for; `XDG_CONFIG_HOME` moves it."""
    moved = os.environ.get("XDG_CONFIG_HOME", "")
    # The specification says that a relative path is to be ignored.
    config = Path(moved) if Path(moved).is_absolute() else Path.home() / ".config"
    return config / "systemd" / "user" / UNIT


def change_of(path: Path, text: str) -> Change:
    """What writing this unit would be."""
    try:
        there = path.read_text(encoding="utf-8", errors="replace")
    except FileNotFoundError:
        return "written"
    except OSError as bad:
        raise _unwritable(path, bad) from None
    return "unchanged" if there == text else "replaced"


def commands_for(change: Change) -> Commands:
    """What systemd is to be told after (for "removed": before) that change."""
    if change in ("removed", "absent"):
        return _STOP
    return _START_ANEW if change == "replaced" else _START


def install(text: str) -> Done:
    """Write the unit, let systemd start it now and at every log-in. Twice changes nothing."""
    path = unit_path()
    change = change_of(path, text)
    if change != "unchanged":
        _write(path, text)
    return Done(path, change, _tell(commands_for(change)))


def remove() -> Done:
    """Stop it and take the unit away; where there is none, nothing happens."""
    path = unit_path()
    if not path.exists():
        return Done(path, "absent", told=False)
    told = _tell(commands_for("removed"))
    try:
        path.unlink(missing_ok=True)
        # What `enable` made; `disable` has taken it away where there is a systemctl.
        (path.parent / "default.target.wants" / UNIT).unlink(missing_ok=True)
    except OSError as bad:
        raise _unwritable(path, bad) from None
    if told:
        _tell((("daemon-reload",),))
    return Done(path, "removed", told)


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.part")  # so that an interruption leaves the old one
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(text, encoding="utf-8")
        part.replace(path)
    except OSError as bad:
        raise _unwritable(path, bad) from None


def _tell(commands: Sequence[Sequence[str]]) -> bool:
    """Run the commands; False where there is no systemctl. Raises ServiceError when one fails."""
    program = shutil.which("systemctl")
    if program is None:
        return False
    for words in commands:
        _run((program, "--user", *words))
    return True


def _run(command: Sequence[str]) -> None:
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as bad:
        reason = str(bad)
    else:
        if done.returncode == 0:
            return
        reason = (done.stderr.strip().splitlines() or [f"it ended with {done.returncode}"])[0]
    words = " ".join(("systemctl", *command[1:]))
    raise ServiceError(
        f"`{words}` did not work ({reason.rstrip('.')}); log in as the user who will be heard, "
        "not by sudo or su, and run this again."
    )


def _unwritable(path: Path, bad: OSError) -> ServiceError:
    return ServiceError(f"{path} cannot be written ({bad.strerror}); mend or remove it.")
