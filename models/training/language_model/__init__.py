"""Builds the language model for free speech: what is said here, mixed with general English."""
