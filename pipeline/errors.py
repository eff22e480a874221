"""Every error copydesk raises on purpose, in one tree; each says what, where and what to do.

    CopydeskError                  exit code
    ├── UsageError                 2  the command line, settings or a file cannot be used as given
    │   ├── SettingsError          2  copydesk.toml or the environment
    │   ├── RegistryError          2  outlets.toml or the shipped registry
    │   ├── UnreadableError        2  a file or page that no reader understands
    │   ├── TemplateError          2  a post template
    │   ├── NotFoundError          2  an id, topic or outlet that is not there
    │   └── StaleError             2  somebody else changed it meanwhile; nothing was overwritten
    ├── OutletError                -  one outlet failed; a row in the run, never the end of it
    ├── ClusterError           -  who asks outlets for us is not there; a note of the run, never the end of it
    ├── OrderError                 1  a stage was handed values out of order: a bug of ours
    ├── DeskBusyError              5  another run holds the desk
    ├── NotApprovedError           6  preflight refused
    ├── ChannelError               7  a channel refused or did not answer
    │   ├── RefusedError           7  it answered no: nothing was done there
    │   ├── UnreachedError         7  the request never left: nothing was done there
    │   ├── UnansweredError        7  it may have been done: looked up before any retry
    │   │   └── OtherPostError     7  it answered with a post that may be another one: the editor says
    │   └── RemoteEditedError      7  somebody changed the post on the blog; nothing was overwritten
    └── StoreError                 8  desk.db is damaged, newer than this program, or not ours
        ├── DamagedStoreError      8
        ├── NewerStoreError        8
        └── ForeignStoreError      8

Exit codes 3 and 4 (some or all outlets failed) are results of a run, not errors; `pipeline.cli` gives them.
"""

from typing import ClassVar


class CopydeskError(Exception):
    """Something copydesk can explain: `what` went wrong, `where`, and what to `do` about it."""

    exit_code: ClassVar[int] = 1

    def __init__(self, what: str, *, where: str = "", do: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.do = do

    def __str__(self) -> str:
        lines = [self.what]
        if self.where:
            lines.append(f"  where: {self.where}")
        if self.do:
            lines.append(f"  do:    {self.do}")
        return "\n".join(lines)

    def __reduce__(self) -> tuple[object, ...]:
        # Errors cross from the parsing children to the desk; Exception's own pickling loses keywords.
        return (_rebuild, (type(self), self.what, self.where, self.do))


def _rebuild(kind: type[CopydeskError], what: str, where: str, do: str) -> CopydeskError:
    return kind(what, where=where, do=do)


class UsageError(CopydeskError):
    """The command line, the settings or a file cannot be used as given."""

    exit_code = 2


class SettingsError(UsageError):
    """copydesk.toml or a COPYDESK_* variable holds something we cannot use."""


class RegistryError(UsageError):
    """outlets.toml or the shipped registry holds something we cannot use."""


class UnreadableError(UsageError):
    """A file or an answer that no reader understands: a broken feed, a truncated line, not a roundup."""


class TemplateError(UsageError):
    """A post template cannot be rendered; `where` names its file and line."""


class NotFoundError(UsageError):
    """An id, a topic or an outlet that this desk does not have."""


class StaleError(UsageError):
    """A change was made from something that is another now; `do` says what was kept."""


class OutletError(CopydeskError):
    """One outlet failed. It becomes a row of the run and a line of the report, and stops nothing else."""


class ClusterError(CopydeskError):
    """The cluster that asks outlets for us cannot be had: they stay due, and the run goes on without them."""


class OrderError(CopydeskError):
    """A stage was handed values that are not in the order it needs: a bug of ours, never of an outlet."""


class DeskBusyError(CopydeskError):
    """Another run holds the desk's lease."""

    exit_code = 5


class NotApprovedError(CopydeskError):
    """Preflight refused: the editor has not approved this, or changed it since."""

    exit_code = 6


class ChannelError(CopydeskError):
    """A channel refused or did not answer; `where` says what is known of the post's state."""

    exit_code = 7


class RefusedError(ChannelError):
    """The channel answered no: nothing was done there."""


class UnreachedError(ChannelError):
    """The request never left this machine: nothing was done there."""


class UnansweredError(ChannelError):
    """The request left and no usable answer came: it may have been done, and is looked up before any retry."""


class OtherPostError(UnansweredError):
    """The channel answered a new post with one that does not say what was sent; `remote_id` is its number."""

    def __init__(self, what: str, *, where: str = "", do: str = "", remote_id: str = "") -> None:
        super().__init__(what, where=where, do=do)
        self.remote_id = remote_id


class RemoteEditedError(ChannelError):
    """The post on the blog is not what we last wrote there; nothing was overwritten."""


class StoreError(CopydeskError):
    """desk.db cannot be used."""

    exit_code = 8


class DamagedStoreError(StoreError):
    """SQLite says that the file is malformed."""


class NewerStoreError(StoreError):
    """The file was written by a newer copydesk."""


class ForeignStoreError(StoreError):
    """The file is another program's database."""
