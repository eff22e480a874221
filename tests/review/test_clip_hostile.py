"""Hostile words in the clipper, over the real server and in the real browser: they are the text that they are."""

from urllib.parse import urlencode

from playwright.sync_api import Page

from pipeline.store import headlines
from tests.conftest import LONG
from tests.desk.clips import dump
from tests.hostile_strings import hostile
from tests.review.conftest import Client, Served

PAID = "https://harbour.example/2026/05/12/paid"
SAMPLE = 50 if LONG else 8  # of the shared strings, besides one of each kind
# What counts as harm in a page: a script that ran, an element, attribute or address that our template did not write.
_HARM = """() => ({
  ran: window.hit || null,
  scripts: [...document.scripts].filter(one => !one.src.startsWith(location.origin + '/static/')).length,
  strange: document.querySelectorAll('img, svg, iframe, object, embed, style, math, base').length,
  handlers: [...document.querySelectorAll('*')].filter(
    one => [...one.attributes].some(a => a.name.startsWith('on') || a.name === 'style')).length,
  addresses: [...document.querySelectorAll('main a[href]')].filter(
    one => !/^https?:/.test(one.href) && one.textContent !== 'Clip to copydesk').length,
})"""
_HARMLESS = {"ran": None, "scripts": 0, "strange": 0, "handlers": 0, "addresses": 0}


def test_hostile_clips_run_no_script_and_change_nothing_by_being_looked_at(served: Served, browser: Page) -> None:
    reports: list[str] = []
    browser.on(
        "console",
        lambda message: reports.append(f"{message.text} {message.location}") if message.type == "error" else None,
    )
    browser.on("pageerror", lambda error: reports.append(str(error)))
    browser.on("dialog", lambda dialog: reports.append(f"dialog: {dialog.message}"))
    with served.opened() as desk:
        before = dump(desk.db)
    harm = []
    for text in hostile(sample=SAMPLE):
        for sent in ({"url": PAID, "title": text, "text": f"{text}\n{text}"}, {"url": text, "home": text, "use": text}):
            answer = browser.goto(f"/clip?{urlencode(sent, errors='replace')}")
            found = browser.evaluate(_HARM)
            if answer is None or answer.status >= 500 or found != _HARMLESS:
                harm.append((text, answer and answer.status, found))

    assert harm == []
    assert reports == []
    with served.opened() as desk:
        assert dump(desk.db) == before


def test_hostile_clips_are_filed_as_the_text_they_are(served: Served, client: Client, browser: Page) -> None:
    harm, texts = [], hostile(sample=SAMPLE)
    for at, text in enumerate(texts):
        clip = {"url": f"{PAID}/{at}", "title": text, "outlet": text, "more": text, "home": "d1", "use": "cite"}
        answer = client.press("/clips", {key: value.encode("utf-8", "replace").decode() for key, value in clip.items()})
        assert answer.status_code in (303, 422), text
    for at in range(0, len(texts), 5):
        browser.goto(f"/clip?{urlencode({'url': f'{PAID}/{at}'})}")
        found = browser.evaluate(_HARM)
        if found != _HARMLESS:
            harm.append((at, found))

    assert harm == []
    with served.opened() as desk:
        assert headlines.at_page(desk.db, "https://harbour.example/2026/05/12/paid/0") is not None
