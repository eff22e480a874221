"""Gathering in child processes: one crawl that files as it goes, or chunks of outlets that anybody may ask for us.

crawling    one crawl, and how each outlet goes
chunks      outlets cut into chunks, whole sites only; gleaning asks one of them and returns what came
rounds      all chunks on an engine: local (child processes of this machine) or cluster (Dask)
"""

from pipeline.gather.crawling import crawl

__all__ = ["crawl"]
