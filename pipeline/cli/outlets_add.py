"""outlets add: what an address says of its outlet is proposed, and written into outlets.toml when you agree."""

from collections.abc import Callable

import click

from pipeline import outlets, text
from pipeline.cli.edge import Said, agrees, common, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.desk import Desk
from pipeline.desk.outlet_writing import FILE, laid, write
from pipeline.desk.proposing import Proposal, propose
from pipeline.errors import UsageError
from pipeline.outlets.hosts import host_of
from pipeline.outlets.names import key
from pipeline.store.rows import stamp
from pipeline.text import counted


@click.command("add")
@click.argument("url")
@click.option("--yes", is_flag=True, help="Write it without asking.")
@click.option(
    "--name", metavar="NAME", default="", help="What it is called: an outlet of its own, also on a host of others."
)
@click.option("--starred", is_flag=True, help="It is a list of bookmarks that you pick by hand.")
@common
@click.pass_obj
def add_command(said: Said, url: str, yes: bool, name: str, starred: bool) -> None:
    """Read an outlet's front page, ask the feeds it names, and write an entry into outlets.toml.

    URL may be a feed too, or a YouTube channel, a Bluesky or Mastodon profile, a public Telegram channel.
    """
    with the_desk(said, command="copydesk outlets add") as opened:
        found = propose(opened, url, starred=starred, name=name.strip())
        if said.json:
            _tell_known(found, tell)
            _tell_failed(found)
        else:
            _show(found)
        if yes and found.is_news and found.in_doubt:
            raise _whose(found, url)
        agreed = found.is_news and (yes or (not said.json and _agrees(found)))
        if agreed:
            registry = write(opened, [found.facts])
        if said.json:
            print_json(_document(found, written=agreed))
        elif agreed:
            say(f"added to {found.known.name} in {FILE}" if found.known else f"written to {FILE}")
        elif found.is_news:
            say("nothing was written")
        if agreed:
            tell_when_not_chosen(opened, registry, [str(found.facts["name"])])


def tell_when_not_chosen(opened: Desk, registry: outlets.Registry, names: list[str]) -> None:
    """Say which of the outlets that were written `[registry] outlets` leaves out."""
    chosen = {outlet.name for outlet in outlets.chosen(registry, opened.settings.registry.outlets)}
    out = [name for name in names if name not in chosen]
    if out and opened.settings.registry.outlets:
        shown = f"{', '.join(out[:5])}{' …' if len(out) > 5 else ''}"
        tell(f"copydesk: not gathered yet: [registry] outlets in copydesk.toml does not name {shown}")


def _agrees(found: Proposal) -> bool:
    """Ask; what may be another outlet's, or could not be asked for anything, is not written by a mere Enter."""
    return agrees(f"Write this to {FILE}?", unsaid=found.has_address and not found.in_doubt)


def _show(found: Proposal) -> None:
    _tell_known(found, say)
    for feed in found.feeds:
        newest = f"newest of {stamp(feed.newest)}" if feed.newest else "none dated"
        say(f"{feed.url}  {text.log_line(feed.title) or 'without a title'}: {counted(feed.items, 'item')}, {newest}")
    _tell_failed(found)
    if found.facts.get("sections") and not found.facts.get("feeds"):
        tell("no feed was found; the page lists articles with their days, and is asked as a section")
    elif not found.feeds:
        tell("no feed was found; if there is a page that lists its news, give it as a section (docs/outlets.md)")
    if not found.has_address:
        tell("this entry has no address yet: nothing is gathered of it before it has feeds, sitemaps or sections")
    if found.is_news:
        say()
        say(laid("", [found.facts]).rstrip())


def _tell_known(found: Proposal, how: Callable[[str], None]) -> None:
    if found.known and not found.is_news:
        how(f"{found.known.name} is known already, with all that was found here.")
    elif found.known:
        how(f"{found.known.name} is known already: what is new is added to it.")
        if found.switches_on:
            how(f"{found.known.name} is switched off (enabled = false): this switches it on.")
        if key(found.called) != key(found.known.name):
            how(f"It calls itself {text.log_line(found.called)}. An outlet of its own? Give it a name: --name NAME")


def _whose(found: Proposal, url: str) -> UsageError:
    """What is to be decided before anything is written: nobody's headlines are filed under another's name."""
    host, known, called = host_of(url), found.known.name if found.known else "", text.log_line(found.called)
    do = f'its own: --name "{called}"; {known}\'s: --name "{known}"'
    return UsageError(f"{host} is {known}'s, but what is there calls itself {called}", where=url[:200], do=do)


def _tell_failed(found: Proposal) -> None:
    for url, why in found.failed:
        tell(f"{url}: left out: {text.log_line(why)}")


def _document(found: Proposal, *, written: bool) -> dict[str, object]:
    feeds = [
        {"url": feed.url, "title": feed.title, "items": feed.items, "newest": stamp(feed.newest)}
        for feed in found.feeds
    ]
    return {"outlet": found.facts, "feeds": feeds, "written": written}
