"""Every key there is, table by table, with its rule: what the check, the environment and the docs agree on."""

import re
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from pipeline.settings.rules import Rule, day, list_of, quiet_hours, text, whole
from pipeline.settings.values import (
    Blog,
    Channel,
    Drafting,
    Formatting,
    Gathering,
    Preflight,
    Ranking,
    Registry,
    Reviewing,
    Stories,
    Telling,
)

_QUERIES = list_of(
    text(
        'a query such as "kyiv", "ukraine*" or "prime minister": a letter or digit at least, a * only at a word\'s end',
        r"(?=.*[^\W_])(?:[^*]|(?<=[^\s*])\*(?!\w))*",
    ),
    "a list of queries",
)
_MEMBERS = list_of(text("an outlet's name or a tag such as @country:RU", r"\S(.*\S)?"), "a list of outlets and tags")

# A topic's name stands on the command line and in addresses of the review page.
TOPIC: Mapping[str, Rule] = {
    "name": text("a name such as ukraine or china-us", r"\w([\w .&-]{0,58}\w)?"),
    "title": text(),
    "any": _QUERIES,
    "all": _QUERIES,
    "exclude": _QUERIES,
    "muted": _MEMBERS,
    "until": day(),
    "quiet_hours": quiet_hours(),
    "posts_a_day": whole(0, 1_000),
}
SIDE: Rule = _MEMBERS


def rules(kind: type[Any]) -> dict[str, Rule]:
    """Return the rule of each key that the settings class `kind` takes, in the order of its fields."""
    return {field.name: field.metadata["rule"] for field in fields(kind) if "rule" in field.metadata}


SECTIONS: Mapping[str, Mapping[str, Rule]] = {
    "blog": rules(Blog),
    "registry": rules(Registry),
    "gather": rules(Gathering),
    "stories": rules(Stories),
    "rank": rules(Ranking),
    "draft": rules(Drafting),
    "review": rules(Reviewing),
    "format": rules(Formatting),
    "preflight": rules(Preflight),
    "notify": rules(Telling),
}
CHANNEL: Mapping[str, Rule] = rules(Channel)
TABLES = (*SECTIONS, "topic", "publish")


def keys() -> tuple[str, ...]:
    """Return every key, dotted, as docs/settings.md lists it; a channel's own name stands as NAME."""
    listed = [f"{section}.{key}" for section, known in SECTIONS.items() for key in known]
    listed += [f"topic.{key}" for key in (*TOPIC, "sides")]
    listed += [f"publish.NAME.{key}" for key in CHANNEL]
    return tuple(listed)


def variable(*parts: str) -> str:
    """Return the environment variable of the key whose path is `parts`, such as COPYDESK_GATHER__MAX_BYTES."""
    return "COPYDESK_" + "__".join(re.sub(r"\W", "_", part) for part in parts).upper()
