"""A number with its noun, as English has it."""


def counted(number: float, one: str, more: str = "") -> str:
    """Return a number with its noun, `1 outlet`, `2 outlets`; `more` is the plural that does not just end in s.

    The noun may bring its verb (`1 story waits`, `2 stories wait`); a fraction has six figures at most (`1.5 hours`).
    """
    said = f"{number:g}" if isinstance(number, float) else f"{number}"
    return f"{said} {one if number == 1 else more or one + 's'}"
