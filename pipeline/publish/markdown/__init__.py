"""Markdown files for static sites: files.py is the channel, the rest what it needs."""
