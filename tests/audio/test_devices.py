"""Finding a microphone and a loudspeaker, and saying what is wrong when there is none."""

import pytest

from voice_checkin.audio.devices import (
    Device,
    StreamFormat,
    find_device,
    list_devices,
    problems,
    usable_format,
)
from voice_checkin.audio.fake_portaudio import FakeDevice, FakePortAudio
from voice_checkin.audio.portaudio import load
from voice_checkin.errors import AudioError

LAPTOP = FakePortAudio(
    [
        FakeDevice("Built-in Audio", inputs=2, outputs=2),
        FakeDevice("USB Headset", inputs=1, outputs=2, rate=44_100),
        FakeDevice("USB Headset Pro", inputs=1),
        FakeDevice("HDMI", outputs=8),
    ],
    default_input=1,
    default_output=0,
)


def test_microphones_then_loudspeakers_with_what_they_are() -> None:
    devices = list_devices(LAPTOP)
    assert [(device.word, device.name) for device in devices] == [
        ("microphone", "Built-in Audio"),
        ("microphone", "USB Headset"),
        ("microphone", "USB Headset Pro"),
        ("loudspeaker", "Built-in Audio"),
        ("loudspeaker", "USB Headset"),
        ("loudspeaker", "HDMI"),
    ]
    assert devices[1] == Device("input", "USB Headset", "Fake", 1, 44_100, True, 1)
    assert [device.default for device in devices] == [False, True, False, True, False, False]


def test_without_a_name_it_is_the_default() -> None:
    devices = list_devices(LAPTOP)
    assert find_device(devices, "input").name == "USB Headset"
    assert find_device(devices, "output").name == "Built-in Audio"


@pytest.mark.parametrize(
    ("name", "found"),
    [("built", "Built-in Audio"), ("usb headset pro", "USB Headset Pro"), ("usb", "USB Headset")],
)
def test_part_of_a_name_is_enough_whatever_the_capitals(name: str, found: str) -> None:
    assert find_device(list_devices(LAPTOP), "input", name).name == found


def test_an_exact_name_comes_before_a_default_that_contains_it() -> None:
    sound = FakePortAudio([FakeDevice("USB Pro", inputs=1), FakeDevice("USB", inputs=1)])
    assert find_device(list_devices(sound), "input", "usb").index == 1


def test_an_unknown_name_is_told_with_the_names_there_are() -> None:
    with pytest.raises(AudioError) as problem:
        find_device(list_devices(LAPTOP), "input", "Røde")
    assert 'No microphone is called "Røde"; there is "Built-in Audio", "USB' in str(problem.value)
    assert "voice-checkin devices" in str(problem.value)


def test_no_microphone_is_told_with_the_keyboard_as_the_mend() -> None:
    assert list_devices(FakePortAudio()) == ()
    with pytest.raises(AudioError, match=r"No microphone was found: plug one in .* talk --text"):
        find_device((), "input")


@pytest.mark.parametrize(
    ("device", "expected"),
    [
        (FakeDevice("own", inputs=1), StreamFormat(48_000, 1)),
        (FakeDevice("no 16k", inputs=1, rate=96_000), StreamFormat(48_000, 1)),
        (FakeDevice("only 16k", inputs=1, takes_rates=(16_000,)), StreamFormat(16_000, 1)),
        (FakeDevice("stereo only", inputs=2, takes_channels=(2,)), StreamFormat(48_000, 2)),
    ],
)
def test_a_device_is_opened_as_it_wants(device: FakeDevice, expected: StreamFormat) -> None:
    sound = FakePortAudio([device])
    assert usable_format(find_device(list_devices(sound), "input"), sound) == expected


def test_a_device_that_refuses_everything_is_told() -> None:
    sound = FakePortAudio([FakeDevice("odd", inputs=1, takes_rates=())])
    with pytest.raises(AudioError, match=r'"odd" refuses every usual format .* voice-checkin dev'):
        usable_format(find_device(list_devices(sound), "input"), sound)


@pytest.mark.parametrize(
    ("platform", "mend"),
    [("linux", "sudo apt install libportaudio2"), ("darwin", "pip install"), ("win32", "pip")],
)
def test_without_portaudio_the_package_is_named(platform: str, mend: str) -> None:
    def missing(name: str) -> object:
        raise OSError("PortAudio library not found")

    with pytest.raises(AudioError, match=f"PortAudio.* is missing; install it: {mend}"):
        load(missing, platform)


def test_a_sound_system_that_does_not_answer_is_told() -> None:
    class Dead(FakePortAudio):
        def query_devices(self) -> list[dict[str, object]]:
            raise self.PortAudioError("Host error")

    with pytest.raises(AudioError, match=r"does not answer .*; restart it: systemctl"):
        list_devices(Dead())


def test_what_is_wrong_with_the_devices_in_use_is_told_with_its_mend() -> None:
    sound = FakePortAudio([FakeDevice("odd", inputs=1, takes_rates=()), FakeDevice("ok", inputs=1)])
    there = list_devices(sound)
    refuses, none = problems(there, {}, sound)
    assert refuses.startswith('The microphone "odd" refuses every usual format')
    assert none.startswith("No loudspeaker was found: plug one in")
    assert problems(there, {"input": "ok"}, sound) == (none,)
