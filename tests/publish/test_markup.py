"""A blog's markup may be anything: what reads it takes time that grows with its length, and with nothing else."""

import time
from collections.abc import Callable

import pytest

from pipeline.publish import comparing
from pipeline.publish.markup import names
from pipeline.publish.wordpress import words

READERS: dict[str, Callable[[str], object]] = {
    "compared": comparing.lines,
    "shown": words.shown,
    "taken out": lambda html: words.taken_out("<p>", html),
}
# Each begins what it never ends, again and again.
UNENDED = (
    "<!--",
    "<!-- >",
    "<p ",
    "</p ",
    '<a href="" ',
    "<a href='",
    "<img src=",
    '<b title="',
    "<?",
    "</",
    "<script>",
)


@pytest.mark.parametrize("unended", UNENDED)
@pytest.mark.parametrize("read", READERS.values(), ids=READERS)
def test_markup_that_is_never_ended_holds_nobody_up(read: Callable[[str], object], unended: str) -> None:
    html = unended * (400_000 // len(unended))
    started = time.process_time()

    read(html)

    assert time.process_time() - started < 5  # 0.0 to 0.5 s; what grows with the square takes a minute or an hour


def test_elements_and_attributes_are_counted_and_what_a_script_holds_is_none() -> None:
    html = '<P Class=x id = "1"><!-- <b> --><script defer>a = "<i>"</script><img src=\'1\' alt="a &gt; b"/></p>'

    assert dict(names(html)) == {
        ("p", ""): 1,
        ("p", "class"): 1,
        ("p", "id"): 1,
        ("script", ""): 1,
        ("script", "defer"): 1,
        ("img", ""): 1,
        ("img", "src"): 1,
        ("img", "alt"): 1,
    }


def test_what_is_never_ended_is_words_as_it_stands() -> None:
    assert comparing.lines("<p>One.</p><!-- two <p three") == ("One.", "<!-- two <p three")
