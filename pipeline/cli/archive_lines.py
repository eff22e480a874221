"""How the archive's commands print a post: its day, its number and its title in columns."""


def dated(day: str | None, post: int, title: str) -> str:
    """Return a post's line; `day` is the blog's own, YYYY-MM-DD, none = undated."""
    return f"{day or 'undated':<10}  p{post}  {title}"
