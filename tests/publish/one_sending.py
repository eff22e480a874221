"""One sending to the Blogger of these tests in a process of its own, to be killed at any moment of it.

Reads a line of JSON (the channel's table, the desk, the post's key and time), says "ready", and sends at the next line.
"""

import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from pipeline import publish
from pipeline.news import Dispatch
from pipeline.settings import Channel, Secret
from tests.publish.blogger_desk import RIVER_WATCH
from tests.publish.sent_post import TALKS


def post(key: str, since: datetime) -> Dispatch:
    """Return the talks' post under a mark of its own, to go live."""
    return replace(TALKS, mark=replace(TALKS.mark, key=key, since=since), status="live", at=since)


def main() -> None:
    """Send once."""
    told = json.loads(sys.stdin.readline())
    chosen = Channel(**told["table"], secret=Secret(told["secret"]))
    sent = post(told["key"], datetime.fromisoformat(told["since"]))
    with publish.opened(chosen, desk=Path(told["desk"]), blog=RIVER_WATCH) as channel:
        print("ready", flush=True)
        sys.stdin.readline()
        channel.create(sent)
    print("sent", flush=True)


if __name__ == "__main__":
    main()
