"""Writing into copydesk.toml so that the rest of it stays as its owner left it.

pieces.py   where in the text a table stands; a piece changed through tomlkit, everything around it byte for byte
lists.py    a list rewritten so that each item keeps its comments
file.py     the file read with its digest, and replaced whole or not at all
"""
