"""Compiled templates, kept for all pages of a process: else each page of a test compiles its own, 0.3 s of work.

Or for all processes of a forge, in files.
"""

from typing import TYPE_CHECKING, Any

from flask.templating import Environment
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

if TYPE_CHECKING:
    from flask.sansio.app import App


class TemplatesOnce(BytecodeCache):
    """In memory, by name and place of a template; one whose text has changed is compiled anew (`Bucket`)."""

    def __init__(self) -> None:
        self._compiled: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled from the same text."""
        if bucket.key in self._compiled:
            bucket.bytecode_from_string(self._compiled[bucket.key])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._compiled[bucket.key] = bucket.bytecode_to_string()


_KEPT = TemplatesOnce()


class KeepingEnvironment(Environment):
    """Flask's own, which keeps what it compiled for the next page."""

    def __init__(self, app: "App", **options: Any) -> None:  # noqa: ANN401  Jinja's
        super().__init__(app, **options)
        self.bytecode_cache = _KEPT


class SharingEnvironment(Environment):
    """Flask's own, which keeps what it compiled in the folder `kept` for the next process."""

    kept = ""

    def __init__(self, app: "App", **options: Any) -> None:  # noqa: ANN401  Jinja's
        super().__init__(app, **options)
        self.bytecode_cache = FileSystemBytecodeCache(self.kept)
