"""Starting with the machine: a systemd user unit that runs `voice-checkin listen`."""
