"""publish, withdraw, correct: a draft to the blog, and what comes after."""

import time

import click

from pipeline.cli.edge import Said, common, number, print_json, say, tell, wall_clock
from pipeline.cli.holding import the_desk
from pipeline.desk import Desk, checking, corrections, find, publishing
from pipeline.desk.printing import broken_templates, preview
from pipeline.desk.publishing import Order, Pace
from pipeline.errors import UsageError
from pipeline.publish.markdown import files
from pipeline.store.postings import Posting

_SAID = {
    "unsent": "it is not there yet",
    "draft": "a draft, not public",
    "scheduled": "goes live later",
    "live": "live",
    "sent": "sent",
    "withdrawn": "a draft on the blog again",
}


# A person waits: a page that has not answered by then is not known to be gone, and blocks nothing.
_LINK_SECONDS = 20.0


def _not_blank(context: click.Context, option: click.Parameter, given: str | None) -> str:
    """Refuse what a script's empty variable says: it would go to another channel, or now and not later."""
    if given is not None and not given.strip():
        raise click.BadParameter("it is empty; name one, or leave the option out", context, option)
    return given or ""


_TO = click.option(
    "--to", "channel", callback=_not_blank, metavar="NAME", help="The channel; else the first of copydesk.toml."
)


@click.command("publish")
@click.argument("identifier", metavar="ID")
@_TO
@click.option("--live", is_flag=True, help="Make it public; without it the blog gets a draft.")
@click.option(
    "--at", callback=_not_blank, metavar="TIME", help="With --live: 18:00, next (free slot), now, or RFC 3339."
)
@click.option("--dry-run", is_flag=True, help="Say what preflight says; ask nobody, send nothing.")
@click.option(
    "--let-pass", "rules", multiple=True, metavar="RULE", help="Let what this rule found pass, with --because."
)
@click.option("--because", default="", metavar="WHY", help="Why it may pass; kept with the draft.")
@click.option(
    "--over", callback=_not_blank, metavar="VERSION", help="Write over the blog's own change that a refusal has shown."
)
@click.option("--arrived", is_flag=True, help="Of a post that copydesk asks you about: it arrived.")
@click.option("--again", is_flag=True, help="Of the same: it did not arrive, send it again.")
@common
@click.pass_obj
def publish_command(
    said: Said,
    identifier: str,
    channel: str,
    live: bool,
    at: str,
    dry_run: bool,
    rules: tuple[str, ...],
    because: str,
    over: str,
    arrived: bool,
    again: bool,
) -> None:
    """Send a draft to the blog: as a draft there or, with --live, for everybody. Never twice."""
    _refuse_odd(because=because, rules=rules, answers=arrived + again)
    named, limit = number(identifier, "d", "draft"), _LINK_SECONDS
    asked = Order(
        draft=named, channel=channel, live=live, at=at, over=over, arrived=arrived, again=again, link_seconds=limit
    )
    with the_desk(said, command="copydesk publish") as opened:
        away = publishing.in_doubt(opened, asked.draft, channel) if again else None
        if away:
            told = away if dry_run else publishing.give_up(opened, asked.draft, pace(), channel=away.channel)
            _print(said, away.channel, told, unsent=dry_run)
            return
        for rule in rules:
            checking.let_pass(opened, asked.draft, rule, because=because, editor=asked.editor)
        if dry_run or not publishing.is_there(opened, asked):
            _tell_matters(opened, asked)
        if dry_run:
            _tell_templates(opened, asked)
            posting = publishing.rehearse(opened, asked)
            _print(said, publishing.channel_named(opened, channel).name, posting, unsent=True)
            return
        posting = publishing.publish(opened, asked, pace())
        place = _file(opened, posting)
    _print(said, posting.channel, posting, place=place)


@click.command("withdraw")
@click.argument("identifier", metavar="ID")
@_TO
@common
@click.pass_obj
def withdraw_command(said: Said, identifier: str, channel: str) -> None:
    """Take a post from the public: it is a draft on the blog again. Nothing is deleted."""
    with the_desk(said, command="copydesk withdraw") as opened:
        posting = publishing.withdraw(opened, number(identifier, "d", "draft"), pace(), channel=channel)
        place = _file(opened, posting)
    _print(said, posting.channel, posting, place=place)


@click.command("correct")
@click.argument("identifier", metavar="ID")
@click.option("--note", default="", metavar="TEXT", help="Add a dated correction below the post.")
@click.option("--update", default="", metavar="TEXT", help="Add a dated update below the post.")
@click.option("--back", is_flag=True, help="Take the correction back: the draft is what was posted again.")
@common
@click.pass_obj
def correct_command(said: Said, identifier: str, note: str, update: str, back: bool) -> None:
    """Open the draft of a post again; approve and publish it to change the post."""
    if back and (note or update):
        raise UsageError("a correction is taken back, or added to", do="say --back alone")
    named = number(identifier, "d", "draft")
    with the_desk(said, command="copydesk correct") as opened:
        if back:
            draft = publishing.take_correction_back(opened, named)
        elif note or update:
            draft = corrections.note_below(opened, named, correction=note, update=update)
        else:
            draft = publishing.correct(opened, named)
    if said.json:
        print_json({"id": f"d{draft.id}", "state": draft.state, "revision": draft.revision})
    else:
        say(f"d{draft.id}  {draft.state}  {draft.roundup.title}")


def pace() -> Pace:
    """Return the real clock and how to wait by it: whether a post has arrived has nothing to do with --as-of."""
    return Pace(clock=wall_clock, wait=time.sleep)


def _refuse_odd(*, because: str, rules: tuple[str, ...], answers: int) -> None:
    if answers > 1:
        raise UsageError("it arrived, or it did not", do="say --arrived or --again")
    if because and not rules:
        raise UsageError("a reason without what it lets pass", do="say --let-pass RULE with it")


def _tell_matters(opened: Desk, asked: Order) -> None:
    for matter in checking.preflight(opened, asked.draft):
        tell(f"{matter.level}: {matter.rule}: {matter.where}: {matter.cure}")


def _tell_templates(opened: Desk, asked: Order) -> None:
    shown = preview(find(opened, asked.draft).roundup, opened.settings, opened.folder, form="html")
    found = [f"{one.where}: {one.said}" for one in broken_templates(opened.settings, opened.folder)]
    if not found and shown.failure:
        found = [f"{shown.failure.where}: {shown.failure.what}"]
    for one in found:
        tell(f"block: template: {one}")


def _file(opened: Desk, posting: Posting) -> str:
    """Return the file that a post of a Markdown channel is, "" where it is none."""
    chosen = publishing.channel_named(opened, posting.channel)
    if chosen.kind != "markdown" or not posting.remote_id:
        return ""
    return str(files.channel(chosen, desk=opened.folder, blog=opened.settings.blog).folder / posting.remote_id)


def _print(said: Said, channel: str, posting: Posting | None, *, place: str = "", unsent: bool = False) -> None:
    state = posting.state if posting else "unsent"
    url, remote_id = (posting.url, posting.remote_id) if posting else ("", "")
    if said.json:
        print_json({"channel": channel, "state": state, "url": url or None, "remote_id": remote_id or None})
    else:
        where = f"  {url or place or (posting.edit_url if posting else '')}".rstrip()
        say(f"{channel}: {'nothing was sent; ' if unsent else ''}{_SAID.get(state, state)}{where}")
    if posting and posting.why:
        tell(f"{channel}: {posting.why}")
