"""Where Google is asked for a Blogger channel, and who asks."""

from dataclasses import dataclass

from pipeline import settings
from pipeline.errors import SettingsError
from pipeline.publish import asking

# What a sign-in asks to be allowed: the one scope of Blogger that may write (`auth` of the discovery document).
SCOPE = "https://www.googleapis.com/auth/blogger"
# https://developers.google.com/identity/protocols/oauth2/native-app and rootUrl of the discovery document.
_SIGN_IN = "https://accounts.google.com/o/oauth2/v2/auth"
_TOKEN = "https://oauth2.googleapis.com/token"  # noqa: S105  an address
_ROOT = "https://blogger.googleapis.com/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """The OAuth client of a channel, and the three addresses it asks. `where` is its table, for messages."""

    name: str
    client_id: str
    secret: settings.Secret
    sign_in: str
    token: str
    root: str
    where: str
    timeout_seconds: float

    @property
    def called(self) -> str:
        """What the editor calls the other side."""
        return f"{self.name} (Blogger)"


def client(chosen: settings.Channel) -> Client:
    """Return who asks whom for the channel `chosen`.

    Its `api` stands for all of Google: API/auth, API/token and API/v3/...

    Raises:
        SettingsError: client_id or the client's secret is missing, or `api` would send them unencrypted.
    """
    where = f"copydesk.toml, [publish.{chosen.name}]"
    if not chosen.client_id:
        do = 'write client_id = "..." there; docs/publish-blogger.md shows where Google gives it'
        raise SettingsError(f"publish.{chosen.name} has no client_id, which kind blogger needs", where=where, do=do)
    if chosen.secret is None:
        do = (
            f"write the client secret that Google shows beside the client id into secrets/{chosen.name}, then chmod 600"
        )
        raise SettingsError(f"publish.{chosen.name} has no secret, which kind blogger needs", where=where, do=do)
    if chosen.api:
        asking.require_safe(chosen.api, key="api", where=where)
    api = chosen.api.rstrip("/") + "/" if chosen.api else ""
    return Client(
        name=chosen.name,
        client_id=chosen.client_id,
        secret=chosen.secret,
        sign_in=f"{api}auth" if api else _SIGN_IN,
        token=f"{api}token" if api else _TOKEN,
        root=api or _ROOT,
        where=where,
        timeout_seconds=chosen.timeout_seconds,
    )
