"""The page of settings: few, in plain words, effective at once."""
