"""A picture from outside becomes one of ours: smaller, encoded anew, nothing of the outlet's bytes left in it."""

import io
import struct
import zlib

import pytest
from PIL import Image

from pipeline.errors import UnreadableError
from pipeline.read.pictures import MOST_PIXELS, Encoded, encoded
from pipeline.read.pool import Readers

ADDRESS = "https://harbour.example/quay.jpg"
SECRET = b"taken at the editor's own home"


def drawn(kind: str, *, size: tuple[int, int] = (64, 48), mode: str = "RGB", **more: object) -> bytes:
    """A picture of a mode, saved as a kind that Pillow knows."""
    out = io.BytesIO()
    Image.new(mode, size).save(out, kind, **more)
    return out.getvalue()


def looked_at(picture: Encoded) -> Image.Image:
    """The picture as a browser would read it."""
    return Image.open(io.BytesIO(picture.image))


def bomb(width: int, height: int) -> bytes:
    """A PNG of a few bytes that claims to be so large (RFC 2083)."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(b"\x00" * 1000)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )


@pytest.mark.parametrize(
    ("body", "media_type"),
    [
        pytest.param(drawn("JPEG"), "image/jpeg", id="jpeg"),
        pytest.param(drawn("JPEG", mode="CMYK"), "image/jpeg", id="jpeg-for-print"),
        pytest.param(drawn("JPEG", mode="L"), "image/jpeg", id="jpeg-in-grey"),
        pytest.param(drawn("PNG"), "image/jpeg", id="png"),
        pytest.param(drawn("PNG", mode="RGBA"), "image/webp", id="png-see-through"),
        pytest.param(drawn("PNG", mode="I;16"), "image/jpeg", id="png-of-16-bits"),
        pytest.param(drawn("WEBP"), "image/jpeg", id="webp"),
        pytest.param(drawn("GIF", mode="P"), "image/jpeg", id="gif"),
    ],
)
def test_the_kinds_that_newsrooms_serve_are_encoded_anew(body: bytes, media_type: str) -> None:
    picture = encoded(body, url=ADDRESS)

    assert (picture.media_type, picture.width, picture.height) == (media_type, 64, 48)
    assert looked_at(picture).size == (64, 48)


def test_a_wide_picture_is_made_smaller_in_its_shape() -> None:
    picture = encoded(drawn("PNG", size=(2400, 900)), url=ADDRESS)

    assert (picture.width, picture.height) == looked_at(picture).size == (1200, 450)


def test_a_picture_is_turned_as_its_camera_says() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # Orientation (EXIF 2.32, 4.6.4): turned a quarter

    picture = encoded(drawn("JPEG", exif=exif), url=ADDRESS)

    assert (picture.width, picture.height) == (48, 64)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_but_the_picture_is_kept(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()
    body = drawn(kind, exif=exif, icc_profile=SECRET) + b"<script>" + SECRET

    picture = encoded(body, url=ADDRESS)

    assert SECRET in body
    assert SECRET not in picture.image
    assert not looked_at(picture).getexif()


def test_one_frame_is_kept_of_a_moving_picture() -> None:
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("red", "green", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "GIF", save_all=True, append_images=frames[1:])

    assert getattr(looked_at(encoded(out.getvalue(), url=ADDRESS)), "n_frames", 1) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", id="svg"),
        pytest.param(b"<!doctype html><title>Not found</title>", id="page"),
        pytest.param(drawn("TIFF"), id="kind-no-newsroom-serves"),
        pytest.param(drawn("JPEG", size=(640, 480))[:400], id="cut-off"),
        pytest.param(drawn("PNG", size=(640, 480))[:90], id="png-cut-off"),
        pytest.param(b"\x89PNG\r\n\x1a\n" + b"\xff" * 500, id="noise"),
        pytest.param(bomb(60_000, 60_000), id="bomb"),
        pytest.param(bomb(MOST_PIXELS // 4_000 + 1, 4_000), id="a-little-too-large"),
        pytest.param(bomb(0, 0), id="no-size"),
    ],
)
def test_what_is_no_picture_of_ours_is_refused(body: bytes) -> None:
    with pytest.raises(UnreadableError) as refused:
        encoded(body, url=ADDRESS)

    assert refused.value.where == ADDRESS


def test_a_picture_is_encoded_in_a_child() -> None:
    with Readers(workers=1) as readers:
        picture = readers.picture(drawn("PNG", size=(2400, 900)), url=ADDRESS).result()
        error = readers.picture(bomb(60_000, 60_000), url=ADDRESS).exception()

    assert (picture.width, picture.height) == (1200, 450)
    assert isinstance(error, UnreadableError)
