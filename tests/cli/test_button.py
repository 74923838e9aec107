"""A button: whatever writes a line into a FIFO calls, as the wake word does."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from voice_checkin.cli.button import Button, WordOrButton
from voice_checkin.errors import SettingsError

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are FIFOs elsewhere")
FRAME = b"\1"
CALL = b"\2"


class Caller:
    def heard(self, frame: bytes) -> bool:
        return frame == CALL

    def forget(self) -> None:
        pass


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "button"


@pytest.fixture
def button(path: Path) -> Iterator[Button]:
    made = Button(path)
    yield made
    made.close()


def press(path: Path, text: str = "pressed\n") -> None:
    """As `echo pressed > button` does; a blocking open would show that nobody reads."""
    file = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    os.write(file, text.encode())
    os.close(file)


def test_each_press_calls_once(button: Button, path: Path) -> None:
    assert not button.pressed()
    for _ in range(2):
        press(path)
        assert button.pressed()
        assert not button.pressed()


def test_who_holds_it_open_and_writes_nothing_holds_up_nothing(button: Button, path: Path) -> None:
    file = os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    assert not button.pressed()
    os.write(file, b"\n")
    assert button.pressed()
    os.close(file)


def test_the_word_and_the_button_call_alike(button: Button, path: Path) -> None:
    wake = WordOrButton(Caller(), button)
    assert not wake.heard(FRAME)
    assert wake.heard(CALL)
    press(path)
    assert wake.heard(FRAME)


def test_what_was_pressed_in_a_talk_does_not_begin_another(button: Button, path: Path) -> None:
    wake = WordOrButton(Caller(), button)
    press(path, "\n\n")
    wake.forget()
    assert not wake.heard(FRAME)


def test_one_that_is_there_is_taken(path: Path) -> None:
    os.mkfifo(path)
    Button(path).close()


def test_a_file_is_no_button(path: Path) -> None:
    path.write_text("", encoding="utf-8")
    with pytest.raises(SettingsError, match="is no FIFO; make one with: mkfifo"):
        Button(path)


def test_where_there_can_be_none_it_says_so(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        Button(tmp_path / "nowhere" / "button")
