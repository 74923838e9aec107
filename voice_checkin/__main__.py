"""`python -m voice_checkin` is `voice-checkin`."""

from voice_checkin.cli.main import run

if __name__ == "__main__":
    run()
