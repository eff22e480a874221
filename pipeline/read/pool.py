"""Reading in child processes, each page with a deadline and a limit of memory: no parser is safe in our own process.

A megabyte of nested elements holds a parser for half a minute, and Twisted's reactor with it. Here it costs one child
and `DEADLINE_SECONDS`; the other child reads on, and a new one takes the place of the one that was lost.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future, InvalidStateError
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self, TypeVar, Unpack

from pipeline import forked, machine
from pipeline.errors import OutletError
from pipeline.news import Article, Feed, FrontPage, Subscriptions
from pipeline.read import children
from pipeline.read.children import ArticleTold, FeedTold, FileTold, PictureTold, SectionTold, Told

if TYPE_CHECKING:  # pebble costs a cron tick 15 ms, and most ticks read nothing
    from pebble import ProcessPool

    from pipeline.read.pictures import Encoded

DEADLINE_SECONDS = 5.0
# Above what a child needs before it reads anything, 53 to 62 MB of address space: together under 512 MB.
MEMORY_BYTES = 392 * 1024 * 1024

_STARTING = "pipeline.read.starting"  # by its name: what it does is for the forkserver alone
_CURE = "ask again later; if it stays so, set enabled = false for the outlet in outlets.toml"
_Read = TypeVar("_Read", Feed, Article, FrontPage, Subscriptions, "Encoded")
_Told = Told | FileTold | PictureTold


class Readers:
    """Children that read, started when the first page comes and let go by `close`, or as a context manager.

    Every future gives what the reader in `pipeline.read` returns, or raises its UnreadableError; a page that takes
    longer than the deadline, runs out of memory or kills its child is an OutletError. From any thread. `loaded` are the
    modules of `pipeline.read` that most pages need: they are loaded before any page comes, once for all children.
    """

    def __init__(
        self,
        workers: int = 2,
        *,
        loaded: Sequence[str] = ("feeds", "articles"),
        deadline_seconds: float = DEADLINE_SECONDS,
        memory_bytes: int = MEMORY_BYTES,
    ) -> None:
        self._workers = workers
        self._loaded = tuple(f"pipeline.read.{name}" for name in loaded)
        self._deadline_seconds = deadline_seconds
        self._memory_bytes = memory_bytes
        self._pools: list[ProcessPool] = []  # the last one reads, those before it broke
        self._waiting: set[Future[Any]] = set()
        self._closed = False
        self._lock = threading.RLock()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def feed(self, body: bytes, **told: Unpack[FeedTold]) -> Future[Feed]:
        """Read a feed; `told` is what `pipeline.read.feeds.read` takes."""
        return self._ask(children.feed, body, told)

    def sitemap(self, body: bytes, **told: Unpack[Told]) -> Future[Feed]:
        """Read a sitemap; `told` is what `pipeline.read.sitemaps.read` takes."""
        return self._ask(children.sitemap, body, told)

    def robots(self, body: bytes, **told: Unpack[Told]) -> Future[Feed]:
        """Read which sitemaps a robots.txt names; `told` is what `pipeline.read.robots_txt.read` takes."""
        return self._ask(children.robots, body, told)

    def section(self, body: bytes, **told: Unpack[SectionTold]) -> Future[Feed]:
        """Read a section page; `told` is what `pipeline.read.sections.read` takes."""
        return self._ask(children.section, body, told)

    def article(self, body: bytes, **told: Unpack[ArticleTold]) -> Future[Article]:
        """Read an article page; `told` is what `pipeline.read.articles.read` takes."""
        return self._ask(children.article, body, told)

    def front(self, body: bytes, **told: Unpack[FileTold]) -> Future[FrontPage]:
        """Read a front page; `told` is what `pipeline.read.front.read` takes."""
        return self._ask(children.front, body, told)

    def opml(self, body: bytes, **told: Unpack[FileTold]) -> Future[Subscriptions]:
        """Read a list of subscriptions; `told` is what `pipeline.read.opml.read` takes."""
        return self._ask(children.opml, body, told)

    def picture(self, body: bytes, **told: Unpack[PictureTold]) -> "Future[Encoded]":
        """Encode a picture anew; `told` is what `pipeline.read.pictures.encoded` takes."""
        return self._ask(children.picture, body, told)

    def close(self) -> None:
        """Stop the children; what they had not finished is an OutletError."""
        with self._lock:
            self._closed = True
            pools, self._pools = self._pools, []
            unread, self._waiting = self._waiting, set()
        for pool in pools:
            pool.stop()  # type: ignore[no-untyped-call]  # pebble says its types only in part
            pool.join()
        for answer in unread:
            _settle(answer, error=OutletError("the readers were closed before it was read"))

    def _ask(self, read: Callable[..., _Read], body: bytes, told: _Told) -> Future[_Read]:
        answer: Future[_Read] = Future()
        with self._lock:
            if self._closed:
                raise RuntimeError("the readers are closed")
            self._waiting.add(answer)
        self._start(answer, read, body, told, tries=2)
        return answer

    def _start(
        self,
        answer: Future[_Read],
        read: Callable[..., _Read],
        body: bytes,
        told: _Told,
        *,
        tries: int,
    ) -> None:
        with self._lock:
            pool = self._pool()
            with machine.sharing():
                task = pool.schedule(read, args=(body,), kwargs=told, timeout=self._deadline_seconds)
        again = partial(self._start, answer, read, body, told, tries=tries - 1) if tries > 1 else None
        task.add_done_callback(partial(self._done, answer, told["url"], again))

    def _pool(self) -> "ProcessPool":
        from pebble import ProcessPool

        if not self._pools or not self._pools[-1].active:
            told = (self._memory_bytes, self._loaded)
            # The parsers are loaded once for all children.
            context = forked.context([_STARTING, children.__name__, *self._loaded])
            self._pools.append(ProcessPool(self._workers, initializer=children.confine, initargs=told, context=context))
        return self._pools[-1]

    def _done(self, answer: Future[_Read], url: str, again: Callable[[], None] | None, task: Future[_Read]) -> None:
        """Hand the answer on, in pebble's thread. A pool that broke took pages with it that were not to blame."""
        error = OutletError("the reading was called off") if task.cancelled() else task.exception()
        with self._lock:
            if answer not in self._waiting:
                return
            if isinstance(error, BrokenProcessPool) and again is not None and not self._closed:
                again()
                return
            self._waiting.discard(answer)
        if error is None:
            _settle(answer, value=task.result())
        else:
            _settle(answer, error=self._explained(error, url))

    def _explained(self, error: BaseException, url: str) -> BaseException:
        """What a child's end means; its own errors, a bug of ours among them, pass as they are."""
        from pebble import ProcessExpired

        if isinstance(error, TimeoutError):
            return OutletError(f"reading took more than {self._deadline_seconds:g} seconds", where=url, do=_CURE)
        if isinstance(error, ProcessExpired) and error.exitcode == children.OUT_OF_MEMORY:
            return OutletError("the reader ran out of memory", where=url, do=_CURE)
        if isinstance(error, ProcessExpired | BrokenProcessPool):
            return OutletError("the reader crashed", where=url, do=_CURE)
        return error


def _settle(answer: Future[Any], *, value: object = None, error: BaseException | None = None) -> None:
    try:
        if answer.set_running_or_notify_cancel():
            answer.set_result(value) if error is None else answer.set_exception(error)
    except InvalidStateError:
        return  # called off by the one who asked
