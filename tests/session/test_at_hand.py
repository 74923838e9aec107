"""The network is there for a talk, also one that breaks off, and takes no memory after it."""

import pytest

from voice_checkin.nlu.reading import Floats, Reader
from voice_checkin.nlu.wordpiece import WordPieces
from voice_checkin.session.at_hand import at_hand


class Network:
    """Notes what is asked of it."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, pieces: object) -> tuple[Floats, Floats, Floats]:
        raise NotImplementedError

    def ready(self) -> None:
        self.asked.append("ready")

    def rest(self) -> None:
        self.asked.append("rest")


def reader(network: Network) -> Reader:
    return Reader(WordPieces({}), network, (), ())


def test_it_is_loaded_for_a_talk_and_given_back_after_it() -> None:
    network = Network()
    with at_hand(reader(network)):
        network.asked.append("talk")
    assert network.asked == ["ready", "talk", "rest"]


def test_who_breaks_off_leaves_nothing_behind() -> None:
    network = Network()
    with pytest.raises(KeyboardInterrupt), at_hand(reader(network)):
        raise KeyboardInterrupt
    assert network.asked[-1] == "rest"


def test_a_language_without_a_network_does_without() -> None:
    with at_hand(None):
        pass
