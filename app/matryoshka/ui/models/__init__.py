"""The page of models: what is here, what suits this computer, what the hub has, and what is fetched."""
