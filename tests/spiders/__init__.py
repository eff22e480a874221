"""Tests of the spiders: how they ask, and what they remember of an answer."""
