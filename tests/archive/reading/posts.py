"""What the tests of the reader share: a registry of invented and known outlets, the houses, and reading with them."""

from dataclasses import replace
from datetime import date

from pipeline import outlets
from pipeline.archive.reading import Given, read_post
from pipeline.archive.values import ReadPost
from pipeline.house import FORMATS, HouseFormat, named
from pipeline.news import Outlet
from pipeline.outlets import Registry

WNU = named("wnu")
# Enough spellings for the grammar; the shipped registry may change its own.
REGISTRY = Registry(
    outlets=(
        Outlet(name="Harbour Gazette", aliases=("HG",), hosts=("harbourgazette.example",)),
        Outlet(name="The Ledger", hosts=("ledger.example",)),
        Outlet(name="Meridian News", aliases=("Meridian",)),
        Outlet(name="Vik Tidende", country="NO"),
        Outlet(name="Nord", agency=True),
        Outlet(name="Osten Wire", aliases=("OW",), agency=True),
        Outlet(name="L.A. Courier"),
        Outlet(name="Radio Vik/Radio Lund"),
        Outlet(name="ABC Lund"),
        Outlet(name="ABC Lund (Norway)"),
        Outlet(name="Opinion", aliases=("Foreign Opinion",)),
        Outlet(name="U.S. Department of Harbours"),
    )
)
SHIPPED = outlets.shipped()
GIVEN = Given(houses=FORMATS, house=WNU, registry=REGISTRY, signature="WNU Editor:", language="en")


def read(content: str | bytes, *, title: str = "", published: date | None = None) -> ReadPost:
    """A post as the editor of an English blog has it read, its format told from its grammar."""
    return read_post(content, replace(GIVEN, title=title, published=published))


def read_as(content: str | bytes, house: HouseFormat) -> ReadPost:
    """A post that is known to be of one house."""
    return read_post(content, replace(GIVEN, houses=(house,), house=house))
