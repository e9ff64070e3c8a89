"""Which models exist, where they lie, whether they fit, and how they get here."""
