"""The keys of the page in one place: /keys prints them; a page puts a key on the control it presses (`data-key`)."""

from typing import NamedTuple


class Key(NamedTuple):
    """What a key does, in words, and the keys or sequences that do it (`Shift+J`, `g d`)."""

    words: str
    keys: tuple[str, ...]


KEYS: tuple[tuple[str, tuple[Key, ...]], ...] = (
    (
        "Move",
        (
            Key("Next, previous", ("j", "k")),
            Key("Open story, post or fold", ("o", "Enter")),
            Key("Open article, new tab", ("v",)),
            Key("Select; a range", ("x", "Shift+X")),
            Key("Leave a field, the reasons, or what s showed", ("Esc",)),
        ),
    ),
    (
        "Change the draft",
        (
            Key("Edit this field", ("e",)),
            Key("Edit title", ("t",)),
            Key("Make lead", ("l",)),
            Key("Add to list, or remove", ("a",)),
            Key("Cite in comment", ("c",)),
            Key("Put at place 1 to 9", ("1-9",)),
            Key("Move down, up", ("Shift+J", "Shift+K")),
            Key("Add a link by address", ("n",)),
            Key("Undo, redo", ("u", "Shift+U")),
            Key("Go to Approve; Enter approves", ("Shift+A",)),
            Key("Go to Publish", ("Shift+P",)),
        ),
    ),
    (
        "Stories",
        (
            Key("Drop, with a reason", ("-",)),
            Key("Merge selected", ("m",)),
            Key("Split off, shown at the first press", ("s s",)),
            Key("Mute the outlet, likewise", ("Shift+M Shift+M",)),
            Key("Refresh from store", ("r",)),
        ),
    ),
    (
        "Corrections",
        (
            Key("Update the post", ("u",)),
            Key("Dismiss", ("-",)),
        ),
    ),
    (
        "Look",
        (
            Key("Preview", ("p",)),
            Key("Diff", ("d",)),
            Key("Why, why not", ("w",)),
            Key("What we ran before", ("h",)),
        ),
    ),
    (
        "Go",
        (
            Key("Drafts", ("g d",)),
            Key("Corrections", ("g c",)),
            Key("Archive", ("g a",)),
            Key("Outlets", ("g o",)),
            Key("Settings", ("g s",)),
            Key("Search archive", ("/",)),
            Key("This page", ("?",)),
        ),
    ),
)
