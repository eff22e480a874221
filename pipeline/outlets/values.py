"""How each value of an outlets.toml entry is read: the right type, an address that can be asked, a code that exists.

Every reader takes the path of the value below its entry (`("feeds", 0)`) and what TOML holds there, and returns
what an Outlet holds; a value that cannot be used is a `RefusedValueError`, to which `desk_list` adds file and line.
"""

import re

from pipeline.news import SectionPage
from pipeline.outlets.hosts import host_of, is_web_address
from pipeline.outlets.names import nearest
from pipeline.outlets.tags import STATES, is_reserved
from pipeline.toml_lines import KeyPath

_COUNTRY = re.compile(r"([A-Z]{2})?")
_LANGUAGE = re.compile(r"([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?")


class RefusedValueError(ValueError):
    """`path` below the entry holds `what`; `do` is the cure."""

    def __init__(self, path: KeyPath, what: str, do: str = "") -> None:
        super().__init__(what)
        self.path = path
        self.what = what
        self.do = do


def text_in(path: KeyPath, value: object) -> str:
    """A text, its white space folded."""
    if not isinstance(value, str):
        raise RefusedValueError(path, f"{_called(path)} must be a text in quotes, not {value!r}", 'write it as "…"')
    return " ".join(value.split())


def texts_in(path: KeyPath, value: object) -> tuple[str, ...]:
    """A list of texts, the empty ones left out."""
    texts = [text_in((*path, number), text) for number, text in enumerate(_items(path, value))]
    return tuple(text for text in texts if text)


def flag_in(path: KeyPath, value: object) -> bool:
    """True or false."""
    if not isinstance(value, bool):
        raise RefusedValueError(
            path, f"{_called(path)} must be true or false, not {value!r}", "write true or false, no quotes"
        )
    return value


def words_in(path: KeyPath, value: object) -> int:
    """A number of words, 0 or more."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise RefusedValueError(
            path, f"{_called(path)} must be a number of words, not {value!r}", "write 0 or more, no quotes"
        )
    return value


def address_in(path: KeyPath, value: object) -> str:
    """An http(s) address, or none."""
    address = text_in(path, value)
    if address and not is_web_address(address):
        raise RefusedValueError(
            path, f"{_called(path)}: {address!r} is no web address", "write it whole, from https:// on"
        )
    return address


def addresses_in(path: KeyPath, value: object) -> tuple[str, ...]:
    """A list of http(s) addresses."""
    addresses = [address_in((*path, number), address) for number, address in enumerate(_items(path, value))]
    return tuple(address for address in addresses if address)


def hosts_in(path: KeyPath, value: object) -> tuple[str, ...]:
    """A list of hosts, without scheme and path."""
    hosts = texts_in(path, value)
    for number, host in enumerate(hosts):
        if "/" in host or not host_of(host):
            raise RefusedValueError(
                (*path, number), f"{_called(path)}: {host!r} is no host", f"write {_host_within(host)}"
            )
    return tuple(host_of(host) for host in hosts)


def country_in(path: KeyPath, value: object) -> str:
    """A country's code, in capitals."""
    country = text_in(path, value).upper()
    if not _COUNTRY.fullmatch(country):
        raise RefusedValueError(
            path, f"{_called(path)}: {value!r} is no country code", "write the two letters of ISO 3166-1: US"
        )
    return country


def language_in(path: KeyPath, value: object) -> str:
    """A language's code."""
    language = text_in(path, value)
    if not _LANGUAGE.fullmatch(language):
        raise RefusedValueError(
            path, f"{_called(path)}: {value!r} is no language code", "write the letters of ISO 639-1: en"
        )
    return language


def state_in(path: KeyPath, value: object) -> str:
    """A class of the State Media Matrix, or none."""
    state = text_in(path, value)
    if state and state not in STATES:
        near = nearest(state, STATES)
        do = f"did you mean {near}?" if near else f"write one of {', '.join(STATES)}, or leave it empty"
        raise RefusedValueError(path, f"{_called(path)}: {state!r} is no class of the State Media Matrix", do)
    return state


def tags_in(path: KeyPath, value: object) -> tuple[str, ...]:
    """A list of tags without their @, none of them reserved."""
    tags = texts_in(path, value)
    for number, tag in enumerate(tags):
        if tag.startswith("@"):
            raise RefusedValueError((*path, number), f"{_called(path)}: {tag!r} has its @", f"write {tag[1:]} here")
        if is_reserved(tag):
            raise RefusedValueError(
                (*path, number), f"{_called(path)}: {tag!r} is reserved", "set agency, country or language"
            )
    return tags


def sections_in(path: KeyPath, value: object) -> tuple[SectionPage, ...]:
    """A list of section pages: `{ url = "…", links = "css selector" }`."""
    return tuple(_section((*path, number), page) for number, page in enumerate(_items(path, value)))


def _section(path: KeyPath, value: object) -> SectionPage:
    shape = 'write { url = "https://…", links = "css selector" }'
    if not isinstance(value, dict):
        raise RefusedValueError(path, f"{_called(path)} must hold tables, not {value!r}", shape)
    for key in value:
        if key not in ("url", "links"):
            near = nearest(key, ("url", "links"))
            raise RefusedValueError(
                (*path, key), f"unknown key {key!r} of a section", f"did you mean {near}?" if near else shape
            )
    url = address_in((*path, "url"), value.get("url", ""))
    if not url:
        raise RefusedValueError(path, "a section needs a url", shape)
    return SectionPage(url=url, links=text_in((*path, "links"), value.get("links", "")))


def _items(path: KeyPath, value: object) -> list[object]:
    if not isinstance(value, list):
        raise RefusedValueError(
            path, f"{_called(path)} must be a list, not {value!r}", f"put it in [ ]: {_called(path)} = […]"
        )
    return value


def _called(path: KeyPath) -> str:
    return next(str(part) for part in reversed(path) if isinstance(part, str))


def _host_within(text: str) -> str:
    return host_of(text) or "a host such as news.example.com"
