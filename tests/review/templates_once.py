"""Compiled templates, kept for all pages of a process: else each page of a test compiles its own, 0.3 s of work.

Or for all processes of a forge, in files.
"""

from types import CodeType
from typing import TYPE_CHECKING, Any

from flask.templating import Environment
from jinja2 import BytecodeCache, FileSystemBytecodeCache
from jinja2.bccache import Bucket

if TYPE_CHECKING:
    from flask.sansio.app import App


class TemplatesOnce(BytecodeCache):
    """In memory, by name and place of a template; one whose text has changed is compiled anew (`Bucket`)."""

    def __init__(self) -> None:
        self._compiled: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what was compiled from the same text."""
        text, compiled = self._compiled.get(bucket.key, ("", None))
        if text == bucket.checksum:
            bucket.code = compiled

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, as it is: nobody changes code."""
        assert bucket.code
        self._compiled[bucket.key] = bucket.checksum, bucket.code


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
