"""E-mail: a post as a newsletter, or its draft to whoever approves it, by the blogger's own mail server.

A mail once sent can be neither looked up, changed nor taken back, so a lost answer is for the editor to settle.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from pipeline import settings
from pipeline.errors import RefusedError
from pipeline.news import Dispatch, Mark, Proof, Remote, Traits
from pipeline.publish.email.letter import letter, office
from pipeline.publish.email.mail_server import Office
from pipeline.publish.email.post_office import delivered, proved


def channel(chosen: settings.Channel, *, desk: Path, blog: settings.Blog) -> "Mail":
    """Return the channel that sends by the mail server of its table.

    Raises:
        SettingsError: an address is none, a user has no password, or words would cross the net in the clear.
    """
    return Mail(chosen=chosen, desk=desk, blog=blog, office=office(chosen))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """One mail server, spoken to anew for each mail."""

    chosen: settings.Channel
    desk: Path
    blog: settings.Blog
    office: Office

    @property
    def traits(self) -> Traits:
        """Sends, and nothing else; four tries of a few commands each may take long."""
        settles = max(300.0, 12 * self.office.timeout_seconds)
        return Traits(schedules=False, looks_up=False, changes=False, withdraws=False, settle_seconds=settles)

    def prove(self) -> Proof:
        """Connect, sign in, and leave again; see `Channel.prove`."""
        spoken = proved(self.office)
        user = self.office.user or "nobody in particular"
        notes = (f"from {self.office.sender} to {len(self.office.recipients)} address(es), {spoken}",)
        return Proof(
            account=f"{user} at {self.office.host}:{self.office.port}",
            may={"drafts": True, "publish": True},
            notes=notes,
        )

    def find(self, mark: Mark) -> tuple[Remote, ...]:
        """Refuse: nobody can say whether a mail was sent."""
        self._cannot(f"looked up ({mark.key})")

    def like(self, dispatch: Dispatch) -> tuple[Remote, ...]:
        """Refuse: nobody can say what was sent."""
        self._cannot(f"looked up ({dispatch.mark.key})")

    def create(self, dispatch: Dispatch) -> Remote:
        """Send it: as a draft to be approved, or live as the newsletter; see `Channel.create`."""
        if dispatch.status not in ("draft", "live"):
            self._cannot("sent later")
        mail = letter(dispatch, self.chosen, desk=self.desk, blog=self.blog)
        refused = delivered(mail.content, self.office, leaves_within=self.traits.settle_seconds / 2)
        return Remote(
            remote_id=mail.ident,
            url="",
            status="sent",
            title=mail.subject,
            content=dispatch.html,
            labels=dispatch.labels,
            version=mail.ident,
            at=dispatch.at,
            notes=refused,
        )

    def see(self, remote_id: str) -> Remote | None:
        """Refuse: a mail is with its readers."""
        self._cannot(f"seen again ({remote_id})")

    def change(self, remote: Remote, dispatch: Dispatch, *, given: tuple[str, ...]) -> Remote:
        """Refuse: a mail is with its readers."""
        self._cannot(f"changed ({remote.remote_id})")

    def withdraw(self, remote: Remote) -> Remote:
        """Refuse: a mail is with its readers."""
        self._cannot(f"taken back ({remote.remote_id})")

    def close(self) -> None:
        """Nothing is kept open."""

    def _cannot(self, what: str) -> NoReturn:
        raise RefusedError(
            f"a mail cannot be {what}",
            where=f"publish.{self.chosen.name}; nothing was sent",
            do="send it when it is due; to correct one that was sent, send another",
        )
