"""What the page shows, as plain values: from entries and findings, without a server."""
