"""Settings: the blog, single keys, who is signed in, and the topics, written into copydesk.toml comments and all.

A form carries the digest of the file it was made from (`seen`). Its token stands on the buttons that post, so that the
trial, which is a GET of the same form, does not put it into an address.
"""

from collections.abc import Callable
from dataclasses import replace
from http import HTTPStatus

from flask import Blueprint, Response, request

from pipeline import house
from pipeline.desk import topic_writing
from pipeline.desk.evening import news_of
from pipeline.desk.toml import file
from pipeline.desk.topic_trial import Trial, trial
from pipeline.errors import CopydeskError, NotFoundError, SettingsError, StaleError, UsageError
from pipeline.news import Topic
from pipeline.review.answers import back, part_or_page
from pipeline.review.current import said, the_desk
from pipeline.review.desk_page import the_memory
from pipeline.review.office import the_office
from pipeline.review.topic_form import TopicForm, form_of, typed_form
from pipeline.settings.environment import BESIDE_SETTINGS
from pipeline.text import tidy

pages = Blueprint("settings_page", __name__)

_BLOG = ("name", "url", "timezone", "signature", "format", "language")
_HOME = "/settings"
_BLOG_SAVED = "Saved the blog."


@pages.get(_HOME)
def settings_page() -> Response:
    """Print the settings; `edit` names a topic whose form is shown, `add` shows an empty one."""
    if "add" in request.args:
        return _topic_page(form_of(Topic(name="")), new=True)
    if "edit" in request.args:
        return _topic_page(form_of(_topic(request.args["edit"])), new=False)
    return _settings()


@pages.get("/settings/topics/trial")
def topic_trial() -> Response:
    """Print what the form's topic would catch; nothing is saved."""
    form, new = typed_form(request.args), "new" in request.args
    try:
        found = trial(the_desk(), form.topic, news=news_of(the_desk(), the_memory()).news)
    except UsageError as problem:
        return _topic_page(form, new=new, problem=problem, status=422)
    return _topic_page(form, new=new, found=found)


@pages.post("/settings/topics")
def new_topic() -> Response:
    """Write a new topic."""
    form = typed_form(request.form)
    return _saved(form, topic_writing.add_topic, new=True)


@pages.post("/settings/topics/<name>")
def saved_topic(name: str) -> Response:
    """Write what the form changes of a topic."""
    return _saved(typed_form(request.form, name=name), topic_writing.change_topic, new=False)


@pages.post("/settings/topics/<name>/removal")
def removed_topic(name: str) -> Response:
    """Take a topic out of the file; "Put it back" undoes it."""

    def write() -> None:
        try:
            topic_writing.remove_topic(the_desk(), the_office().environ, name, seen=_seen())
        except (NotFoundError, StaleError):
            if not topic_writing.removed_last(the_desk(), name):
                raise  # else who presses twice has removed it by the first press

    return _written(write, f"Removed the topic {name}. Put it back: below.")


@pages.post("/settings/restoration")
def restoration() -> Response:
    """Put the file before the last change back."""
    return _written(
        lambda: file.put_back(the_desk(), the_office().environ, seen=_seen()), "Put copydesk.toml back as it was."
    )


@pages.post("/settings/blog")
def saved_blog() -> Response:
    """Write what the form changes of the blog."""
    now = the_desk().settings.blog
    typed = {key: " ".join(request.form.get(key, "").split()) for key in _BLOG if key in request.form}
    changed = {key: value for key, value in typed.items() if value != getattr(now, key)}
    if not changed:
        said(_BLOG_SAVED)
        return back(f"{_HOME}#blog")

    def write() -> None:
        if "name" in changed and not tidy(changed["name"]):
            raise UsageError("the blog would have no name", do="write the name that letters and notices should bear")
        topic_writing.change_table(the_desk(), the_office().environ, "blog", changed, seen=_seen())

    return _written(write, _BLOG_SAVED, typed=typed)


@pages.post("/settings/keys")
def saved_keys() -> Response:
    """Switch single keys on or off for everybody."""
    on = request.form.get("keys") == "on"
    desk, environ = the_desk(), the_office().environ
    words = f"Single keys are {'on' if on else 'off'}."
    if desk.settings.review.keys == on:
        said(words)
        return back(_HOME)
    return _written(lambda: topic_writing.change_table(desk, environ, "review", {"keys": on}, seen=_seen()), words)


def _saved(form: TopicForm, write: Callable[..., None], *, new: bool) -> Response:
    desk = the_desk()
    now = next((one for one in desk.settings.topics if one.name == form.name), None)
    try:
        write(desk, the_office().environ, form.topic, seen=_seen())
    except StaleError as problem:
        if now and replace(form.topic, title=form.title or now.title) == now:
            return _topic_saved(form)  # who presses twice has saved it by the first press
        return _topic_page(form, new=new, problem=problem, status=409, now=now)
    except (NotFoundError, SettingsError, UsageError) as problem:
        return _topic_page(form, new=new, problem=problem, status=404 if isinstance(problem, NotFoundError) else 422)
    return _topic_saved(form)


def _topic_saved(form: TopicForm) -> Response:
    said(f"Saved the topic {form.name}.")
    return back(f"{_HOME}#topics")


def _written(write: Callable[[], None], words: str, *, typed: dict[str, str] | None = None) -> Response:
    try:
        write()
    except StaleError as problem:
        return _settings(problem=problem, status=409, typed=typed)
    except NotFoundError:
        raise
    except UsageError as problem:
        return _settings(problem=problem, status=422, typed=typed)
    said(words)
    return back(_HOME)


def _settings(
    *, problem: CopydeskError | None = None, status: int = 200, typed: dict[str, str] | None = None
) -> Response:
    desk, environ = the_desk(), the_office().environ
    return part_or_page(
        "review/settings/main.html",
        "review/settings/page.html",
        status=status,
        here="settings",
        topics=desk.settings.topics,
        typed={key: getattr(desk.settings.blog, key) for key in _BLOG} | (typed or {}),
        typed_now=bool(typed),
        formats=tuple(dict.fromkeys((*house.names(desk.folder / "formats"), desk.settings.blog.format))),
        seen=_made_from(status),
        kept=file.kept_since(desk.folder),
        folder=desk.folder.resolve(),
        variables=sorted(name for name in environ if name.startswith("COPYDESK_") and name not in BESIDE_SETTINGS),
        problem=problem,
    )


def _topic_page(
    form: TopicForm,
    *,
    new: bool,
    found: Trial | None = None,
    problem: CopydeskError | None = None,
    status: int = 200,
    now: Topic | None = None,
) -> Response:
    alone = request.headers.get("HX-Target") == "trial"
    return part_or_page(
        "review/settings/trial.html" if alone else "review/settings/topic.html",
        "review/settings/topic_page.html",
        status=status,
        here="settings",
        form=form,
        new=new,
        found=found,
        alone=alone,
        problem=problem,
        seen=_made_from(status),
        stale=status == 409,
        now=form_of(now) if now else None,
    )


def _topic(name: str) -> Topic:
    found = next((topic for topic in the_desk().settings.topics if topic.name == name), None)
    if found is None:
        raise NotFoundError(f"no topic is called {name!r}", do="the settings page lists them")
    return found


def _seen() -> str:
    return request.form.get("seen", "")


def _made_from(status: int) -> str:
    """Return the digest of the file that the printed form is made from.

    A form that comes back as it was typed, tried or refused, keeps its own: it has not shown what changed since. Only
    one that shows both texts (409) is made from the file of now.
    """
    typed = request.values.get("seen", "") if status != HTTPStatus.CONFLICT else ""
    return typed or file.present(the_desk().folder).digest
