"""Blogger by API v3: blog.py is the channel, login.py and token.py its sign-in, the rest what it needs."""
