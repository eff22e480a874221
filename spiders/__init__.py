"""Polite Scrapy spiders, one a kind of page: they ask, hand the bytes to `pipeline.read` and yield values."""
