"""A recogniser that has its answers written down: for tests and for replaying conversations."""

from collections.abc import Iterable, Iterator

from voice_checkin.asr.recogniser import Recogniser
from voice_checkin.types import Grammar, Transcript


class ScriptedEngine:
    """Says the given texts, one an utterance; after the last one it hears nothing.

    An utterance without audio hears nothing and uses up no text, as with a real engine; and one
    that begins with all of the last one is that one, heard again from its beginning.
    """

    name = "scripted"

    def __init__(self, said: Iterable[str | Transcript], unknown: Iterable[str] = ()) -> None:
        self._said: Iterator[str | Transcript] = iter([*said])
        self._unknown = frozenset(unknown)
        self._last: _Scripted | None = None

    def recogniser(self, grammar: Grammar | None = None) -> Recogniser:  # noqa: ARG002
        """The next utterance's recogniser; the grammar changes nothing."""
        self._last = _Scripted(self._said, self._last)
        return self._last

    def missing(self, grammar: Grammar) -> tuple[str, ...]:
        """The grammar's words among those declared unknown."""
        return tuple(sorted(grammar.words & self._unknown))


class _Scripted:
    def __init__(self, said: Iterator[str | Transcript], last: "_Scripted | None") -> None:
        self._source, self._last = said, last
        self._heard: Transcript | None = None
        self._fed = bytearray()

    def feed(self, pcm: bytes) -> None:
        if pcm and self._heard is None:
            self._heard = self._again(pcm) or self._next()
        self._fed += pcm
        self._last = None

    def _again(self, pcm: bytes) -> Transcript | None:
        return self._last._heard if self._last and self._last._fed == pcm else None

    def _next(self) -> Transcript:
        said = next(self._source, "")
        return said if isinstance(said, Transcript) else Transcript(said)

    def partial(self) -> str:
        return self._heard.text if self._heard else ""

    def finish(self) -> Transcript:
        return self._heard or Transcript("", confidence=0.0)
