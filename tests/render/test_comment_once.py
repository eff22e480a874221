"""A comment is read once for all that one page shows of it."""

from pipeline.render.comment import paragraphs


def test_the_same_comment_is_read_once() -> None:
    text = "They meet again .... [River talks open](https://river.example/1) (Quay Radio)"

    assert paragraphs(text) is paragraphs("".join(text))
    assert [one.content for one in paragraphs(text)] == [text]
