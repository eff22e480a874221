"""A picture from outside made one of ours: decoded, made no wider than a post needs, encoded anew.

Nothing of the outlet's bytes is kept: no metadata (EXIF, XMP, ICC), no second frame, nothing behind the end. To be run
in a child with a deadline (`pipeline.read.pool`): decoders are C code that reads what a stranger wrote.
"""

import io
import warnings
from dataclasses import dataclass

from PIL import Image, ImageOps

from pipeline.errors import UnreadableError

_WIDEST = 1200  # pixels; a wider picture is made smaller, a narrower one is left so
# Pixels, not bytes: a PNG of 30 kB can be as large as a wall. 40 million are 7,300 x 5,500, more than a press photo.
MOST_PIXELS = 40_000_000
# What newsrooms serve. Each format that may be read is a decoder that may be attacked, so the list is short.
_FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
_QUALITY = 82


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A picture of ours: the bytes, their media type, and width and height in pixels."""

    image: bytes
    media_type: str
    width: int
    height: int


def encoded(body: bytes, *, url: str) -> Encoded:
    """Return a picture encoded anew: JPEG, or WebP where it is see-through. The kind is seen from the bytes.

    Args:
        body: What the outlet answered.
        url: Where it is from, for the error.

    Raises:
        UnreadableError: not a picture of a kind that we read, damaged, or larger than `MOST_PIXELS`.
    """
    try:
        with warnings.catch_warnings():
            # Pillow only warns of a picture of up to twice its own limit; ours is judged below.
            warnings.simplefilter("ignore")
            return _encoded(body, url)
    except (UnreadableError, MemoryError):
        raise
    except Exception as problem:  # the named boundary: decoders raise whatever the bytes make them
        raise UnreadableError("the picture is damaged, or of no kind that we read", where=url) from problem


def _encoded(body: bytes, url: str) -> Encoded:
    with Image.open(io.BytesIO(body), formats=_FORMATS) as opened:
        if opened.width * opened.height > MOST_PIXELS:
            size = f"{opened.width} x {opened.height} pixels"
            raise UnreadableError(f"the picture is too large to look at: {size}", where=url)
        opened.draft("RGB", (_WIDEST, _WIDEST))  # a JPEG is read at an eighth, a quarter or a half of its size
        upright = ImageOps.exif_transpose(opened)
        picture = upright.convert("RGBA" if _is_see_through(upright) else "RGB")
    if picture.width > _WIDEST:
        height = max(1, round(picture.height * _WIDEST / picture.width))
        picture = picture.resize((_WIDEST, height), Image.Resampling.LANCZOS, reducing_gap=2.0)
    out = io.BytesIO()
    if picture.mode == "RGBA":
        picture.save(out, "WEBP", quality=_QUALITY)
    else:
        picture.save(out, "JPEG", quality=_QUALITY, optimize=True, progressive=True)
    media_type = "image/webp" if picture.mode == "RGBA" else "image/jpeg"
    return Encoded(image=out.getvalue(), media_type=media_type, width=picture.width, height=picture.height)


def _is_see_through(picture: Image.Image) -> bool:
    return picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info
