"""Pure: entries in, findings out. No I/O, no clock; chance comes from fixed seeds."""
