"""The commands of `copydesk` and of its groups: the module of pipeline/cli that each stands in, its line in the help.

The help is asked before anything else is known of copydesk: it imports none of them.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Command(NamedTuple):
    """`module` has the function NAME_command; `does` is one line of at most 60 characters."""

    module: str
    does: str


Sections = Mapping[str, Mapping[str, Command]]  # heading -> name -> command, in the order of the help

COPYDESK: Sections = {
    "To begin": {
        "demo": Command("demo", "Make and print a post from a bundled day of invented news."),
        "init": Command("start", "Make a desk: commented settings with three example topics."),
        "outlets": Command("outlets", "List, check, add, mute, import and export outlets."),
        "topics": Command("topics", "Try what a topic's words catch."),
        "channels": Command("channels", "List, sign in to and test the places where posts go."),
        "formats": Command("formats", "List the formats of posts, each with a sample."),
        "schedule": Command("schedule", "Print, install or remove what makes a desk work by itself."),
    },
    "Every day": {
        "run": Command("running", "Gather, draft every topic and tell the editor, for cron."),
        "review": Command("review", "Serve the page on which you read, change and approve drafts."),
        "drafts": Command("drafts", "List the drafts."),
        "show": Command("posts", "Print a draft as the post it would be."),
        "approve": Command("drafts", "Approve a draft as it stands."),
        "discard": Command("drafts", "Discard a draft: its story waits until more cover it."),
        "publish": Command("publishing", "Send an approved draft to the blog, once."),
    },
    "Step by step": {
        "gather": Command("gathering", "Fetch the outlets that are due."),
        "ingest": Command("gathering", "File headlines from JSON lines."),
        "stories": Command("stories", "List the stories of the window, the highest score first."),
        "why": Command("why", "Explain a story (s12), headline (h12) or draft (d12)."),
        "draft": Command("drafting", "Draft topics, a story, or pages that you name."),
    },
    "What was published": {
        "correct": Command("publishing", "Open a post's draft again, to change the post."),
        "withdraw": Command("publishing", "Take a post from the public; nothing is deleted."),
        "takedown": Command("takedown", "Remove an article's words for good, from posts too."),
        "corrections": Command("corrections", "List pages that our posts link and that changed since."),
        "links": Command("links", "Ask whether the pages that posts link are still there."),
        "archive": Command("archive", "Search and count old posts, of other blogs' exports too."),
    },
    "The desk itself": {
        "doctor": Command("care", "Look whether the desk is well, and name cures."),
        "log": Command("log", "Say what happened on this desk, the newest last."),
        "backup": Command("copies", "Write a verified copy of the desk's database."),
        "restore": Command("copies", "Put a backup in the place of the desk's database."),
        "upgrade": Command("upgrade", "Bring the desk up to date with the installed copydesk."),
    },
    "Without a desk": {
        "read": Command("reading", "Show what is seen in a feed, sitemap, section or article."),
        "parse": Command("parsing", "Read a post (HTML or text) into Roundup JSON."),
        "render": Command("posts", "Print a Roundup (JSON) as the post it is."),
    },
}

OUTLETS: Sections = {
    "Commands": {
        "list": Command("outlets", "List the outlets that this desk gathers from, and how they are."),
        "check": Command("outlets", "Ask outlets' addresses now, and say what is wrong."),
        "add": Command("outlets_add", "Read an outlet's front page and write its entry."),
        "mute": Command("outlets_mute", "Link an outlet no more, let it lead no more, or hear it no more."),
        "import": Command("outlets_opml", "Take the outlets of a feed reader (OPML)."),
        "export": Command("outlets_opml", "Print the outlets as OPML."),
    }
}

ARCHIVE: Sections = {
    "Commands": {
        "import": Command("archive_import", "Import a blog's past; run again, it goes on."),
        "search": Command("archive_search", "Search what was posted."),
        "url": Command("archive_search", "Tell which posts link or show a page."),
        "on": Command("archive_on", "List earlier posts of a story (s12), with why."),
        "stats": Command("archive_stats", "Count posts and links by month, outlet and side."),
        "habits": Command("archive_habits", "Show and change what was learnt of the outlets you link."),
        "searches": Command("archive_searches", "Save, list and remove searches."),
    }
}


def named(sections: Sections) -> dict[str, Command]:
    """Return the commands by name, in the order of the help."""
    return {name: command for commands in sections.values() for name, command in commands.items()}
