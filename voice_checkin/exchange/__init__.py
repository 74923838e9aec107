"""Other programs' exports, read and written; plain text and values, nothing else outside."""
