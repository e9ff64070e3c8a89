"""A small window for one question, and an icon beside the clock that opens it."""
