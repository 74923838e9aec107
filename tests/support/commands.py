"""Calls commands in this process and reads what they print."""

import json
from collections.abc import Callable
from typing import Any

from typer.testing import Result

Run = Callable[..., Result]
"""`run("talk", "--text", said="numb\\nno")`: the words of a command, and what is typed into it."""


def events(result: Result) -> list[dict[str, Any]]:
    """The JSON lines a command printed."""
    return [json.loads(line) for line in result.stdout.splitlines()]
