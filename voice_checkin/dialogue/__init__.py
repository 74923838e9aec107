"""Conversations as `step(state, turn) -> (state, effects)`. Pure: no I/O, no clock, no threads."""
