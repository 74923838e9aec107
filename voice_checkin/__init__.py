"""voice-checkin: an offline voice assistant for short, kind check-ins."""

__version__ = "0.1.0"
