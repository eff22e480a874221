"""Tell: what the editor should know, to the address and the mailbox of [notify]; each matter once.

A row is written before anything leaves this machine. What certainly did not arrive is told by the next run; what may
have arrived is not told again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from ipaddress import ip_address

from pipeline.dates.blog_days import day_of
from pipeline.desk import worth_telling
from pipeline.desk.allowing import quiet_now
from pipeline.desk.opening import Desk
from pipeline.errors import CopydeskError, SettingsError, UnansweredError
from pipeline.notify import Matter, Notice, bundles, notice
from pipeline.settings import Channel, Reviewing, Settings
from pipeline.store import notices
from pipeline.store.database import writing

Send = Callable[[Notice], str]
# Kinds of matters that end by themselves, and are told anew when they come back.
_CAN_END = frozenset({"run", "post", "outlet", "correction"})
_CAUSE = 200  # characters of a cause that tell it from others


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """How one notice went: told, unknown or failed, and why not, or what went partly wrong; `str` = a line."""

    subject: str
    state: str
    why: str

    def __str__(self) -> str:
        return f"{self.subject}: {self.why}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of a telling: the subjects that were sent, and the notices with which something went wrong."""

    sent: tuple[str, ...] = ()
    unsent: tuple[Outcome, ...] = ()

    @property
    def problems(self) -> tuple[str, ...]:
        """What went wrong, a line each."""
        return tuple(str(one) for one in self.unsent)


def tell(desk: Desk, *, failed: CopydeskError | str = "") -> Told:
    """Tell the editor what is new since the last telling, by every way that [notify] names; the caller holds the lease.

    In quiet hours nothing is sent: what stands then is told by the first run after them. What goes wrong with a way is
    in the answer, never raised: it is not the run's failure.

    Args:
        desk: The desk, after its run.
        failed: What stopped this run, "" = nothing did.
    """
    named = tuple(ways(desk.settings))
    if not named:
        return Told()
    matters = _matters(desk, failed)
    with writing(desk.db):
        for kind in matters.keys() & _CAN_END:
            notices.end(desk.db, kind, except_for=[one.about for one in matters[kind]], at=desk.now)
    asleep = bool(quiet_now(desk))  # drafts have the quiet hours of their topics
    everything = [one for kind, some in matters.items() for one in some if kind == "draft" or not asleep]
    outcomes = [one for way, send in named for one in _tell_by(desk, way, send, everything)]
    return Told(
        sent=tuple(one.subject for one in outcomes if one.state == "told"),
        unsent=tuple(one for one in outcomes if one.why),
    )


def mailbox(chosen: Settings) -> Channel:
    """Return the channel that carries notices as mail.

    Raises:
        SettingsError: there is no such channel, or it sends no mail.
    """
    wanted = chosen.notify.channel
    found = next((channel for channel in chosen.publish if channel.name == wanted), None)
    where = "copydesk.toml: [notify] channel"
    if found is None:
        mails = ", ".join(channel.name for channel in chosen.publish if channel.kind == "email")
        do = f"channels of kind email here: {mails}" if mails else f"add [publish.{wanted}] (docs/publish-email.md)"
        raise SettingsError(f"notices go by a channel that is not there: {wanted}", where=where, do=do)
    if found.kind != "email":
        raise SettingsError(
            f"notices cannot go by {wanted}, which is of kind {found.kind}", where=where, do="name one of kind email"
        )
    return found


def page_address(said: Reviewing) -> str:
    """Return where the review page stands, without a slash at the end; "" where it cannot be known."""
    if said.host_name:
        return f"{'https' if said.https else 'http'}://{said.host_name}"
    try:
        address = ip_address(said.host.strip("[]"))
    except ValueError:
        return f"http://{said.host}:{said.port}" if said.port else ""
    if address.is_unspecified or not said.port:
        return ""
    return f"http://{f'[{address}]' if address.version == 6 else address}:{said.port}"


def _matters(desk: Desk, failed: CopydeskError | str) -> Mapping[str, tuple[Matter, ...]]:
    """Return what could be told, by kind; a kind that cannot be judged now is left out."""
    unread = tuple(worth_telling.run(desk))
    found = {"run": (*_stopped(failed), *unread), "post": tuple(worth_telling.posts(desk))}
    if not failed:
        found["draft"] = tuple(worth_telling.drafts(desk))
        # While no outlet can be read, it is the network that is ill and not each of them.
        if not unread and desk.settings.notify.health:
            found["outlet"] = tuple(worth_telling.outlets(desk))
        found["correction"] = tuple(worth_telling.corrections(desk))
    return found


def _stopped(failed: CopydeskError | str) -> Iterator[Matter]:
    if failed:
        cause, cure = (failed.what, failed.do) if isinstance(failed, CopydeskError) else (failed, "")
        yield Matter(kind="run", about=cause[:_CAUSE], said=f"The run stopped: {cause}", more=(cure,), page="/runs")


def ways(chosen: Settings) -> Iterator[tuple[str, Send]]:
    """Yield each way to the editor with what sends a notice by it and returns what went partly wrong."""
    if chosen.notify.channel:
        yield "mail", lambda said: _mailed(chosen, said)
    if chosen.notify.url:
        yield "post", lambda said: _posted(chosen, said)


def _tell_by(desk: Desk, way: str, send: Send, matters: Sequence[Matter]) -> Iterator[Outcome]:
    """Send each notice that is due, and yield how that went."""
    chosen = desk.settings
    wanted = [kind for kind in ("drafts", "failures", "health") if getattr(chosen.notify, kind)]
    day = day_of(desk.now, chosen.blog.timezone)
    for kind, fresh, names in bundles(matters, notices.standing(desk.db, way), wanted=wanted, day=day):
        said = notice(kind, fresh, desk=chosen.blog.name, address=page_address(chosen.review), at=desk.now)
        with writing(desk.db):
            notices.begin(desk.db, way, names, at=desk.now)
        outcome = sent(send, said)
        with writing(desk.db):
            notices.settle(desk.db, way, names, state=outcome.state, why=outcome.why)
        yield outcome


def sent(send: Send, said: Notice) -> Outcome:
    """Send a notice and return how that went: one that cannot be sent is not the end of a run."""
    try:
        return Outcome(subject=said.subject, state="told", why=send(said))
    except UnansweredError as lost:
        return Outcome(subject=said.subject, state="unknown", why=lost.what)
    except CopydeskError as problem:
        why = f"{problem.what}{f': {problem.do}' if problem.do else ''}"
        return Outcome(subject=said.subject, state="failed", why=why)


def _posted(chosen: Settings, said: Notice) -> str:
    from pipeline.notify import posting  # only here: httpx costs a command without notices its start

    posting.post(said, url=chosen.notify.url, kind=chosen.notify.kind)
    return ""


def _mailed(chosen: Settings, said: Notice) -> str:
    from pipeline.publish.email import letter

    refused = letter.tell(mailbox(chosen), subject=said.subject, text=said.text, at=said.at)
    return f"not told to {', '.join(refused)}" if refused else ""
