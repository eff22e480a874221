"""The cast of the suite: invented newsrooms, countries and people, and the headlines they print."""

from datetime import UTC, datetime, timedelta

from pipeline import urls
from pipeline.news import Headline, Outlet
from pipeline.outlets import Registry

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)

# Two invented countries in a quarrel over a river, and a third that looks on. XA to XZ are nobody's country codes.
HARBOUR_TIMES = Outlet(
    name="Harbour Times", country="XA", language="en", family="Quay Press", hosts=("harbour.example",)
)
QUAY_RADIO = Outlet(name="Quay Radio", country="XA", language="en", family="Quay Press", hosts=("quay.example",))
LISTA_POST = Outlet(name="Lista Post", country="XA", language="en", hosts=("lista.example",))
MARL_HERALD = Outlet(name="Marl Herald", country="XB", language="en", state="SC", hosts=("marl.example",))
MARL_TODAY = Outlet(name="Marl Today", country="XB", language="en", hosts=("marltoday.example",))
ONLOOKER = Outlet(name="The Onlooker", country="XC", language="en", hosts=("onlooker.example",))
NORTHWIRE = Outlet(name="Northwire", country="XC", language="en", agency=True, hosts=("northwire.example",))
EVENING_MAIL = Outlet(name="Evening Mail", country="XC", language="en", hosts=("mail.example",))
GAZETTE = Outlet(name="Gazette", country="XC", language="en", hosts=("gazette.example",))

EVERYONE = (
    HARBOUR_TIMES,
    QUAY_RADIO,
    LISTA_POST,
    MARL_HERALD,
    MARL_TODAY,
    ONLOOKER,
    NORTHWIRE,
    EVENING_MAIL,
    GAZETTE,
)
REGISTRY = Registry(outlets=EVERYONE)


def headline(
    words: str,
    outlet: Outlet = HARBOUR_TIMES,
    *,
    number: int = 1,
    minutes: float = 0,
    summary: str = "",
    kind: str = "news",
    agency: str = "",
    position: int = 0,
    language: str = "en",
) -> Headline:
    """Return a headline that an outlet of the cast printed so many minutes after noon, seen at once."""
    at = NOON + timedelta(minutes=minutes)
    url = f"https://{outlet.hosts[0]}/2026/05/12/{number}"
    return Headline(
        id=number,
        outlet=outlet.name,
        headline=words,
        url=url,
        canonical=urls.canonical(url),
        seen_at=at,
        published=at,
        summary=summary,
        kind=kind,
        agency=agency,
        position=position,
        language=language,
    )
