"""archive search and archive url: what did we run with these words; did we link this page."""

import click

from pipeline.cli.archive_lines import dated
from pipeline.cli.edge import Said, common, print_json, say, tell
from pipeline.cli.holding import the_desk
from pipeline.dates.blog_days import known_day_of
from pipeline.desk.archiving import linking, saved, searching
from pipeline.desk.archiving.searching import Answer, Found
from pipeline.errors import UsageError
from pipeline.text import counted, log_line

_LINKS_SHOWN = 5


@click.command("search", context_settings={"ignore_unknown_options": True})
@click.argument("query", nargs=-1, metavar="[QUERY]...", type=click.UNPROCESSED)
@click.option("--best", is_flag=True, help="The best first, else the newest first.")
@click.option("--all", "every", is_flag=True, help="With --best: compare every match, however many there are.")
@click.option("--limit", type=click.IntRange(1, 10_000), default=20, show_default=True, help="At most so many posts.")
@click.option("--saved", "name", default="", metavar="NAME", help="A saved search; a QUERY is added to it.")
@common
@click.pass_obj
def search_command(said: Said, query: tuple[str, ...], best: bool, every: bool, limit: int, name: str) -> None:
    """Search what was posted: words, "phrases", beginnings*, -without, outlet: domain: label: kind: before: after: in:.

    Put the query into quotation marks of your shell when it has some of its own (docs/archive.md).
    """
    with the_desk(said, command="copydesk archive search", looking=True) as opened:
        typed = " ".join((*([saved.query_of(opened, name)] if name else ()), *query))
        if not typed.strip():
            raise UsageError("there is nothing to look for", do='copydesk archive search "ukraine talks"')
        order = "best" if best or every else ""
        found = searching.search(opened, typed, limit=limit, order=order, every_match=every, drafts=False)
        answers = searching.answers(opened, found)
    for note in found.notes:
        tell(log_line(f"copydesk: {note}"))
    if said.json:
        print_json([_document(one) for one in answers])
    else:
        _print(found, answers)


@click.command("url")
@click.argument("url", metavar="URL")
@common
@click.pass_obj
def url_command(said: Said, url: str) -> None:
    """Tell which posts link or show the page at URL, whatever tracking or mobile form its address has."""
    with the_desk(said, command="copydesk archive url", looking=True) as opened:
        found = linking.linking(opened, url)
        zone = opened.settings.blog.timezone
    days = [known_day_of(one.at, zone) for one in found]
    if said.json:
        print_json(
            [
                {"post": f"p{one.post}", "title": one.title, "date": day, "url": one.url or None, "role": one.role}
                for one, day in zip(found, days, strict=True)
            ]
        )
        return
    for one, day in zip(found, days, strict=True):
        say(log_line(f"{dated(day, one.post, one.title, state=one.state)}  ({one.role})  {one.url}".rstrip()))
    say(f"linked or shown in {counted(len(found), 'place')}" if found else "no post links or shows this page")


def _document(one: Answer) -> dict[str, object]:
    return {
        "post": f"p{one.hit.post}",
        "title": one.hit.title,
        "date": one.day,
        "url": one.hit.url or None,
        "snippet": one.snippet,
        "links": [
            {"headline": link.headline, "outlet": link.outlet, "url": link.url, "role": link.role} for link in one.links
        ],
    }


def _print(found: Found, answers: tuple[Answer, ...]) -> None:
    for one in answers:
        title = f"{one.hit.title} (Update)" if one.hit.update else one.hit.title
        say(log_line(dated(one.day, one.hit.post, title, state=one.hit.state)))
        if one.hit.url:
            say(log_line(f"      {one.hit.url}"))
        if one.snippet:
            say(log_line(f"      {one.snippet}"))
        for link in one.links[:_LINKS_SHOWN]:
            say(log_line(f"      - {link.headline} -- {link.outlet}"))
        if len(one.links) > _LINKS_SHOWN:
            say(f"      - and {counted(len(one.links) - _LINKS_SHOWN, 'more link')}")
    number = f"more than {found.number:,} posts" if found.capped else counted(found.number, "post")
    shown = f", {len(answers)} shown" if len(answers) < found.number or found.capped else ""
    say(f"{number}{shown}, {found.order} first")
