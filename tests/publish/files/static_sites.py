"""Hugo and Jekyll (Debian's own) and Eleventy (npm's), building a site of what the Markdown channel wrote."""

import json
import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import html

_HUGO = {
    "config.toml": """
baseURL = "https://blog.example/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
timeZone = "UTC"
[outputs]
home = ["JSON"]
""",
    "layouts/_default/single.html": "<h1>{{ .Title }}</h1>{{ .Content }}",
    "layouts/index.json": """[{{ range $at, $post := .Site.RegularPages }}{{ if $at }},{{ end }}
{{ dict "name" .File.Path "title" .Title "content" .Content "tags" .Params.tags | jsonify }}{{ end }}]""",
}
_JEKYLL = {
    "_config.yml": "url: https://blog.example\ntimezone: UTC\n",
    "_layouts/post.html": "<h1>{{ page.title | escape }}</h1>{{ content }}",
    "index.json": """---
---
[{% for post in site.posts %}{% unless forloop.first %},{% endunless %}
{"name": {{ post.path | jsonify }}, "title": {{ post.title | jsonify }}, "content": {{ post.content | jsonify }},
 "tags": {{ post.tags | jsonify }}}{% endfor %}]""",
}
_ELEVENTY = {
    "_includes/post.11ty.cjs": "exports.render = (post) => post.content;",
    "posts/posts.json": '{"layout": "post.11ty.cjs"}',
    "index.11ty.cjs": """exports.data = {permalink: "/index.json", eleventyExcludeFromCollections: true};
exports.render = ({collections}) => JSON.stringify(collections.all.map((post) => (
  {name: post.inputPath, title: post.data.title, content: post.templateContent, tags: post.data.tags})));""",
}
# Where the files of the channel lie in a site, and what builds it into _site.
SITES = {
    "hugo": ("content", _HUGO, ["hugo", "--quiet", "--destination", "_site"]),
    "jekyll": ("_posts", _JEKYLL, ["jekyll", "build", "--quiet", "--disable-disk-cache"]),
    "eleventy": ("posts", _ELEVENTY, ["eleventy", "--quiet"]),
}


@dataclass(frozen=True, slots=True)
class Page:
    """A post as the built site has it."""

    title: str
    content: str
    tags: tuple[str, ...]

    @property
    def words(self) -> str:
        """What a reader sees of the body, white space folded."""
        return " ".join("".join(map(str, html.fromstring(f"<div>{self.content}</div>").itertext())).split())


@dataclass(frozen=True, slots=True)
class Site:
    """A site's folder, and the folder of its posts."""

    kind: str
    folder: Path

    @property
    def posts(self) -> Path:
        """Where the channel writes."""
        return self.folder / SITES[self.kind][0]

    def built(self) -> dict[str, Page]:
        """Build the site and return its posts by the name of their files."""
        environ = {**os.environ, "LC_ALL": "C.UTF-8"}
        done = subprocess.run(
            SITES[self.kind][2], cwd=self.folder, env=environ, capture_output=True, text=True, timeout=120, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        listed = json.loads((self.folder / "_site" / "index.json").read_text(encoding="utf-8"))
        return {
            Path(post["name"]).name: Page(post["title"], post["content"], tuple(post["tags"] or ())) for post in listed
        }


def site(kind: str, folder: Path) -> Site:
    """Return a new site of this kind, or skip where the generator is not installed."""
    if shutil.which(SITES[kind][2][0]) is None:
        pytest.skip(f"no {kind} on the path here: .ci/run installs hugo and jekyll, npm has @11ty/eleventy")
    for name, text in SITES[kind][1].items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    made = Site(kind, folder)
    made.posts.mkdir(parents=True, exist_ok=True)
    return made
