"""The values that cross stages: frozen, with the unit under each field.

Audio is 16-bit signed little-endian mono PCM as `bytes` everywhere; inside the pipeline its rate
is `RATE` and it travels in frames of `FRAME_SAMPLES` samples. Time in audio is counted in seconds
of audio, never in wall-clock time.
"""

from voice_checkin.types.dialogue import (
    Adjust,
    Effect,
    End,
    Gone,
    Heard,
    Listen,
    Remember,
    Resume,
    Save,
    SaveExercise,
    SaveGoal,
    SaveSettings,
    Say,
    Silence,
    Turn,
    Undo,
)
from voice_checkin.types.entries import (
    CheckIn,
    Entry,
    ExerciseEntry,
    ExerciseRecord,
    PersonalKind,
    PersonalWord,
    Unfinished,
)
from voice_checkin.types.goals import DAILY, Goal
from voice_checkin.types.hearing import (
    FRAME_BYTES,
    FRAME_SAMPLES,
    FRAME_SECONDS,
    RATE,
    Grammar,
    Level,
    Transcript,
    Word,
)
from voice_checkin.types.meaning import (
    Concern,
    Expect,
    FeelingMention,
    HabitMention,
    Polarity,
    Sleep,
    SleepQuality,
    Understanding,
)

__all__ = [
    "DAILY",
    "FRAME_BYTES",
    "FRAME_SAMPLES",
    "FRAME_SECONDS",
    "RATE",
    "Adjust",
    "CheckIn",
    "Concern",
    "Effect",
    "End",
    "Entry",
    "ExerciseEntry",
    "ExerciseRecord",
    "Expect",
    "FeelingMention",
    "Goal",
    "Gone",
    "Grammar",
    "HabitMention",
    "Heard",
    "Level",
    "Listen",
    "PersonalKind",
    "PersonalWord",
    "Polarity",
    "Remember",
    "Resume",
    "Save",
    "SaveExercise",
    "SaveGoal",
    "SaveSettings",
    "Say",
    "Silence",
    "Sleep",
    "SleepQuality",
    "Transcript",
    "Turn",
    "Understanding",
    "Undo",
    "Unfinished",
    "Word",
]
