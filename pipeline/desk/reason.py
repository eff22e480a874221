"""Why an editor did something, as it is kept."""

_LONGEST = 500  # characters


def reason(words: str) -> str:
    """Return the editor's words on one line, cut to 500 characters; "" when he gave none."""
    return " ".join(words.split())[:_LONGEST]
