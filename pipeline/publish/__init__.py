"""Publish: a post to a channel. One file a kind; `opened` gives the channel that a table of the settings names."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

from pipeline import settings
from pipeline.publish.channel import Channel

__all__ = ["Channel", "opened"]

# Kind -> module: a command imports only the channel it uses.
_KINDS = {"wordpress": "wordpress.blog", "blogger": "blogger.blog", "markdown": "markdown.files", "email": "email.mail"}


@contextmanager
def opened(chosen: settings.Channel, *, desk: Path, blog: settings.Blog) -> Iterator[Channel]:
    """Open the channel that `chosen` describes, and close it again.

    Args:
        chosen: Its table of copydesk.toml, with its secret.
        desk: The desk's folder, for what a channel keeps there.
        blog: The blog's name, language and zone.

    Raises:
        SettingsError: the table lacks what the kind needs, such as its secret.
    """
    made: Channel = import_module(f"pipeline.publish.{_KINDS[chosen.kind]}").channel(chosen, desk=desk, blog=blog)
    try:
        yield made
    finally:
        made.close()
