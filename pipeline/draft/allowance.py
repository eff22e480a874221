"""How many new drafts a run may make on a topic by itself: none in quiet hours, else what is left of the day. Pure."""

from dataclasses import dataclass

from pipeline.text import counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowance:
    """`new` drafts may be made, none = as many as are worth it; `why` says what holds the others back."""

    new: int | None = None
    why: str = ""

    def holds_back(self, made: int) -> bool:
        """Return whether one more draft is too many after so many new ones."""
        return self.new is not None and made >= self.new


def allowance(*, quiet: str, budget: int, taken: int) -> Allowance:
    """Return what a run may do.

    Args:
        quiet: The quiet hours that it is in, in words, "" = in none.
        budget: The topic's posts a day; 0 = any number.
        taken: Its drafts that wait and its posts of the blog's day, together.
    """
    if quiet:
        return Allowance(new=0, why=f"quiet hours, {quiet}")
    if not budget:
        return Allowance()
    return Allowance(new=max(0, budget - taken), why=f"{counted(budget, 'post')} a day: so many wait or went out today")


def held(why: str, stories: int) -> str:
    """Return the words for a topic on which stories were held back."""
    return f"{why}; {counted(stories, 'story waits', 'stories wait')}"
