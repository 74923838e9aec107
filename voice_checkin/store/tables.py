"""The tables as they are now; `migrations/` is how they came to be so."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    DateTime,
    Dialect,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    Time,
    TypeDecorator,
)


class Utc(TypeDecorator[datetime]):
    """An aware datetime, stored in UTC as text that sorts by time, read back as aware UTC."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Aware to naive UTC."""
        del dialect
        return value.astimezone(UTC).replace(tzinfo=None) if value else None

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Naive UTC to aware."""
        del dialect
        return value.replace(tzinfo=UTC) if value else None


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _between(column: str, low: int, high: int) -> CheckConstraint:
    return CheckConstraint(f"{column} BETWEEN {low} AND {high}", name=column)


def _one_of(column: str, *values: str) -> CheckConstraint:
    listed = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({listed})", name=column)


def _flag(column: str) -> Column[bool]:
    return Column(column, Boolean(create_constraint=True, name=column), nullable=False)


entries = Table(
    "entries",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("said_at", Utc, nullable=False, index=True),
    Column("zone", String(64), nullable=False),
    Column("felt", Integer),
    Column("valence", Integer),
    Column("energy", Integer),
    Column("rating", Float),
    Column("sleep_hours", Float),
    Column("sleep_quality", String(8)),
    Column("note", Text),
    Column("event", Text),
    Column("confidence", Float, nullable=False),
    _flag("confirmed"),
    _flag("declined"),
    Column("backfilled_minutes", Integer, nullable=False),
    Column("created_at", Utc, nullable=False),
    Column("updated_at", Utc, nullable=False),
    _between("felt", 0, 4),
    _between("valence", -2, 2),
    _between("energy", 0, 4),
    _between("rating", 0, 10),
    _between("sleep_hours", 0, 24),
    _one_of("sleep_quality", "bad", "ok", "good"),
    _between("confidence", 0, 1),
)


def _of_entry() -> tuple[Column[int], Column[int]]:
    entry = Column(
        "entry", Integer, ForeignKey("entries.seq", ondelete="CASCADE"), primary_key=True
    )
    return entry, Column("position", Integer, primary_key=True)


feelings = Table(
    "entry_feelings",
    metadata,
    *_of_entry(),
    Column("name", Text, nullable=False),
    Column("said", Text, nullable=False),
    Column("polarity", String(8), nullable=False),
    _flag("negated"),
    Column("intensity", Integer, nullable=False),
    _one_of("polarity", "numb", "neg", "neutral", "pos"),
    _between("intensity", -1, 1),
)
habits = Table(
    "entry_habits",
    metadata,
    *_of_entry(),
    Column("name", Text, nullable=False),
    _flag("done"),
)
contexts = Table("entry_contexts", metadata, *_of_entry(), Column("name", Text, nullable=False))
areas = Table("entry_areas", metadata, *_of_entry(), Column("name", Text, nullable=False))

exercises = Table(
    "exercises",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("id", String(64), nullable=False, unique=True),
    Column("at", Utc, nullable=False, index=True),
    Column("zone", String(64), nullable=False),
    Column("name", Text, nullable=False),
    _flag("completed"),
    Column("felt_before", Integer),
    Column("felt_after", Integer),
    _between("felt_before", 0, 4),
    _between("felt_after", 0, 4),
)
words = Table(
    "personal_words",
    metadata,
    Column("key", Text, primary_key=True),
    Column("kind", String(8), nullable=False),
    Column("name", Text, nullable=False),
    Column("said_as", JSON, nullable=False),
    _one_of("kind", "habit", "person", "goal"),
)
goals = Table(
    "goals",
    metadata,
    Column("key", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("minutes", Float),
    Column("why", Text),
    Column("after", Text),
    Column("times_a_week", Integer, nullable=False),
    _flag("paused"),
    Column("hoped", Text),
    Column("predicted", Integer),
    Column("actual", Integer),
    _between("minutes", 0, 1440),
    _between("predicted", 0, 4),
    _between("actual", 0, 4),
    _between("times_a_week", 1, 7),
)
safety_plan = Table(
    "safety_plan",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("label", Text, nullable=False),
    Column("said", Text, nullable=False),
)
person = Table("person", metadata, Column("name", Text, primary_key=True))
reminders = Table(
    "reminders",
    metadata,
    Column("id", Text, primary_key=True),
    Column("about", String(8), nullable=False),
    Column("words", Text, nullable=False),
    Column("at", Time),
    Column("weekdays", JSON, nullable=False),
    Column("once", Utc),
    _flag("asked"),
    _flag("paused"),
    _one_of("about", "morning", "evening", "goal", "therapy", "other"),
)
snoozes = Table(
    "snoozes",
    metadata,
    Column("of", Text, primary_key=True),
    Column("until", Utc, nullable=False),
    Column("reason", Text, nullable=False),
    Column("times", Integer, nullable=False),
    _between("times", 1, 2),
)
prompts = Table(
    "prompts",
    metadata,
    Column("of", Text, primary_key=True),
    Column("slot", String(64), primary_key=True),
    Column("at", Utc, nullable=False),
    Column("day", Date, nullable=False),
    _flag("again"),
    _flag("answered"),
)
unfinished = Table(
    "unfinished",
    metadata,
    Column("seq", Integer, primary_key=True),
    Column("state", Text, nullable=False),
    Column("entry_id", String(64)),
    Column("at", Utc, nullable=False),
    _between("seq", 1, 1),
)
memories = Table(
    "memories",
    metadata,
    Column("key", String(64), primary_key=True),
    Column("at", Utc, nullable=False),
)
