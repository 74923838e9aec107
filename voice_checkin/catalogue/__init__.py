"""Reads and validates intents/: everything the program understands and says is data."""
