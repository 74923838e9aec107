"""Rows that are one of a kind: the conversation that goes on, the plan for bad days, the name."""

from dataclasses import asdict

from sqlalchemy import Connection, delete, insert, select

from voice_checkin.store import tables as t
from voice_checkin.store.contract import SafetyPlan
from voice_checkin.types import Unfinished


def put_aside(connection: Connection, unfinished: Unfinished | None) -> None:
    """Keep this conversation, and no other."""
    connection.execute(delete(t.unfinished))
    if unfinished:
        connection.execute(insert(t.unfinished), [{"seq": 1, **asdict(unfinished)}])


def read_unfinished(connection: Connection) -> Unfinished | None:
    """The conversation that was put aside."""
    row = connection.execute(select(t.unfinished)).first()
    return Unfinished(row.state, row.entry_id, row.at) if row else None


def keep_plan(connection: Connection, plan: SafetyPlan) -> None:
    """Keep this plan in place of any other."""
    connection.execute(delete(t.safety_plan))
    rows = [{"position": at, "label": label, "said": said} for at, (label, said) in enumerate(plan)]
    if rows:
        connection.execute(insert(t.safety_plan), rows)


def read_plan(connection: Connection) -> SafetyPlan:
    """The plan, in its order."""
    query = select(t.safety_plan).order_by(t.safety_plan.c.position)
    return tuple((row.label, row.said) for row in connection.execute(query))


def keep_name(connection: Connection, name: str) -> None:
    """Keep this name in place of any other; an empty one is none."""
    connection.execute(delete(t.person))
    if name:
        connection.execute(insert(t.person), [{"name": name}])


def read_name(connection: Connection) -> str:
    """The name; empty when there is none."""
    return connection.execute(select(t.person.c.name)).scalar() or ""
