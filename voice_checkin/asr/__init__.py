"""Recognisers: Vosk, PocketSphinx and a scripted one; models that can be installed."""
