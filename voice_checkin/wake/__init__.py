"""The wake word: the one thing that is listened for all day."""
