"""why: every term of a score, and why something is absent."""

import click

from pipeline import desk
from pipeline.cli.edge import Said, common, number, print_json, say
from pipeline.cli.holding import the_desk
from pipeline.errors import UsageError

_KINDS = {"h": "headline", "s": "story", "d": "draft"}


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
        if letter not in _KINDS:
            raise UsageError(f"{identifier!r} is no id", do="name a story (s12), a headline (h12) or a draft (d12)")
        named = number(identifier, letter, _KINDS[letter])
        if letter == "h":
            explained = desk.why_headline(opened, named, asked)
        elif letter == "s":
            explained = desk.why_story(opened, named, asked)
        else:
            draft = desk.find(opened, named)
            explained = desk.why_story(opened, draft.story, asked or desk.topic_of(opened, draft), draft=draft)
    terms = {term.name: term.points for term in explained.terms}
    if said.json:
        told = {"score": explained.score, "terms": terms, "reasons": list(explained.reasons)}
        print_json({"id": f"{letter}{named}", **told})
        return
    say(f"{letter}{named}  {explained.score:.2f}")
    for term in explained.terms:
        say(f"  {term.points:6.2f}  {term.name} ({term.weight:g} x {term.value:.2f})")
    for reason in explained.reasons:
        say(f"  - {reason}")
