"""A clip of two paragraphs on the ferry crews, from a page that the desk cannot read."""

from pipeline.desk.clipping import Clip

PAID = "https://harbour.example/2026/05/12/paid"
TWO = (
    "PORT ANSEL - The ferry crews will vote on Thursday, Anselm Rook of the masters' guild said.",
    "He expects them to accept, though not gladly.",
)
CLIP = Clip(url=f"{PAID}?utm_source=share", title="Orrin ferry crews to vote on Thursday", selected=TWO)
EDITOR = "editor#1"
