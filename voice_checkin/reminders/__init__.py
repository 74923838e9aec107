"""When to begin a conversation by itself, and when to be quiet."""
