"""The only place that wires: settings in, conversations out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cache, partial
from typing import Final

from voice_checkin.asr.both import BothPasses
from voice_checkin.asr.choice import Choice, choose
from voice_checkin.asr.models.registry import read_registry
from voice_checkin.asr.pocketsphinx_engine import PocketSphinxEngine
from voice_checkin.asr.recogniser import Engine, Recogniser
from voice_checkin.audio.rnnoise import Denoiser, library
from voice_checkin.catalogue.grammar import compile_grammar
from voice_checkin.catalogue.lexicon import load_lexicon
from voice_checkin.catalogue.script import load_script
from voice_checkin.dialogue.context import Context
from voice_checkin.dialogue.due import done_today, steps
from voice_checkin.dialogue.outcome import ASKED
from voice_checkin.dialogue.script import Script
from voice_checkin.dialogue.state import Kind, State, load
from voice_checkin.errors import RecogniserError
from voice_checkin.lookback import area_to_ask, flat_in_a_row, insights, may_tell_flatness
from voice_checkin.nlu.lexicon import Lexicon
from voice_checkin.nlu.personal import knowing, of_goals, spoken_words
from voice_checkin.nlu.understand import understand
from voice_checkin.reminders.plan import Known, times_put_off, with_own, words_of
from voice_checkin.reminders.said import with_times
from voice_checkin.resources import intents_root
from voice_checkin.session.at_hand import at_hand
from voice_checkin.session.clock import Clock, make_clock
from voice_checkin.session.conversation import Conversation
from voice_checkin.session.denoised import Denoised
from voice_checkin.session.ports import Ear, Mouth, Observer, Understand
from voice_checkin.settings import Settings, keep_settings, load_settings
from voice_checkin.store.keys import key_keeper
from voice_checkin.store.store import Store
from voice_checkin.tts.pyttsx3_synthesiser import Pyttsx3Synthesiser
from voice_checkin.types import (
    End,
    Entry,
    Expect,
    Grammar,
    PersonalWord,
    Transcript,
    Understanding,
    Unfinished,
)

_SAFETY_QUESTION: Final = "asked_about_safety"
_SET_UP: Final = "set_up"
_SAFETY_QUESTION_EVERY: Final = timedelta(days=7)
_GOES_ON_FOR: Final = timedelta(hours=12)
"""Afterwards another day has begun, and nothing is offered."""
_KNOWN_AFTER: Final = 3
"""Logged days before a part of life is asked about."""
_PROMPTS_COUNT_FOR: Final = timedelta(days=10)
"""What was spoken before decides nothing any more, also where the clock was set back by days."""
_TODAY: Final = timedelta(days=2)
"""What was logged today was logged within it, in whatever zone."""
_LOOK_BACK: Final = timedelta(days=30)
_FLAT_FOR: Final = timedelta(days=7)
"""How far back check-ins can count as flat in a row."""


@dataclass(frozen=True)
class App:
    """What every conversation shares."""

    settings: Settings
    clock: Clock
    read_lexicon: Callable[[], Lexicon]
    script: Script
    words: tuple[PersonalWord, ...] = ()
    """The person's own words, which are heard and understood like any other."""

    @property
    def lexicon(self) -> Lexicon:
        """What understanding needs, read once, when it is first asked for."""
        return self.read_lexicon()

    def knowing(self, store: Store) -> "App":
        """The same, with the person's own words and the names of their goals."""
        words = store.words()
        goals = store.goals()

        @cache
        def own() -> Lexicon:
            lexicon = knowing(self.lexicon, words)
            return knowing(lexicon, of_goals(lexicon, goals))

        return replace(self, read_lexicon=own, words=tuple(words))

    def names(self) -> dict[str, list[str]]:
        """What is said for the person's own words, by kind (the list that takes them)."""
        found: dict[str, list[str]] = {}
        for word in self.words:
            found.setdefault(word.kind, []).extend(word.spoken)
        return found

    def engine(self) -> Choice:
        """The recogniser to use; raises RecogniserError, with the mend, where there is none."""
        return choose_engine(self.settings, self.words)

    def store(self) -> Store:
        """The encrypted store, made at the first use; a context manager."""
        return open_store(self.settings)

    def voice(self) -> Pyttsx3Synthesiser:
        """The assistant's voice; close it after use."""
        s = self.settings
        return Pyttsx3Synthesiser(s.voice, s.rate, s.volume)

    @property
    def understand(self) -> Understand:
        """Tells what an utterance means, given what was asked; the catalogue is read by then."""
        lexicon = self.lexicon

        def meaning(heard: Transcript, expect: Expect) -> Understanding:
            sure, others = heard.confidence, heard.alternatives
            return with_times(understand(heard.text, expect, lexicon, others, sure), expect)

        return meaning

    def recognisers(self, engine: Engine) -> Callable[[Expect], Recogniser]:
        """Fresh recognisers, by what a question expects.

        A closed question is decoded twice, by its grammar and openly, so that an answer which is
        none (above all a cry for help) is not bent into one. Where RNNoise is installed, they hear
        speech without the noise.
        """

        @cache
        def grammar(expect: Expect) -> Grammar | None:
            answers = self.lexicon.answers.get(expect)
            if answers is None:
                return None
            name = f"answer_{expect.value}"
            return compile_grammar(name, answers.intents, names=self.names())

        def make(expect: Expect) -> Recogniser:
            return self.denoised(engine, plain(expect))

        def plain(expect: Expect) -> Recogniser:
            closed = grammar(expect)
            if closed is None:
                return engine.recogniser()
            named = expect is Expect.EXERCISE
            return BothPasses(engine.recogniser(), engine.recogniser(closed), named)

        return make

    def denoised(self, engine: Engine, recogniser: Recogniser) -> Recogniser:
        """The same, hearing speech without the noise where RNNoise is installed and wanted.

        Only before PocketSphinx: what it does to Vosk was not measured on people.
        """
        wanted = self.settings.denoise and engine.name == PocketSphinxEngine.name
        rnnoise = library() if wanted else None
        return Denoised(Denoiser(rnnoise), recogniser) if rnnoise else recogniser

    def converse(
        self,
        store: Store,
        ear: Ear,
        mouth: Mouth,
        observer: Observer,
        kind: Kind,
        exercise: str | None = None,
        form: str | None = None,
        brief: bool = False,
        reminder: str | None = None,
        ticks: Callable[[], float] | None = None,
    ) -> End:
        """Hold one conversation to its end; for an exercise, which one and in what form.

        `reminder` is the id of the one that begins it; `ticks`: see `Conversation`.
        """
        parts = ear, mouth, self.understand, store, self.clock, observer, keep_settings, ticks
        conversation = Conversation(self.script, *parts)
        unfinished = store.unfinished()
        context = replace(self.context(store, kind, exercise, form, reminder), brief=brief)
        with at_hand(self.lexicon.reader):
            if unfinished is None:
                return conversation.run(kind, context)
            aside, earlier = _put_aside(store, unfinished)
            lately = timedelta(0) <= self.clock.now() - unfinished.at <= _GOES_ON_FOR
            return conversation.run(kind, replace(context, goes_on=lately), aside, earlier)

    def is_set_up(self, store: Store) -> bool:
        """True when the first questions were asked, or somebody came before they existed."""
        return store.recall(_SET_UP) is not None or store.last() is not None

    def set_up(self, store: Store) -> "App":
        """The same after the first questions, with what was answered; they are not asked again."""
        store.remember(_SET_UP, self.clock.now())
        kept = load_settings({})
        answers = {name: getattr(kept, name) or getattr(self.settings, name) for name in ASKED}
        return replace(self, settings=self.settings.model_copy(update=answers))

    def known(self, store: Store) -> Known:
        """What decides when something is begun: reminders, what was put off, what was spoken."""
        now, s = self.clock.now(), self.settings
        reminders = with_own(store.reminders(), s.morning_time, s.evening_time)
        prompts = store.prompts(since=now - _PROMPTS_COUNT_FOR)
        done = done_today(reminders, store.entries(since=now - _TODAY), now)
        return Known(reminders, store.snoozes(), prompts, s.quiet_hours, s.grace, done)

    def context(
        self,
        store: Store,
        kind: Kind = Kind.CHECK_IN,
        exercise: str | None = None,
        form: str | None = None,
        reminder: str | None = None,
    ) -> Context:
        """What is known before the first word: the time, the settings, the last days."""
        now = self.clock.now()
        asked = store.recall(_SAFETY_QUESTION)
        recent = store.entries(since=now - _LOOK_BACK, until=now)
        asked_before = store.recall("asked_before")
        found = insights(store, now, whole=False)
        snoozes = store.snoozes()
        return Context(
            part_of_day=self.clock.part_of_day(),
            seed=int(now.timestamp()) // 3600,
            country=self.settings.country,
            recent_flat=flat_in_a_row([e for e in recent if now - e.said_at <= _FLAT_FOR]),
            may_ask_safety=asked is None or now - asked >= _SAFETY_QUESTION_EVERY,
            private=self.settings.private,
            name=store.name() or None,
            safety_plan=store.safety_plan(),
            steps=steps(store.goals(), recent, now),
            insights=found,
            may_ask_before=asked_before is None or asked_before.date() != now.date(),
            may_tell_flatness=may_tell_flatness(store, now),
            area=area_to_ask(store, now) if found.days >= _KNOWN_AFTER else None,
            exercise=exercise,
            form=form,
            now=now,
            zone=self.clock.zone,
            quiet=self.settings.quiet_hours,
            morning=self.settings.morning_time,
            evening=self.settings.evening_time,
            reminder=reminder,
            reminding=words_of(reminder, store.reminders()),
            snoozed=times_put_off(snoozes, reminder or kind.value, now),
            put_off=next((s.of for s in snoozes if s.until > now), None),
        )


def choose_engine(settings: Settings, words: Sequence[PersonalWord] = ()) -> Choice:
    """The recogniser to use, which hears these words too; raises RecogniserError with the mend."""
    choice = choose(
        settings.engine,
        settings.models_dir,
        settings.model,
        settings.language,
        spoken_words(words),
        registry=read_registry(settings.models_list),
        light=settings.small_machine,
    )
    if choice is None:
        raise RecogniserError(
            "No recogniser is here; install one with: voice-checkin models install "
            "vosk-model-small-en-us-0.15"
        )
    return choice


def open_store(settings: Settings) -> Store:
    """The encrypted store of these settings; its key lies with the settings, not with the data."""
    keys = key_keeper(settings.keys, settings.config_dir / "keys")
    return Store.open(settings.data_dir, keys)


def build(settings: Settings, now: datetime | None = None) -> App:
    """Read the catalogue and set the clock; nothing outside is touched yet."""
    root = intents_root()
    return App(
        settings=settings,
        clock=make_clock(now),
        read_lexicon=cache(partial(load_lexicon, root, settings.language)),
        script=load_script(root, settings.language),
    )


def _put_aside(store: Store, unfinished: Unfinished) -> tuple[State | None, Entry | None]:
    """A conversation that was cut short, with what it has saved."""
    try:
        state = load(unfinished.state)
    except ValueError:
        return None, None  # written by another version of the program
    saved = store.entries(since=unfinished.at - _GOES_ON_FOR)
    entry = next((one for one in saved if one.id == unfinished.entry_id), None)
    if entry is not None:
        state = replace(state, entry=entry.check_in, saved=entry.check_in)
    return state, entry
