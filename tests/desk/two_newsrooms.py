"""Two newsrooms with a feed each, and the hours at which a desk gathers from them."""

from pipeline.newsstand import Answer, Newsstand
from tests.cast import HARBOUR_TIMES, MARL_HERALD, headline
from tests.desks import DeskFolder, feed_path
from tests.feeds import rss

AT_NOON = "--as-of=2026-05-12T12:00:00Z"
AN_HOUR_ON = "--as-of=2026-05-12T13:00:00Z"
QUAY = [headline("Quay sees no breakthrough on the Orrin", HARBOUR_TIMES, number=1, minutes=-30)]
MARL = [
    headline("Marl sees progress on the Orrin", MARL_HERALD, number=2, minutes=-20),
    headline("Marl wins the cup", MARL_HERALD, number=3, minutes=-10),
]


def opened(newsstand: Newsstand, desk: DeskFolder) -> None:
    """Two newsrooms with a feed each."""
    newsstand.show({feed_path(HARBOUR_TIMES): Answer(body=rss(QUAY)), feed_path(MARL_HERALD): Answer(body=rss(MARL))})
    desk.reads_from(newsstand.address, [HARBOUR_TIMES, MARL_HERALD])
