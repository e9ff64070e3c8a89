"""Which models exist and where they lie."""
