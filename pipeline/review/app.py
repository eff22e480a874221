"""The review page put together: guards, sessions, tokens, errors, and a Blueprint a page."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from flask import Flask
from flask_wtf.csrf import CSRFProtect  # type: ignore[import-untyped]  # ships no types
from jinja2 import StrictUndefined

from pipeline import urls
from pipeline.news import Headline
from pipeline.review import (
    access,
    archive_page,
    clip,
    corrections_page,
    desk_page,
    draft_dated,
    draft_edits,
    draft_page,
    draft_passes,
    draft_posting,
    errors_page,
    guards,
    help_page,
    hidden_page,
    manifest,
    metrics_page,
    outlets_page,
    panels,
    passwords,
    pictures,
    runs_page,
    settings_page,
    statics,
    times,
)
from pipeline.review.current import heard, pass_on, the_desk, who
from pipeline.review.door import Door
from pipeline.review.numbers import StoredNumber
from pipeline.review.office import EXTENSION, Office, close, note
from pipeline.review.sentences import sentence
from pipeline.review.sessions import ServerSessions
from pipeline.shipped import TEMPLATES
from pipeline.text import direction

_PAGES = (
    access,
    help_page,
    statics,
    desk_page,
    hidden_page,
    draft_page,
    draft_edits,
    draft_dated,
    draft_passes,
    draft_posting,
    panels,
    corrections_page,
    archive_page,
    outlets_page,
    settings_page,
    runs_page,
    clip,
    pictures,
    manifest,
    metrics_page,
)
MOST_BYTES = 1_000_000


def create_app(folder: Path, environ: Mapping[str, str], *, clock: Callable[[], datetime], door: Door) -> Flask:
    """Return the WSGI application that works on the desk in `folder`.

    Args:
        folder: The desk's folder.
        environ: The environment, whose COPYDESK_* stand before the file.
        clock: Stands for now, asked once a request.
        door: Where it listens and whom it lets in.

    Raises:
        SettingsError: the key in the desk's secrets folder cannot be read, or others can read it.
    """
    app = Flask(__name__, static_folder=None, template_folder=str(TEMPLATES))
    app.extensions[EXTENSION] = Office(folder=folder, environ=environ, clock=clock, door=door)
    app.secret_key = passwords.page_key(folder)
    app.session_interface = ServerSessions()
    app.config.update(MAX_CONTENT_LENGTH=MOST_BYTES, MAX_FORM_MEMORY_SIZE=MOST_BYTES)
    # Origin is checked by our guards; flask-wtf would ask for a Referer, which our pages never send.
    app.config.update(WTF_CSRF_TIME_LIMIT=None, WTF_CSRF_SSL_STRICT=False)
    app.jinja_options = {"autoescape": True, "undefined": StrictUndefined, "trim_blocks": True, "lstrip_blocks": True}
    # In this order: whose request it is, who may come in, and only then its token.
    app.before_request(guards.check)
    app.before_request(access.admit)
    CSRFProtect(app)
    # The one that is registered first comes last.
    app.after_request(note)
    app.after_request(access.note_use)
    app.after_request(pass_on)
    app.after_request(guards.harden)
    app.teardown_appcontext(close)
    _teach_templates(app)
    errors_page.register(app)
    app.url_map.converters["int"] = StoredNumber
    # Else an address with two slashes is redirected, to http:// even where a proxy speaks https.
    app.url_map.merge_slashes = False
    for page in _PAGES:
        app.register_blueprint(page.pages)
    return app


def _teach_templates(app: Flask) -> None:
    """Give the templates the words they share."""
    words: dict[str, Callable[..., str]] = {
        "hour": lambda moment: times.hour(moment, now=the_desk().now, zone=_zone()),
        "ago": lambda moment: times.ago(moment, now=the_desk().now),
        "outing": lambda moment: times.outing(moment, now=the_desk().now, zone=_zone()),
        "outgoing": lambda moment: times.outgoing(moment, now=the_desk().now, zone=_zone()),
        "iso": times.iso,
        "lang": _language,
        "web": urls.clean,
        "sentence": sentence,
    }
    app.jinja_env.globals.update(words, static=statics.static, heard=heard, who=who, signed_in=access.signed_in)
    app.jinja_env.globals.update(open_corrections=corrections_page.open_corrections)
    app.jinja_env.filters.update(words)
    app.context_processor(_every_page)


def _every_page() -> dict[str, Any]:
    chosen = the_desk().settings
    return {
        "blog": chosen.blog,
        "blog_dir": direction(chosen.blog.language),
        "keys_on": chosen.review.keys,
        "here": "",
    }


def _zone() -> ZoneInfo:
    return ZoneInfo(the_desk().settings.blog.timezone)


def _language(headline: Headline) -> str:
    """Return the language of an outlet's words: the headline's own, else the outlet's; "" = nobody says."""
    return headline.language or the_desk().registry.outlet(headline.outlet).language
