"""Text to meaning. Pure: no I/O, no clock, no threads."""
