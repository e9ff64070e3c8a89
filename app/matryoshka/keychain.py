"""Keys for hubs and remote tiers, kept in the keyring of the system and nowhere else."""
