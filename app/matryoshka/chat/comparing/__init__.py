"""One question to several tiers at once: who answers when, what differs, and what the person says of it."""
