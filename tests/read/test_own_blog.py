"""The blogger's own posts are known at every form of his blog's address, and nobody else's are."""

import pytest

from pipeline.read.own_blog import is_own

BLOG = "https://orrin.blogspot.com/"


@pytest.mark.parametrize(
    ("address", "blog"),
    [
        pytest.param("https://orrin.blogspot.com/2026/05/talks.html", BLOG, id="a post"),
        pytest.param("http://orrin.blogspot.com/2026/05/talks.html?m=1", BLOG, id="on a phone"),
        pytest.param("https://orrin.blogspot.co.uk/2026/05/talks.html", BLOG, id="in another country"),
        pytest.param("https://orrin.blogspot.de/2026/05/talks.html", BLOG, id="in a third country"),
        pytest.param("https://www.orrin.example/talks", "https://orrin.example", id="with www"),
        pytest.param("https://m.example.org/talks", "http://www.example.org/", id="the phone's host"),
        pytest.param("https://lista.example/blogs/orrin/talks", "https://lista.example/blogs/orrin/", id="in a folder"),
        pytest.param(
            "https://orrin-example.cdn.ampproject.org/c/s/orrin.example/talks", "https://orrin.example", id="AMP cache"
        ),
        pytest.param("https://ORRIN.example:443/talks", "https://orrin.example", id="spelled otherwise"),
    ],
)
def test_a_post_of_the_blog_is_its_own(address: str, blog: str) -> None:
    assert is_own(address, blog)


@pytest.mark.parametrize(
    ("address", "blog"),
    [
        pytest.param("https://marl.blogspot.com/2026/05/talks.html", BLOG, id="another blog there"),
        pytest.param("https://orrin.blogspot.com.marl.example/talks", BLOG, id="a host that begins alike"),
        pytest.param("https://lista.example/world/talks", "https://lista.example/blogs/orrin/", id="beside the folder"),
        pytest.param(
            "https://lista.example/blogs/orrins/talks", "https://lista.example/blogs/orrin", id="a longer folder"
        ),
        pytest.param("https://news.orrin.example/talks", "https://orrin.example", id="another host of the site"),
        pytest.param("https://marl.example/talks", "", id="no blog is named"),
        pytest.param("", "", id="nothing at all"),
        pytest.param("https://[/talks", BLOG, id="no address"),
    ],
)
def test_what_others_print_is_not(address: str, blog: str) -> None:
    assert not is_own(address, blog)
