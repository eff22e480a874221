"""formats: the house formats there are, each with a printed sample."""

import click

from pipeline import house
from pipeline.cli.edge import Said, common, print_json, say
from pipeline.cli.posts import settings_of
from pipeline.desk.printing import printed
from pipeline.render import sample


@click.command("formats")
@click.argument("name", required=False, default="")
@common
@click.pass_obj
def formats_command(said: Said, name: str) -> None:
    """List the house formats, shipped and your own, with a sample of invented news in each. Needs no database."""
    own = said.folder / "formats"
    settings = settings_of(said.folder)
    found = []
    for form in [house.named(one, own, blog=settings.blog.name) for one in ([name] if name else house.names(own))]:
        post = printed(sample(form, language=settings.blog.language), settings, said.folder, form="text")
        found.append({"name": form.name, "describes": form.describes, "own": form.own, "sample": post})
    if said.json:
        print_json(found)
        return
    for one in found:
        say(f"{one['name']}  {one['describes']}" + ("  (yours)" if one["own"] else ""))
        say()
        for line in str(one["sample"]).splitlines():
            say(f"    {line}".rstrip())
        say()
