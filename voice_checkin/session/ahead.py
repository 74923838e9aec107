"""A recogniser that is finished in the silence that ends an utterance, and not after it."""

from collections.abc import Callable

from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.types import Transcript


class Ahead:
    """One utterance. What was reckoned too early is dropped, and all is heard again.

    The endpointer hands out no silence before speech has followed it, so what is reckoned in the
    silence is what would be reckoned after it.
    """

    def __init__(self, make: Callable[[], Recogniser]) -> None:
        """`make` gives a fresh recogniser of the same kind each time."""
        self._make, self._recogniser = make, make()
        self._fed = bytearray()
        self._done: Transcript | None = None

    @property
    def finished(self) -> bool:
        """Was it finished since it was fed?"""
        return self._done is not None

    def feed(self, pcm: bytes) -> None:
        """Take more audio."""
        if self._done is not None:
            self._done, self._recogniser = None, self._make()
            self._recogniser.feed(bytes(self._fed))
        self._fed += pcm
        self._recogniser.feed(pcm)

    def partial(self) -> str:
        """The words so far."""
        return self._recogniser.partial()

    def finish(self) -> Transcript:
        """What was said so far; more may still be fed, and it finished again."""
        if self._done is None:
            self._done = self._recogniser.finish()
        return self._done
