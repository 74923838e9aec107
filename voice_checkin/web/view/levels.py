"""How much could be felt, as one of five steps of colour."""

STEPS = 5


def level(value: float) -> int:
    """The step, 0 to 4, that a mean of felt is nearest to; a half belongs to the upper one."""
    return min(STEPS - 1, int(value + 0.5))
