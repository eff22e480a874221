"""Take the pictures of docs/screenshots/: every page of the review page, wide and narrow, light and dark.

    python bench/screenshots.py [NAME ...]

The desk is the bundled newsstand's evening, worked on as tests/review/every_page.py tells, at a clock that stands
still; so the same program takes the same pictures. Chromium is that of tests/review/conftest.py and asks
nothing but loopback.
"""

import io
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import cast

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from pipeline.desk import opened
from pipeline.newsstand import AS_OF, Newsstand, desk_files, pages
from pipeline.review import passwords
from tests.desks import ROOT, DeskFolder
from tests.review.conftest import CHROMIUM, FLAGS, Served, serving, signed_in, signed_in_again
from tests.review.cookies import cookie_name, seat
from tests.review.every_page import PLACES, Place, furnish, named

FOLDER = ROOT / "docs" / "screenshots"
# A screen's height, and for what is read to its end no more than three.
SIZES = {1440: 900, 390: 844}
THEMES = ("light", "dark")
COLOURS, EXACT = 96, 16
SHOWN: tuple[str, ...] = (
    "desk",
    "hidden",
    "draft",
    "draft-why",
    "draft-checks",
    "draft-story",
    "draft-preview",
    "draft-pictures",
    "draft-publish",
    "draft-differs",
    "corrections",
)
SHOWN += ("conflict", "suggestions", "archive", "search", "outlets", "settings", "topic", "trial", "runs", "keys")
SHOWN += ("clip", "error", "login")
# Wide, the draft page shows these beside its fields.
NARROW_ONLY = ("draft-story", "draft-preview")
# The newsstand's address is seen beneath a comment, so it is the same each time.
NEWSSTAND_PORT = 8123
# Longer ago than the bar at the foot speaks of what was done.
WORKED_BEFORE = timedelta(minutes=6)


def main(names: Sequence[str]) -> None:
    """Take the pictures with these names, or all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    places = [place for place in PLACES if place.name in (names or SHOWN)]
    with _evening() as served, _chromium() as chromium:
        for theme in THEMES:
            for width in SIZES:
                with _profile(chromium, served, width=width, theme=theme) as (stranger, editor):
                    for place in places:
                        if width < max(SIZES) or place.name not in NARROW_ONLY:
                            _take(place, stranger if place.stranger else editor, f"{place.name}-{width}-{theme}")
    total = sum(file.stat().st_size for file in FOLDER.glob("*.png"))
    print(f"{len(list(FOLDER.glob('*.png')))} pictures, {total / 1e6:.2f} MB")


@contextmanager
def _evening() -> Iterator[Served]:
    with _folder() as folder, Newsstand(port=NEWSSTAND_PORT) as newsstand:
        newsstand.show(pages(newsstand.address))
        desk = DeskFolder(folder)
        for name, text in desk_files(newsstand.address).items():
            desk.writes(name, text)
        ran = desk.copydesk("run", f"--as-of={AS_OF:%Y-%m-%dT%H:%M:%SZ}")
        assert ran.exit_code in (0, 3), ran.stderr  # 3: one newsroom of that day is meant to be down
        passwords.set_password(desk.folder, "four words of tide")
        with serving(desk, clock=lambda: AS_OF, real_clock=lambda: AS_OF) as page:
            yield Served(desk=desk, page=page, now=lambda: AS_OF)


@contextmanager
def _folder() -> Iterator[Path]:
    """A folder with the same name each time, because the settings page prints it."""
    folder = Path(tempfile.gettempdir()) / "narrows-watch"
    folder.mkdir()
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def _profile(chromium: Browser, served: Served, *, width: int, theme: str) -> Iterator[tuple[Page, Page]]:
    """A stranger's page and an editor's; the first editor's session is the one that worked on the desk."""
    shape = {"width": width, "height": SIZES[width]}
    made = [
        chromium.new_context(base_url=served.address, viewport=shape, color_scheme=theme, reduced_motion="reduce")  # type: ignore[arg-type]  # literals
        for _ in range(2)
    ]
    made[1].add_cookies([{"name": cookie_name(served.address), "value": _seat(served), "url": served.address}])
    yield made[0].new_page(), made[1].new_page()
    for context in made:
        context.close()


_SEATS: list[str] = []


def _seat(served: Served) -> str:
    if not _SEATS:
        with signed_in(served.address, served.enter) as client, signed_in_again(served) as other:
            _SEATS.append(seat(client))
            you, others = named(seat(client)), named(seat(other), "Renske")
        with opened(served.desk.folder, {}, now=AS_OF - WORKED_BEFORE) as desk:
            furnish(desk, you=you, other=others)
    return _SEATS[0]


def _take(place: Place, page: Page, name: str) -> None:
    page.goto(place.path)
    page.reload()
    if name.startswith(f"{place.name}-{max(SIZES)}"):
        for key in place.keys:
            page.keyboard.press(key)
    if place.presses:
        page.locator(place.presses).click()
    page.wait_for_load_state("networkidle")
    _small(Image.open(io.BytesIO(page.screenshot())).convert("RGB")).save(FOLDER / f"{name}.png", optimize=True)


def _small(shot: Image.Image) -> Image.Image:
    """The picture in few colours: the surfaces exactly as they are, and beside them the widest spread of the rest."""
    counted = sorted(shot.getcolors(1 << 24) or [], key=lambda one: one[0], reverse=True)[:EXACT]
    surfaces = b"".join(bytes(cast("tuple[int, int, int]", colour)) for _, colour in counted)
    spread = shot.quantize(COLOURS - EXACT, method=Image.Quantize.MAXCOVERAGE).getpalette() or []
    palette = Image.new("P", (1, 1))
    palette.putpalette([*surfaces, *spread[: 3 * (COLOURS - EXACT)]])
    return shot.quantize(COLOURS, palette=palette, dither=Image.Dither.NONE)


if __name__ == "__main__":
    main(sys.argv[1:])
