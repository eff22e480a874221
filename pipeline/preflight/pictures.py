"""The rule of pictures: each has words for those who cannot see it, and says whose it is."""

from collections.abc import Iterator

from pipeline.news import Media
from pipeline.preflight.places import Post, spoken
from pipeline.preflight.values import Facts, Matter


def picture_words(post: Post, _: Facts) -> Iterator[Matter]:
    """A picture has an alt text and a credit; embeds bring their own."""
    for number, media in enumerate(post.roundup.media):
        if media.kind != "picture":
            continue
        if not media.alt.strip():
            yield _matter(number, "alt", media, "describe what it shows, or remove the picture")
        if not media.credit.strip():
            yield _matter(number, "credit", media, "say whose picture it is, or remove it")


def _matter(number: int, lacks: str, media: Media, cure: str) -> Matter:
    place = f"media[{number}].{lacks}"
    where = spoken(place, media.caption or media.url or "")
    return Matter(rule="picture-words", where=where, cure=cure, place=place, value=media.url or "")
