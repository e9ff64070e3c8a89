"""The domain: conversations, tiers and the cascade that moves a question up."""
