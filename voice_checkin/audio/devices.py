"""Which microphones and loudspeakers there are, and how one of them can be opened."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from voice_checkin.audio.portaudio import SoundLibrary, load, no_answer
from voice_checkin.errors import AudioError

Kind = Literal["input", "output"]
_WORD: Final[dict[Kind, str]] = {"input": "microphone", "output": "loudspeaker"}
_COMMON_RATES: Final = (48_000, 44_100, 16_000)


@dataclass(frozen=True, slots=True)
class Device:
    """A microphone or a loudspeaker, as the system names it."""

    kind: Kind
    name: str
    host_api: str
    """The system's sound interface it is reached through, e.g. "ALSA"."""
    channels: int
    rate: int
    """Samples per second it prefers."""
    default: bool
    """True for the one the system would choose."""
    index: int
    """PortAudio's number for it; changes as devices come and go."""

    @property
    def word(self) -> str:
        """What people call it: "microphone" or "loudspeaker"."""
        return _WORD[self.kind]


@dataclass(frozen=True, slots=True)
class StreamFormat:
    """How a device lets itself be opened."""

    rate: int
    """Samples per second."""
    channels: int


def list_devices(library: SoundLibrary | None = None) -> tuple[Device, ...]:
    """Every microphone, then every loudspeaker, as known since PortAudio was first used.

    Raises AudioError where PortAudio is missing or refuses. No devices is an empty tuple.
    """
    sound = library or load()
    try:
        found, apis = list(sound.query_devices()), list(sound.query_hostapis())
    except sound.PortAudioError as bad:
        raise no_answer(bad) from None
    usual: dict[Kind, int] = {kind: _usual(kind, apis) for kind in _WORD}
    return tuple(
        Device(
            kind=kind,
            name=str(entry["name"]),
            host_api=str(apis[entry["hostapi"]]["name"]),
            channels=int(entry[f"max_{kind}_channels"]),
            rate=round(entry["default_samplerate"]),
            default=index == usual[kind],
            index=index,
        )
        for kind in _WORD
        for index, entry in enumerate(found)
        if entry[f"max_{kind}_channels"] > 0
    )


def find_device(devices: Iterable[Device], kind: Kind, name: str | None = None) -> Device:
    """The device of that name, or of a name that contains it; without one, the default.

    Capitals do not matter. Where several fit, an exact name comes first, then the default, then
    the first listed. Raises AudioError, naming what there is, where none fits.
    """
    there = [device for device in devices if device.kind == kind]
    if not there:
        raise AudioError(
            f"No {_WORD[kind]} was found: plug one in and try again, "
            "or go on by keyboard: voice-checkin talk --text"
        )
    if name is None:
        return max(there, key=lambda device: device.default)
    wanted = name.casefold()
    fitting = [device for device in there if wanted in device.name.casefold()]
    if not fitting:
        names = ", ".join(f'"{device.name}"' for device in there)
        raise AudioError(
            f'No {_WORD[kind]} is called "{name}"; there is {names}. '
            "See them again with: voice-checkin devices"
        )
    return max(fitting, key=lambda device: (device.name.casefold() == wanted, device.default))


def usable_format(device: Device, library: SoundLibrary) -> StreamFormat:
    """A rate and number of channels the device takes: its own rate and mono where possible.

    Raises AudioError where it refuses everything that is usual.
    """
    check = getattr(library, f"check_{device.kind}_settings")
    for rate in dict.fromkeys((device.rate, *_COMMON_RATES)):
        for channels in dict.fromkeys((1, min(device.channels, 2))):
            try:
                check(device=device.index, channels=channels, dtype="int16", samplerate=rate)
            except library.PortAudioError:
                continue
            return StreamFormat(rate, channels)
    raise AudioError(
        f'The {device.word} "{device.name}" refuses every usual format (it may be busy): close '
        "what is using it, or choose another from: voice-checkin devices"
    )


def problems(
    devices: Iterable[Device], names: Mapping[Kind, str | None], library: SoundLibrary
) -> tuple[str, ...]:
    """What is wrong, and what mends it, with the devices that would be used; names as settings."""
    there, found = tuple(devices), list[str]()
    for kind in _WORD:
        try:
            usable_format(find_device(there, kind, names.get(kind)), library)
        except AudioError as problem:
            found.append(str(problem))
    return tuple(found)


def _usual(kind: Kind, apis: Iterable[Mapping[str, Any]]) -> int:
    """The default device of the first host API that has one, as PortAudio itself chooses."""
    defaults = (int(api[f"default_{kind}_device"]) for api in apis)
    return next((index for index in defaults if index >= 0), -1)
