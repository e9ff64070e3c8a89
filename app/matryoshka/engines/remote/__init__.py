"""Models behind OpenAI-compatible interfaces; no other room of engines opens a connection."""
