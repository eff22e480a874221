"""The form of a topic: its fields as they are typed, one word or name a line, and the topic they make."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from werkzeug.datastructures import MultiDict

from pipeline.errors import UsageError
from pipeline.news import Side, Topic

# Rows for sides that are not there yet.
_EMPTY_SIDES = 2
_LONGEST = 20_000
_LONGEST_NUMBER = 10  # digits; the settings say how large it may be


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicForm:
    """What stands in the form; lists as lines of a text. `sides` are (name, members as lines), empty rows last."""

    name: str = ""
    title: str = ""
    until: str = ""
    quiet_hours: str = ""
    posts_a_day: str = ""
    lists: Mapping[str, str]
    sides: tuple[tuple[str, str], ...] = ()

    @property
    def topic(self) -> Topic:
        """The topic that the form holds; nothing of it is checked yet but that the number is one.

        Raises:
            UsageError: what stands under "Posts a day" is no number.
        """
        return Topic(
            name=self.name,
            title=self.title,
            until=self.until,
            quiet_hours=self.quiet_hours,
            posts_a_day=_number(self.posts_a_day),
            any=_lines(self.lists["any"]),
            all=_lines(self.lists["all"]),
            exclude=_lines(self.lists["exclude"]),
            muted=_lines(self.lists["muted"]),
            sides=tuple(Side(name=name, members=_lines(members)) for name, members in self.sides if name or members),
        )


def form_of(topic: Topic) -> TopicForm:
    """Return the form that holds a topic."""
    sides = [(side.name, "\n".join(side.members)) for side in topic.sides]
    return TopicForm(
        name=topic.name,
        title=topic.title,
        until=topic.until,
        quiet_hours=topic.quiet_hours,
        posts_a_day="" if topic.posts_a_day is None else str(topic.posts_a_day),
        lists={key: "\n".join(getattr(topic, key)) for key in ("any", "all", "exclude", "muted")},
        sides=(*sides, *[("", "")] * _EMPTY_SIDES),
    )


def typed_form(values: MultiDict[str, str], *, name: str = "") -> TopicForm:
    """Return the form as it was sent; `name` is the topic's where the form cannot change it."""
    return TopicForm(
        name=name or values.get("name", "").strip(),
        title=" ".join(values.get("title", "").split()),
        until=values.get("until", "").strip(),
        quiet_hours=values.get("quiet_hours", "").strip(),
        posts_a_day=values.get("posts_a_day", "").strip(),
        lists={key: values.get(key, "")[:_LONGEST].replace("\r\n", "\n") for key in ("any", "all", "exclude", "muted")},
        sides=(*_sides(values), *[("", "")] * _EMPTY_SIDES),
    )


def _sides(values: MultiDict[str, str]) -> Iterator[tuple[str, str]]:
    pairs = zip_longest(values.getlist("side"), values.getlist("members"), fillvalue="")
    for name, members in pairs:
        name, members = name.strip(), members[:_LONGEST].replace("\r\n", "\n").strip()
        if name or members:
            yield name, members


def _number(text: str) -> int | None:
    if not text:
        return None
    if not (text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER):
        raise UsageError("posts a day must be a whole number, or empty", where="this form", do="0 = any number")
    return int(text)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.split("\n") if line.strip())
