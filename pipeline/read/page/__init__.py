"""The article reader in small pieces: one parse, one walk, then metadata and lede from what they left."""
