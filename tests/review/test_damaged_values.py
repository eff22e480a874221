"""A value in the database that copydesk never wrote is passed over on the page, or said (503), and called no bug."""

import pytest

from pipeline.store.database import connect
from tests.review.conftest import Client, Served


@pytest.mark.parametrize(
    ("changed", "status"),
    [
        ("update sessions set data = '7'", 503),
        ("update revisions set touched = json_set(touched, '$.title', 7)", 503),
        (
            "update revisions set touched = json_set(touched, '$.title', json('{\"at\": \"2026-05-12T17:00:00Z\"}'))",
            503,
        ),
        ("update revisions set why = json_set(why, '$.terms', 7)", 200),
        ("update revisions set why = json_set(why, '$.terms', json('[1]'))", 200),
        ("update revisions set why = json_set(why, '$.reasons', 7)", 200),
    ],
)
def test_what_copydesk_never_wrote_is_no_bug_of_the_page(
    served: Served, client: Client, changed: str, status: int
) -> None:
    db = connect(served.desk.folder / "desk.db")
    db.execute(changed)
    db.close()

    answer = client.get("/drafts/1")

    assert answer.status_code == status
    assert status == 200 or "nothing that copydesk wrote" in answer.text
