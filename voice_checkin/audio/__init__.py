"""The microphone, the loudspeaker, recordings as both; framing, VAD and endpointing."""
