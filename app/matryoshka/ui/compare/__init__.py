"""The page that shows the answers of several tiers to one question side by side."""
