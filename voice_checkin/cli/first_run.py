"""The five lines that a first run says about itself."""

from rich.console import Console

_LINES = (
    "This is voice-checkin: say how you are in a sentence, and it keeps it for you.",
    "Everything stays on this machine, encrypted; nothing is sent anywhere, no sound is kept.",
    'Say "stop" at any time, "undo" to take the last entry back, "help" to hear what you can say.',
    "It is not a therapist and makes no diagnosis. In danger, call your emergency number.",
    "Look at what is stored with: voice-checkin export",
)


def greet(console: Console) -> None:
    """Print them."""
    for line in _LINES:
        console.print(line, style="dim", highlight=False)
    console.print()
