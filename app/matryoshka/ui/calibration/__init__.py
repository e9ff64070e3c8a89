"""The page “When to ask”: how well each tier knows itself, and the dial that says when it asks."""
