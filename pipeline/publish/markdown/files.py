"""Markdown files for a static site: Hugo, Jekyll, Eleventy or Astro.

A post is the one file whose name ends in its key, so it is found again whatever else was done to it. Nothing is built
or uploaded: that is the site's own affair. A file is written whole or not at all (on_disk.py), and never deleted.
"""

import hashlib
import os
import re
from dataclasses import dataclass, replace
from pathlib import Path
from zoneinfo import ZoneInfo

from pipeline import settings
from pipeline.errors import RefusedError, RemoteEditedError
from pipeline.news import Dispatch, Mark, Proof, Remote, Traits
from pipeline.publish.forms import filled
from pipeline.publish.markdown import front_matter, names, on_disk
from pipeline.publish.markdown.committing import committed
from pipeline.publish.markdown.for_sites import for_sites
from pipeline.whole_files import make_folder

_SLUG, _KEY = re.compile(r"[a-z0-9]+(-+[a-z0-9]+)*"), re.compile(r"[a-z][a-z0-9]{11}")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SETTLES, _GIT_SETTLES = 10.0, 60.0  # seconds: a busy machine writes a file, and git takes its time
_BUILD = "build and upload your site: the file alone is not on the web"
_ASTRO = "Astro prints drafts too unless your pages leave out what has draft: true (docs/publish-markdown.md)"


def channel(chosen: settings.Channel, *, desk: Path, blog: settings.Blog) -> "Files":
    """Return the channel that writes into the folder of its table, seen from the desk."""
    folder = desk / chosen.folder
    if chosen.site == "jekyll" and "_posts" not in folder.parts:
        folder = folder / "_posts"
    return Files(chosen=chosen, desk=desk.resolve(), folder=folder.resolve(), zone=blog.timezone)


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """The files of one folder. `folder` and `desk` are whole paths without links, `zone` the blog's time zone."""

    chosen: settings.Channel
    desk: Path
    folder: Path
    zone: str

    @property
    def traits(self) -> Traits:
        """Everything; Eleventy and Astro hold no post back until its date."""
        schedules = "scheduled" in front_matter.FLAGS[self.chosen.site]
        return Traits(
            schedules=schedules, by_date=True, settle_seconds=_GIT_SETTLES if self.chosen.git_commit else _SETTLES
        )

    def prove(self) -> Proof:
        """Say where the files go; see `Channel.prove`."""
        near = _nearest(self.folder)
        if not self._may_be_made() or not os.access(near, os.W_OK | os.X_OK):
            raise self._no_folder()
        notes = (_BUILD, *((_ASTRO,) if self.chosen.site == "astro" else ()))
        may = {"drafts": True, "publish": True, "schedule": self.traits.schedules}
        return Proof(account=str(self.folder), may=may, notes=notes)

    def find(self, mark: Mark) -> tuple[Remote, ...]:
        """Return the files whose name ends in the key, in whatever folder below ours; see `Channel.find`."""
        if not _KEY.fullmatch(mark.key):
            raise RefusedError(f"{mark.key!r} is no key of a post", where=str(self.folder))
        found = sorted(name for name in names.below(self.folder) if names.bears(name, mark.key))
        return tuple(remote for name in found if (remote := self.see(name)))

    def like(self, dispatch: Dispatch) -> tuple[Remote, ...]:
        """Return nothing: a file keeps the name under which it is written; see `Channel.like`."""
        del dispatch
        return ()

    def create(self, dispatch: Dispatch) -> Remote:
        """Write a new file; see `Channel.create`."""
        name = self._name(dispatch)
        text = front_matter.together(self._front(dispatch, dispatch.labels), for_sites(dispatch.markdown))
        self._make_folder()
        if any(names.bears(there, dispatch.mark.key) for there in names.below(self.folder)):
            raise RefusedError("a file of this post is there already", where=str(self.folder), do="look for its key")
        return self._put(name, text)

    def see(self, remote_id: str) -> Remote | None:
        """Return a file as it is now; see `Channel.see`."""
        text = on_disk.read(on_disk.inside(self.folder, remote_id))
        return None if text is None else _remote(remote_id, text)

    def change(self, remote: Remote, dispatch: Dispatch, *, given: tuple[str, ...]) -> Remote:
        """Write the file anew with what a person added to its front matter; see `Channel.change`."""
        old, _ = self._parts(remote)
        theirs = tuple(label for label in remote.labels if label not in {*given, *dispatch.labels})
        new = self._front(dispatch, (*dispatch.labels, *theirs))
        theirs_of_old = tuple(block for block in old if block.key not in front_matter.OURS)
        blocks = front_matter.merged(theirs_of_old, new, site=self.chosen.site)
        text = front_matter.together(blocks, for_sites(dispatch.markdown))
        return self._put(remote.remote_id, text)

    def withdraw(self, remote: Remote) -> Remote:
        """Flag the file as a draft, which the site's next build leaves out; see `Channel.withdraw`."""
        old, body = self._parts(remote)
        blocks = front_matter.flagged(old, site=self.chosen.site, status="draft")
        return self._put(remote.remote_id, front_matter.together(blocks, body))

    def keep(self, remote: Remote) -> Remote:
        """Commit a file that git did not take when it was written; the notes are those of one that is written now."""
        path = on_disk.inside(self.folder, remote.remote_id)
        return replace(remote, notes=self._notes(path, remote.status))

    def close(self) -> None:
        """Nothing is kept open."""

    def _name(self, dispatch: Dispatch) -> str:
        slug = dispatch.mark.slug
        if (
            not _SLUG.fullmatch(slug)
            or not _KEY.fullmatch(dispatch.mark.key)
            or not names.bears(slug, dispatch.mark.key)
        ):
            raise RefusedError(f"{slug!r} is no name of a file that ends in its key", where=f"{self.folder}")
        if self.chosen.site != "jekyll":
            return f"{slug}.md"
        day = dispatch.date if _DAY.fullmatch(dispatch.date) else f"{dispatch.at.astimezone(ZoneInfo(self.zone)):%F}"
        return f"{day}-{slug}.md"

    def _front(self, dispatch: Dispatch, labels: tuple[str, ...]) -> tuple[front_matter.Block, ...]:
        flags = front_matter.FLAGS[self.chosen.site].get(dispatch.status)
        if flags is None:
            raise RefusedError(
                f"{self.chosen.site} does not hold a post back until its time",
                where=f"publish.{self.chosen.name}; nothing was written",
                do="publish it as a draft now and live at that time",
            )
        at = dispatch.at.astimezone(ZoneInfo(self.zone)).isoformat(timespec="seconds")
        text = filled(
            f"front/{self.chosen.site}.md",
            {
                "title": dispatch.title,
                "date": _Plain(at),
                "flags": tuple(_Plain(flag) for flag in flags),
                "labels": labels,
                "description": dispatch.excerpt,
                "slug": dispatch.mark.slug,
                "key": dispatch.mark.key,
                "status": dispatch.status,
            },
            desk=self.desk,
            printed=_printed,
        )
        blocks = front_matter.parts(text).blocks
        if blocks is None:
            raise RefusedError(
                "the front matter does not stand between two lines of ---",
                where=f"templates/front/{self.chosen.site}.md; nothing was written",
                do="write it as YAML",
            )
        return blocks

    def _parts(self, remote: Remote) -> tuple[tuple[front_matter.Block, ...], str]:
        text = on_disk.read(on_disk.inside(self.folder, remote.remote_id))
        if text is not None and remote.version and _version(text) != remote.version:
            raise RemoteEditedError(
                "the file was changed this moment; nothing was overwritten",
                where=str(self.folder / remote.remote_id),
                do="publish again: what changed is shown",
            )
        parts = front_matter.parts(text) if text is not None else None
        if parts is None or parts.blocks is None:
            raise RefusedError(
                "the file has no front matter between two lines of ---" if parts else "the file is gone",
                where=f"{self.folder / remote.remote_id}; nothing was changed",
                do="write it as YAML again, or change the post by hand" if parts else "put it back",
            )
        return parts.blocks, parts.body

    def _put(self, name: str, text: str) -> Remote:
        path = on_disk.inside(self.folder, name)
        text = text.encode("utf-8", "replace").decode("utf-8")  # half a character has no bytes
        on_disk.put(path, text, aside=f".copydesk-{path.stem[-12:]}.tmp")
        written = _remote(name, text)
        return replace(written, notes=self._notes(path, written.status))

    def _notes(self, path: Path, status: str) -> tuple[str, ...]:
        """Commit the file where that is wished, and return what the editor should know of it."""
        notes: tuple[str, ...] = (_BUILD,)
        if self.chosen.site == "astro" and status == "draft":
            notes = (*notes, _ASTRO)
        if self.chosen.git_commit and (why := committed(path, timeout_seconds=self.chosen.timeout_seconds)):
            notes = (*notes, f"the file is written, and is not committed to git: {why} (publish it again for that)")
        return notes

    def _may_be_made(self) -> bool:
        # A folder elsewhere that is not there is a slip of the pen rather than a wish.
        if self.folder.exists():
            return self.folder.is_dir()
        return self.folder.parent.is_dir() or self.folder.is_relative_to(self.desk)

    def _make_folder(self) -> None:
        if not self._may_be_made():
            raise self._no_folder()
        try:
            make_folder(self.folder)
        except OSError as error:
            do = "see that the disk has room, and that the folder above it is yours to write"
            raise self._refused(f"the folder cannot be made: {error.strerror}", do) from error

    def _no_folder(self) -> RefusedError:
        do = "correct the folder in copydesk.toml, or make it"
        return self._refused("there is no such folder, or it is not yours to write", do)

    def _refused(self, what: str, do: str) -> RefusedError:
        where = f"publish.{self.chosen.name}.folder: {self.folder}; nothing was written"
        return RefusedError(what, where=where, do=do)


class _Plain(str):
    """Text that a front matter prints without quotes."""

    __slots__ = ()


def _printed(value: object) -> object:
    return value if isinstance(value, _Plain) else front_matter.quoted(value)


def _remote(name: str, text: str) -> Remote:
    parts = front_matter.parts(text)
    blocks = parts.blocks or ()
    return Remote(
        remote_id=name,
        url="",
        # Without front matter that we can read nobody knows; a public post is the graver mistake.
        status=front_matter.status(blocks) if parts.blocks is not None else "draft",
        title=front_matter.text_of(blocks, "title"),
        content=parts.body,
        labels=front_matter.list_of(blocks, "tags"),
        version=_version(text),
        at=front_matter.time_of(blocks),
    )


def _version(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _nearest(folder: Path) -> Path:
    return next(place for place in (folder, *folder.parents) if place.is_dir())
