"""What every recogniser can do: take audio as it comes, say what it hears so far, and finish."""

from typing import Final, Protocol

from voice_checkin.types import Grammar, Transcript

UNKNOWN: Final = "[unk]"
"""The word an engine puts where somebody spoke and no word of its vocabulary fits.

It stands in `Transcript.words` with confidence 0 and never in `Transcript.text`.
"""


class Recogniser(Protocol):
    """Hears one utterance: made fresh for it, fed, finished, and then dropped."""

    def feed(self, pcm: bytes) -> None:
        """Take more audio: 16-bit mono at `types.RATE`, in pieces of any length."""
        ...

    def partial(self) -> str:
        """The words so far; may still change. Empty before anything was heard."""
        ...

    def finish(self) -> Transcript:
        """The utterance is over. Call it once; its text is empty when nothing was recognised."""
        ...


class Engine(Protocol):
    """Makes recognisers, for free speech or for one grammar."""

    @property
    def name(self) -> str:
        """The engine and, where there is one, its model; for people to read."""
        ...

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:
        """A fresh recogniser. Raises RecogniserError when nothing of the grammar can be heard."""
        ...

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        """The grammar's words this engine does not know, sorted; phrases with one are left out."""
        ...
