"""Addresses: what a post links to, clean, or nothing."""

import pytest

from pipeline import urls


@pytest.mark.parametrize(
    ("url", "base", "link"),
    [
        pytest.param("/2026/x", "https://harbour.org/feed.xml", "https://harbour.org/2026/x", id="relative"),
        pytest.param("x?a=1", "https://harbour.org/feed/", "https://harbour.org/feed/x?a=1", id="relative to a folder"),
        pytest.param("//harbour.org/x", "http://quay.org/", "http://harbour.org/x", id="scheme of the base"),
        pytest.param("\\2026\\x", "https://harbour.org/", "https://harbour.org/2026/x", id="relative with backslashes"),
        pytest.param("http://WWW.Port.org:80/A/?b=2&a=1#x", "", "http://WWW.Port.org:80/A/?b=2&a=1#x", id="as given"),
        pytest.param("https://port.org/x?b=2&utm_source=y&a=%7e", "", "https://port.org/x?b=2&a=%7e", id="tracking"),
        pytest.param("https://harbour.org/x#xtor=RSS-1", "", "https://harbour.org/x", id="tracking in the fragment"),
        pytest.param("https://harbour.org/x#quay#ref=rss", "", "https://harbour.org/x#quay", id="half of a fragment"),
        pytest.param(
            "https://harbour.org/#!/story/7&ref=rss", "", "https://harbour.org/#!/story/7&ref=rss", id="route stays"
        ),
        pytest.param("https://harbour.org/amp/x/", "", "https://harbour.org/amp/x/", id="AMP stays"),
        pytest.param("\x00 https://harbour.org/a\tb\n ", "", "https://harbour.org/ab", id="controls"),
        pytest.param('https://harbour.org/a b"c', "", "https://harbour.org/a%20b%22c", id="spaces and quotes"),
        pytest.param("https://harbour.org/a\u202eb", "", "https://harbour.org/a%E2%80%AEb", id="bidi mark"),
        pytest.param("https:\\\\harbour.org\\x", "", "https://harbour.org/x", id="backslashes"),
        pytest.param(
            "https://www.google.com/url?rct=j&sa=t&url=https://harbour.org/x?id%3D7&ct=ga&usg=AFQ",
            "",
            "https://harbour.org/x?id=7",
            id="Google Alerts",
        ),
        pytest.param(
            "http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fharbour.org%2fx%3futm_source%3dy&c=1",
            "",
            "https://harbour.org/x",
            id="Bing News",
        ),
        *(
            pytest.param(f"https://{link}=https%3A%2F%2Fharbour.org%2Fx&t=1", "", "https://harbour.org/x", id=link)
            for link in (
                "out.reddit.com/t3_x?url",
                "www.youtube.com/redirect?q",
                "vk.com/away.php?to",
                "t.umblr.com/redirect?z",
                "duckduckgo.com/l/?uddg",
                "www.linkedin.com/safety/go?url",
                "www.linkedin.com/redir/redirect?url",
                "l.threads.com/?u",
                "l.messenger.com/l.php?u",
                "www.facebook.com/flx/warn/?u",
                "steamcommunity.com/linkfilter/?u",
                "exit.sc/?url",
                "deref-gmx.net/mail/client/abc/dereferrer/?redirectUrl",
            )
        ),
        pytest.param(
            "https://harbour.org/x?unlocked_article_code=1.aB.c",
            "",
            "https://harbour.org/x?unlocked_article_code=1.aB.c",
            id="a gift opens the page",
        ),
        pytest.param(
            "https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.google.com%2Furl%3Fq%3Dhttps%3A%2F%2Fharbour.org%2Fx&h=A",
            "",
            "https://harbour.org/x",
            id="one go-between behind another",
        ),
        pytest.param("https://www.google.com/url?q=%2Fx", "", "https://www.google.com/url?q=%2Fx", id="leads nowhere"),
        pytest.param(
            "https://google.com.evil.org/url?q=https://harbour.org/x",
            "",
            "https://google.com.evil.org/url?q=https://harbour.org/x",
            id="no go-between of that name",
        ),
        pytest.param(
            "https://www.google.com/url?q=javascript:alert(1)",
            "",
            "https://www.google.com/url?q=javascript:alert(1)",
            id="a go-between to a script",
        ),
        pytest.param("", "https://harbour.org/", "", id="nothing"),
        pytest.param("/x", "", "", id="relative without base"),
        pytest.param("javascript:alert(1)", "https://harbour.org/", "", id="script"),
        pytest.param("java\nscript:alert(1)", "https://harbour.org/", "", id="script with a line break"),
        pytest.param("data:text/html,x", "https://harbour.org/", "", id="data"),
        pytest.param("mailto:ines@harbour.org", "https://harbour.org/", "", id="mail"),
        pytest.param("https://ines:pw@harbour.org/", "", "", id="user name"),
        pytest.param("https://harbour.org@evil.example/", "", "", id="another host behind a user name"),
        pytest.param("https://harb\u200bour.org/", "", "", id="mark in the host"),
        pytest.param("https://harbour.org:99999/", "", "", id="no port"),
        pytest.param("https:///x", "", "", id="no host"),
        pytest.param("https://[harbour/", "", "", id="half a bracket"),
        pytest.param("/x", "https://[harbour/", "", id="broken base"),
        pytest.param("https://harbour.org/" + "x" * 9000, "", "", id="too long for an address"),
    ],
)
def test_a_post_links_to(url: str, base: str, link: str) -> None:
    assert urls.clean(url, base) == link
