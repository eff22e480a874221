"""Who comes in, and where the page refuses to start."""
