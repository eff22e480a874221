"""why: every term of a score, and why something is absent."""

import click

from pipeline import desk
from pipeline.cli.edge import Said, common, number, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.errors import UsageError


@click.command("why")
@click.argument("identifier", metavar="ID")
@click.option("--topic", metavar="NAME", help="Score it for this topic.")
@common
@click.pass_obj
def why_command(said: Said, identifier: str, topic: str | None) -> None:
    """Explain a story (s12), a headline (h12) or a draft's story (d12)."""
    with the_desk(said, command="copydesk why", looking=True) as opened:
        asked = opened.topic(topic) if topic else None
        letter = identifier[:1].lower()
        if letter == "h":
            explained = desk.why_headline(opened, number(identifier, "h", "headline"), asked)
        elif letter == "s":
            explained = desk.why_story(opened, number(identifier, "s", "story"), asked)
        elif letter == "d":
            draft = desk.find(opened, number(identifier, "d", "draft"))
            explained = desk.why_story(opened, draft.story, asked or desk.topic_of(opened, draft), draft=draft)
        else:
            raise UsageError(f"{identifier!r} is no id", do="name a story (s12), a headline (h12) or a draft (d12)")
    terms = {term.name: term.points for term in explained.terms}
    if said.json:
        print_json({"id": identifier, "score": explained.score, "terms": terms, "reasons": list(explained.reasons)})
        return
    say(f"{identifier}  {explained.score:.2f}")
    for term in explained.terms:
        say(f"  {term.points:6.2f}  {term.name} ({term.weight:g} x {term.value:.2f})")
    for reason in explained.reasons:
        say(f"  - {reason}")
