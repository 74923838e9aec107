"""A page to hand over: what was logged, as plain values, then as HTML or PDF."""
