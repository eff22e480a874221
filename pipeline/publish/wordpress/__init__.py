"""WordPress by its REST API: blog.py is the channel, the rest what it needs, an idea each."""
