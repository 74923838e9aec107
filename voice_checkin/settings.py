"""Settings: one frozen value from flags, environment and one TOML file, in that order.

Read once, when a command starts; everything below receives plain values.
"""

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal, Self

import platformdirs
import tomlkit
from pydantic import AfterValidator, BeforeValidator, Field, ValidationError, model_validator
from pydantic_settings import (
    BaseSettings,
    InitSettingsSource,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)
from tomlkit.exceptions import TOMLKitError

from voice_checkin.errors import SettingsError
from voice_checkin.types import QuietHours

_APP = "voice-checkin"
_PREFIX = "VOICE_CHECKIN_"
_HOURS_MINUTES = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def config_dir() -> Path:
    """Where settings and keys live; `VOICE_CHECKIN_CONFIG_DIR` moves it."""
    moved = os.environ.get(f"{_PREFIX}CONFIG_DIR")
    return Path(moved) if moved else platformdirs.user_config_path(_APP)


def settings_file() -> Path:
    """The TOML file, whether or not it is there."""
    return config_dir() / "settings.toml"


def _upper(country: str | None) -> str | None:
    return country.upper() if country else None


def clock_time(text: object) -> time:
    """A time of day from "HH:MM". Raises ValueError for anything else."""
    if isinstance(text, time):  # TOML has times of day, too
        return text.replace(second=0, microsecond=0)
    if not _HOURS_MINUTES.fullmatch(str(text)):
        raise ValueError('is no time of day, write it like "07:30"')
    return time.fromisoformat(str(text))


_NIGHT = QuietHours(time(22), time(6, 30))
TimeOfDay = Annotated[time, BeforeValidator(clock_time)]


class Settings(BaseSettings):
    """Everything a user may choose. Unknown names are refused, so that a typo is noticed."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, frozen=True, extra="forbid")

    config_dir: Path = Field(default_factory=config_dir)
    """Settings and keys; kept apart from the data they lock."""
    data_dir: Path = Field(default_factory=lambda: platformdirs.user_data_path(_APP) / "data")
    """The store, installed models, what `demo` leaves. A folder of its own, because on macOS and
    Windows settings and data share one, and the key must not lie with the data."""
    language: str = Field("en", pattern=r"^[a-z]{2,3}$")
    country: Annotated[str | None, AfterValidator(_upper)] = Field(None, pattern=r"^[A-Za-z]{2}$")
    """Two letters; chooses the helplines. Without it the program asks."""
    engine: Literal["auto", "vosk", "pocketsphinx", "keyboard"] = "auto"
    model: str | None = None
    """Name of an installed Vosk model, or a path to one."""
    models_list: Path | None = None
    """Another list of models than the one shipped, in its format: for a mirror of one's own."""
    small_machine: bool = False
    """True: Vosk looks at fewer readings, which takes less time and hears a little worse."""
    denoise: bool = True
    """Where RNNoise is installed (`pip install 'voice-checkin[noise]'`), recognisers hear speech
    without the noise beneath it."""
    wake_word: Literal["okay_nabu", "hey_jarvis", "hey_mycroft", "alexa"] = "okay_nabu"
    """What `listen` waits for."""
    events: str | None = None
    """Where `listen` tells its state, a JSON object a line: a file, a FIFO, or "-"."""
    button: Path | None = None
    """A FIFO; each line in it calls `listen` like the wake word."""
    microphone: str | None = None
    """Part of the device's name; None is the system's default."""
    speaker: str | None = None
    voice: str | None = None
    """Part of the voice's id or name; None is the voice for the language, "another" a second."""
    rate: int = Field(155, ge=60, le=400)
    """Words per minute."""
    volume: float = Field(0.9, ge=0.0, le=1.0)
    sounds: bool = True
    """Soft tones: for the breath once its words are known, and for what happens on the shelf."""
    patience: float = Field(1.0, ge=0.5, le=4.0)
    """Factor on every wait: 2 gives twice the time to answer."""
    private: bool = False
    """Details are not spoken back, only "Logged"."""
    keys: Literal["file", "keyring"] = "file"
    """Where the store's key is kept: a file only the user can read, or the system's key store."""
    morning_time: TimeOfDay | None = None
    """Local time of the morning's check-in, as "HH:MM"; None: nobody asks by themselves."""
    evening_time: TimeOfDay | None = None
    quiet_from: TimeOfDay | None = None
    """Local hours in which nothing is begun: from, up to and without `quiet_to`."""
    quiet_to: TimeOfDay | None = None
    night_volume: float = Field(0.5, ge=0.1, le=1.0)
    """Share of the volume that is left at night: in the quiet hours, or from 22:00 to 06:30.

    Never none: who is in danger at night has to hear the answer.
    """
    grace_minutes: int = Field(30, ge=0, le=240)
    """How late a reminder may come; after that it is let be."""

    @model_validator(mode="after")
    def _whole_hours(self) -> Self:
        if (self.quiet_from is None) != (self.quiet_to is None):
            raise ValueError("quiet_from and quiet_to belong together, set both or none")
        return self

    @property
    def quiet_hours(self) -> QuietHours | None:
        """The hours in which nothing is begun."""
        if self.quiet_from is None or self.quiet_to is None:
            return None
        return QuietHours(self.quiet_from, self.quiet_to)

    @property
    def night(self) -> QuietHours:
        """The hours in which it speaks more softly."""
        return self.quiet_hours or _NIGHT

    @property
    def grace(self) -> timedelta:
        """How late a reminder may come."""
        return timedelta(minutes=self.grace_minutes)

    @property
    def models_dir(self) -> Path:
        """Where `models install` puts recogniser models."""
        return self.data_dir / "models"

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """Flags win over the environment, which wins over the file."""
        del dotenv_settings, file_secret_settings
        file = InitSettingsSource(settings_cls, init_kwargs=_read(settings_file()))
        return init_settings, env_settings, file


def load_settings(flags: Mapping[str, Any]) -> Settings:
    """Settings with the given flags (None means: not given).

    Raises SettingsError naming the file and line, the variable, or the flag that is wrong.
    """
    given = {name: value for name, value in flags.items() if value is not None}
    try:
        return Settings(**given)
    except ValidationError as bad:
        raise _explain(bad, given) from None


def keep_settings(answers: Iterable[tuple[str, str]]) -> None:
    """Write these into the settings file; what else is in it, comments too, stays.

    An empty answer takes the setting out. Raises SettingsError for a file that cannot be read or
    written.
    """
    path = settings_file()
    try:
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        document = tomlkit.parse(text)
        for name, answer in answers:
            if answer:
                document[name] = answer
            else:
                document.pop(name, None)
        path.parent.mkdir(parents=True, exist_ok=True)
        part = path.with_name(f".{path.name}.part")  # so that an interruption leaves the old one
        part.write_text(tomlkit.dumps(document), encoding="utf-8")
        part.replace(path)
    except (OSError, UnicodeDecodeError, TOMLKitError) as bad:
        raise SettingsError(f"{path} cannot be written ({bad}); mend or remove it.") from None


def _read(path: Path) -> dict[str, Any]:
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as bad:
        raise SettingsError(f"{path} cannot be read ({bad}); mend or remove it.") from None
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as bad:
        raise SettingsError(f"{path} is not valid TOML: {bad}. Mend that line.") from None


def _explain(bad: ValidationError, given: Mapping[str, Any]) -> SettingsError:
    first = bad.errors()[0]
    name = str(first["loc"][0]) if first["loc"] else ""
    reason = "is not a setting" if first["type"] == "extra_forbidden" else first["msg"].lower()
    reason = reason.removeprefix("value error, ")
    if not name:  # what is wrong with several of them begins with the first
        name, _, reason = reason.partition(" ")
    if name in given:
        option = "--" + name.replace("_", "-")
        return SettingsError(f"{option}: {reason}. See --help.")
    if _PREFIX + name.upper() in os.environ:
        return SettingsError(f"The environment variable {_PREFIX}{name.upper()}: {reason}.")
    path = settings_file()
    return SettingsError(f"{path}:{_line(path, name)}: {name} {reason}. Mend that line.")


def _line(path: Path, name: str) -> int:
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    for number, line in enumerate(text.splitlines(), start=1):
        if line.lstrip().strip("\"'[").startswith(name):
            return number
    return 1
