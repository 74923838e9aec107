"""Everything understanding knows about a language, as plain values.

The catalogue fills it from `intents/`; nothing here reads a file.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

import hassil

from voice_checkin.nlu.intents import Commands
from voice_checkin.nlu.phrases import Phrases
from voice_checkin.nlu.reading import Reader, Reading
from voice_checkin.nlu.safety import SafetyRules
from voice_checkin.types import Expect, Polarity, SleepQuality

Need = Literal["none", "state", "feel", "day"]
Bedtime = Literal["to_bed", "got_up"]


@dataclass(frozen=True, slots=True)
class Feeling:
    """A feeling by its canonical name."""

    name: str
    family: str
    polarity: Polarity
    valence: int | None
    """-2 to 2; None for numbness."""
    energy: int | None
    """0 (drained) to 4 (agitated), the energy that goes with the feeling."""
    says_felt: int | None = None
    """How much can be felt, when the word itself says so ("numb" is 0)."""
    says_energy: int | None = None
    """How much energy there is, when the word itself says so ("shattered" is 0)."""


@dataclass(frozen=True, slots=True)
class FeelingPhrase:
    """One way to say a feeling."""

    feeling: Feeling
    need: Need = "none"
    """"state": only where it says how somebody is; "feel": only after "feel" or "I'm"; "day": only
    of a day, or of life ("today was hard")."""
    meant: str = ""
    """For what a recogniser makes of a feeling: the words that were said."""


@dataclass(frozen=True, slots=True)
class HabitPhrase:
    """Words for a habit."""

    name: str
    kind: Literal["did", "thing", "no_habit"]
    """"did" tells by itself that it was done, "thing" needs words beside it that say so,
    "no_habit" hides words that look like one."""


@dataclass(frozen=True, slots=True, repr=False)
class Lexicon:
    """One language. `commands` alone will do: then only their sentences are understood."""

    commands: Commands
    safety: SafetyRules = field(default_factory=SafetyRules)
    answers: Mapping[Expect, Commands] = field(default_factory=dict)
    """For each question, the sentences that answer it."""
    words: Phrases[frozenset[str]] = field(default_factory=Phrases)
    """The classes of small words: negation, degree, person, time."""
    cues: Phrases[frozenset[str]] = field(default_factory=Phrases)
    """The classes of words that tell what a number counts, and whether a habit was done."""
    frames: Phrases[frozenset[str]] = field(default_factory=Phrases)
    """The classes of words that frame a statement: told of oneself, denied, meant for others."""
    asking: Phrases[frozenset[str]] = field(default_factory=Phrases)
    """Words that ask for a goal or a reminder, before what it is about and behind it."""
    feelings: Phrases[FeelingPhrase] = field(default_factory=Phrases)
    not_feelings: Phrases[bool] = field(default_factory=Phrases)
    """Words that look like a feeling and are none ("happy to skip")."""
    openers: Phrases[bool] = field(default_factory=Phrases)
    """Words that only begin an utterance, though they look like a feeling ("right so")."""
    felt: Phrases[int] = field(default_factory=Phrases)
    """Phrases that say how much can be felt, 0 to 4."""
    energy: Phrases[int] = field(default_factory=Phrases)
    """Phrases that say how much energy there is, 0 to 4."""
    sleep: Phrases[SleepQuality] = field(default_factory=Phrases)
    """Phrases that say how the night was."""
    sleep_words: Phrases[SleepQuality] = field(default_factory=Phrases)
    """Words for how a night was, that need a word for sleep beside them."""
    night_words: Phrases[SleepQuality] = field(default_factory=Phrases)
    """Words for how a night was, wherever a night is spoken of."""
    night_times: Phrases[Bedtime] = field(default_factory=Phrases)
    """Phrases for falling asleep and for waking, of which a time may follow."""
    sleepless: Phrases[bool] = field(default_factory=Phrases)
    """Phrases that say that there was no sleep at all."""
    number_slips: Mapping[str, int] = field(default_factory=dict)
    """Words that are misheard numbers before "hours" and "out of ten"."""
    habits: Phrases[HabitPhrase] = field(default_factory=Phrases)
    reader: Reader | None = None
    """Reads each utterance as a whole; without one, rules and templates decide alone."""

    def read(self, words: Sequence[str]) -> Reading:
        """The words of an utterance as the network reads them; an empty reading without one."""
        return Reading() if self.reader is None else self.reader.read(words)

    def __repr__(self) -> str:
        # Thousands of phrases help nobody in a log or a failing test.
        return f"Lexicon({len(self.answers)} questions)"

    @property
    def intents(self) -> hassil.Intents:
        """The templates of the commands."""
        return self.commands.intents


def bare_lexicon(intents: hassil.Intents, safety: SafetyRules | None = None) -> Lexicon:
    """A lexicon of sentence templates alone, for another domain's catalogue."""
    return Lexicon(commands=Commands(intents), safety=safety or SafetyRules())
