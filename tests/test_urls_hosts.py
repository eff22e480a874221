"""Addresses: the host of one, who is asked for it, and the site it belongs to."""

import pytest

from pipeline import urls


@pytest.mark.parametrize(
    ("url", "host"),
    [
        pytest.param("https://WWW.Harbour.example.org:8080/x", "harbour.example.org", id="lower case, no www, no port"),
        pytest.param("https://news.harbour.example.org/", "news.harbour.example.org", id="a section keeps its name"),
        pytest.param("https://ines@harbour.org/", "harbour.org", id="user name"),
        pytest.param("harbour.org/x", "", id="no scheme"),
        pytest.param("https://[harbour", "", id="unparsable"),
    ],
)
def test_the_host_of_an_address(url: str, host: str) -> None:
    assert urls.host(url) == host


@pytest.mark.parametrize(
    ("url", "spelled"),
    [
        pytest.param("https://WWW.Harbour.example.org:8080/x", "www.harbour.example.org:8080", id="lower case"),
        pytest.param("https://harbour.org:443/", "harbour.org", id="the port of https"),
        pytest.param("http://harbour.org:80/", "harbour.org", id="the port of http"),
        pytest.param("http://harbour.org:443/", "harbour.org:443", id="the port of the other"),
        pytest.param("https://ines:secret@harbour.org:8443/", "harbour.org:8443", id="user name"),
        pytest.param("https://h\u00e4fen.example./", "xn--hfen-loa.example", id="no ASCII, and the root's dot"),
        pytest.param("http://[::1]:9000/x", "[::1]:9000", id="IPv6"),
        pytest.param("http://[::1]/x", "[::1]", id="IPv6 without a port"),
        pytest.param("https://harbour.org:99999/", "", id="no port"),
        pytest.param("harbour.org/x", "", id="no scheme"),
        pytest.param("https://[harbour", "", id="unparsable"),
    ],
)
def test_who_is_asked_for_an_address(url: str, spelled: str) -> None:
    assert urls.host_and_port(url) == spelled


@pytest.mark.parametrize(
    ("url", "other", "same"),
    [
        pytest.param("https://harbour.co.uk/a", "http://news.harbour.co.uk:81/b", True, id="one site"),
        pytest.param("https://harbour.co.uk/a", "https://marl.co.uk/a", False, id="two sites of one suffix"),
        pytest.param("https://quay.blogspot.com/", "https://ferry.blogspot.com/", False, id="two blogs of one host"),
        pytest.param("http://127.0.0.1:1/", "http://127.0.0.1:2/", True, id="two ports"),
        pytest.param("", "", False, id="no addresses"),
        pytest.param("feed.xml", "page.html", False, id="two files"),
    ],
)
def test_two_addresses_of_one_site(url: str, other: str, same: bool) -> None:
    assert urls.same_site(url, other) is same


@pytest.mark.parametrize(
    ("host", "site"),
    [
        pytest.param("news.harbour.co.uk", "harbour.co.uk", id="suffix of two labels"),
        pytest.param("www.harbour.com", "harbour.com", id="suffix of one label"),
        pytest.param("quay.blogspot.com", "quay.blogspot.com", id="a blog of a blog host"),
        pytest.param("co.uk", "co.uk", id="only a suffix"),
        pytest.param("127.0.0.1", "127.0.0.1", id="a number"),
        pytest.param("newsstand", "newsstand", id="one word"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_the_site_of_a_host(host: str, site: str) -> None:
    assert urls.site(host) == site
