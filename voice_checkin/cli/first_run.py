"""The five lines that a first run says about itself."""

from rich.console import Console

_LINES = (
    "This is voice-checkin. Say how you are in a sentence; it keeps it for you.",
    "It all stays on this machine, encrypted. No sound is kept, nothing is sent.",
    'Say "stop", "undo" or "help" at any time.',
    "It is no therapist and makes no diagnosis. In danger, call an emergency number.",
    "What is stored: voice-checkin export. What is wrong: voice-checkin doctor.",
)


def greet(console: Console) -> None:
    """Print them."""
    for line in _LINES:
        console.print(line, style="dim", highlight=False)
    console.print()
