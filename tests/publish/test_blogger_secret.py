"""No secret of a Blogger channel is in an error, its trace or the log, though Google repeats it."""

import logging
import traceback
from pathlib import Path

import pytest

from pipeline.errors import ChannelError
from tests.publish.blogger_desk import dispatch, signed_in
from tests.publish.blogger_server import INSERT, LIST, TOKEN, BloggerServer, Mishap


@pytest.mark.parametrize("at", [INSERT, LIST, TOKEN])
@pytest.mark.parametrize("status", [400, 401, 403, 500])
def test_no_secret_is_in_an_error_though_google_repeats_it(
    blogger: BloggerServer, tmp_path: Path, caplog: pytest.LogCaptureFixture, at: str, status: int
) -> None:
    caplog.set_level(logging.DEBUG)
    with signed_in(blogger, tmp_path) as channel:
        channel.prove()
        secrets = {*blogger.sign_in.access_tokens, *blogger.sign_in.refresh_tokens, "GOCSPX-canary-client-secret"}
        if at == TOKEN:
            blogger.sign_in.access_tokens.clear()
        blogger.mishaps = [Mishap(at=at, status=status, message=f"You sent {' '.join(secrets)}")] * 2
        with pytest.raises(ChannelError) as raised:
            (channel.find(dispatch().mark), channel.create(dispatch()))

    told = "\n".join(
        [str(raised.value), repr(raised.value), caplog.text, repr(channel), *traceback.format_exception(raised.value)]
    )
    assert [secret for secret in secrets if secret in told] == []
