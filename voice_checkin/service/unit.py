"""The text of the systemd unit: pure, so that every line of it can be tested."""

from dataclasses import dataclass
from pathlib import PurePath
from typing import Final

from voice_checkin.errors import ServiceError

_TEMPLATE: Final = """\
# Written by `voice-checkin install-service`, which replaces it; what you want different goes into
# `systemctl --user edit voice-checkin`.
[Unit]
Description=voice-checkin: short spoken check-ins, hands-free and offline
After=sound.target pipewire.service pipewire-pulse.service wireplumber.service pulseaudio.service
# A microphone that is plugged in late is waited for, but not for ever.
StartLimitIntervalSec=900
StartLimitBurst=30

[Service]
Type=exec
ExecStart={command}
Environment={environment}
Restart=on-failure
RestartSec=10
# 130: stopped politely. 2: wrong usage, which trying again does not mend.
SuccessExitStatus=130
RestartPreventExitStatus=2
# Only the program is told to stop; it ends its voice by itself.
KillMode=mixed
TimeoutStopSec=15
# What is said in the room is printed on standard output; it goes nowhere. Problems are logged.
StandardInput=null
StandardOutput=null
StandardError=journal
UMask=0077
MemoryMax=75%
NoNewPrivileges=yes
ProtectSystem=full
PrivateTmp=yes
LockPersonality=yes
RestrictSUIDSGID=yes
SystemCallArchitectures=native
# The sound server, the key store and the devices; no network.
RestrictAddressFamilies=AF_UNIX AF_NETLINK

[Install]
WantedBy=default.target
"""
_UNFIT: Final = frozenset("\"'\\")
"""Characters that systemd refuses in the path of a program, however they are written."""
_ESCAPES: Final = str.maketrans(
    {"\\": "\\\\", '"': '\\"', "%": "%%", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
)


@dataclass(frozen=True)
class Service:
    """What the unit starts, and with what."""

    python: PurePath
    """Absolute path of the Python that has voice-checkin."""
    data_dir: PurePath
    """Absolute."""
    config_dir: PurePath
    """Absolute: settings and keys. A service does not see the variables of the shell."""
    wake_word: str | None = None
    """None: the one of the settings, whenever it starts."""

    @property
    def arguments(self) -> tuple[str, ...]:
        """The words of the command after the program."""
        words = ("-m", "voice_checkin", "listen", "--data-dir", str(self.data_dir))
        return (*words, "--wake-word", self.wake_word) if self.wake_word else words


def unit(service: Service) -> str:
    """The unit file. Raises ServiceError for a path that systemd cannot start."""
    python = str(service.python)
    if _UNFIT & set(python) or not python.isprintable():
        raise ServiceError(
            f"systemd starts no program whose path has quotes, backslashes or line breaks "
            f"({python!r}); install voice-checkin in a folder without them."
        )
    command = " ".join((_quoted(python), *map(_argument, service.arguments)))
    environment = _quoted(f"VOICE_CHECKIN_CONFIG_DIR={service.config_dir}")
    return _TEMPLATE.format(command=command, environment=environment)


def _quoted(text: str) -> str:
    """One word for systemd: quotes and backslashes escaped, no specifier begun."""
    return f'"{text.translate(_ESCAPES)}"'


def _argument(text: str) -> str:
    """One argument; in arguments, unlike in the program's path, variables are filled in."""
    return _quoted(text.replace("$", "$$"))
