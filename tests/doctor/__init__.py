"""Doctor: each check on a desk in the bad state, made for real, and on one that is well."""
