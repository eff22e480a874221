"""The readers: bytes of an outlet in, frozen values and warnings out.

`feeds`, `articles` and their neighbours each read one kind of page and know nothing of the network, the clock or
the store. What they read is hostile until proven otherwise, so the desk never calls them in its own process:
`pool` runs them in children with a deadline and a limit of memory.
"""
