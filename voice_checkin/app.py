"""The only place that wires: settings in, conversations out."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path

from voice_checkin.asr.both import BothPasses
from voice_checkin.asr.recogniser import Engine, Recogniser
from voice_checkin.catalogue.grammar import compile_grammar
from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.catalogue.script import load_script
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Context
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.understand import understand
from voice_checkin.resources import intents_root
from voice_checkin.session.clock import Clock, make_clock
from voice_checkin.settings import Settings
from voice_checkin.store.keys import key_keeper
from voice_checkin.store.store import Store
from voice_checkin.tts.cache import CachedSynthesiser
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.tts.synthesiser import Synthesiser
from voice_checkin.types import Expect, Transcript, Understanding

_SAFETY_QUESTION = "asked_about_safety"
_SAFETY_QUESTION_EVERY = timedelta(days=7)


@dataclass(frozen=True)
class App:
    """What every conversation shares."""

    settings: Settings
    clock: Clock
    lexicon: Lexicon
    script: Script

    def understand(self, transcript: Transcript, expect: Expect) -> Understanding:
        """What an utterance means, given what was asked."""
        return understand(
            transcript.text, expect, self.lexicon, transcript.alternatives, transcript.confidence
        )

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The encrypted store, made at the first use."""
        keys = key_keeper(self.settings.keys, self.settings.config_dir / "keys")
        with Store.open(self.settings.data_dir, keys) as store:
            yield store

    def synthesiser(self) -> Synthesiser:
        """The assistant's voice."""
        s = self.settings
        return CachedSynthesiser(Pyttsx3Synthesiser(voice=s.voice, rate=s.rate))

    def recognisers(self, engine: Engine) -> Callable[[Expect], Recogniser]:
        """Fresh recognisers, by what a question expects.

        A closed question is heard twice, by its grammar and openly, so that an answer which is
        no answer (above all a cry for help) is not bent into one.
        """

        @cache
        def grammar(expect: Expect):  # type: ignore[no-untyped-def]
            intents = self.lexicon.answers.get(expect)
            return compile_grammar(f"answer_{expect.value}", intents) if intents else None

        def make(expect: Expect) -> Recogniser:
            closed = grammar(expect)
            if closed is None:
                return engine.recogniser()
            return BothPasses(engine.recogniser(), engine.recogniser(closed))

        return make


def build(settings: Settings, now: datetime | None = None, intents: Path | None = None) -> App:
    """Read the catalogue and set the clock; nothing outside is touched yet."""
    root = intents or intents_root()
    return App(
        settings=settings,
        clock=make_clock(now),
        lexicon=load_lexicon(root, settings.language),
        script=load_script(root, settings.language),
    )
