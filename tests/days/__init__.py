"""Whole days: real parts, real feeds where they are beside the checkout."""
