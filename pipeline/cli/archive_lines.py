"""How the archive's commands print a post: its day, its number and its title in columns."""

# What readers do not see any more is found all the same, and is said to be so.
_AWAY = {"withdrawn": "  (withdrawn)", "gone": "  (gone from the blog)"}


def dated(day: str | None, post: int, title: str, *, state: str = "") -> str:
    """Return a post's line; `day` is the blog's own, YYYY-MM-DD, none = undated; `state` is the post's."""
    return f"{day or 'undated':<10}  p{post}  {title}{_AWAY.get(state, '')}"
