"""One conversation: hear, understand, step, do the effects."""
