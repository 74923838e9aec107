"""What a person across the room hears of a conversation beside its words."""

from tests.session.test_conversation import talk
from tests.support.watching import Watcher
from voice_checkin.audio.tones import Earcon
from voice_checkin.session.chimes import Chimes
from voice_checkin.store.memory import MemoryStore
from voice_checkin.types import Understanding


def sounds(*turns: str) -> list[Earcon]:
    heard: list[Earcon] = []
    talk(iter(turns), MemoryStore(), Chimes(Watcher(), heard.append))
    return heard


def test_what_is_safe_is_told_once_and_the_end_is_heard() -> None:
    assert sounds("numb", "low", "five hours", "no", "no") == ["logged", "quiet"]


def test_nothing_said_only_goes_quiet() -> None:
    assert sounds("", "", "", "") == ["quiet"]


def test_a_sound_without_words_was_not_caught() -> None:
    heard: list[Earcon] = []
    chimes = Chimes(Watcher(), heard.append)
    chimes.heard(Understanding(text=""))
    chimes.heard(Understanding(text="numb"))
    assert heard == ["not_caught"]
