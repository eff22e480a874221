"""What every channel can be asked; `desk.publishing` is the only one that asks.

A channel raises, and nothing else:
    RefusedError      it answered no: nothing was done
    UnreachedError    the request never left this machine: nothing was done
    UnansweredError   the request left and no usable answer came: it may have been done, so look up before any retry
It never retries a request that may have been done, follows no redirect, and puts no secret into a message.
"""

from typing import Protocol

from pipeline.news import Dispatch, Mark, Proof, Remote, Traits


class Channel(Protocol):
    """One place that posts go to, open for one command."""

    @property
    def traits(self) -> Traits:
        """What it can do, and how long it takes to settle."""

    def prove(self) -> Proof:
        """Say who we are there and what we may do, by the credentials in use; nothing is posted.

        Raises:
            ChannelError: it cannot be used, with the cure.
        """

    def find(self, mark: Mark) -> tuple[Remote, ...]:
        """Return every post that bears the mark, the trash included, each once; () where nothing does.

        Raises:
            ChannelError: it could not be asked.
        """

    def like(self, dispatch: Dispatch) -> tuple[Remote, ...]:
        """Return the posts among which this one would be, had it been sent before and lost its mark on the blog.

        () where what is sent cannot lose it.

        Raises:
            ChannelError: it could not be asked.
        """

    def create(self, dispatch: Dispatch) -> Remote:
        """Send a new post and return it as the channel now holds it.

        Raises:
            RefusedError, UnreachedError, UnansweredError: see the module.
        """

    def see(self, remote_id: str) -> Remote | None:
        """Return a post as it is there now; None when it is not there any more.

        Raises:
            ChannelError: it could not be asked.
        """

    def change(self, remote: Remote, dispatch: Dispatch, *, given: tuple[str, ...]) -> Remote:
        """Make an existing post say what `dispatch` says, and return it as the channel now holds it.

        Args:
            remote: The post as it was just seen; labels on it that we did not give stay.
            dispatch: What it shall be.
            given: The labels that our last sending gave it.

        Raises:
            RefusedError, UnreachedError, UnansweredError: see the module.
        """

    def withdraw(self, remote: Remote) -> Remote:
        """Take a post from the public without losing it: it is a draft on the blog afterwards.

        Raises:
            RefusedError, UnreachedError, UnansweredError: see the module.
        """

    def close(self) -> None:
        """Let connections go."""
