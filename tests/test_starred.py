"""What is told of an address holds no password, and no less of all else."""

import time

import pytest

from pipeline import starred
from spiders import excuses

TOLD = [
    ("https://editor:canary-Orrin-7@blog.example/feed", "https://********@blog.example/feed"),
    ("https://canary-Orrin-7@blog.example", "https://********@blog.example"),
    ("smtps://editor:canary@Orrin:7@mail.example:465", "smtps://********@mail.example:465"),
    ("editor:canary-Orrin-7@mail.example", "editor:********@mail.example"),
    ("https://social.example/@editor", "https://social.example/@editor"),
    ("https://social.example:8443/@editor?at=a@b.example", "https://social.example:8443/@editor?at=a@b.example"),
    ("editor@mail.example", "editor@mail.example"),
    ("https://blog.example:8080/a:b", "https://blog.example:8080/a:b"),
]


@pytest.mark.parametrize(("address", "told"), TOLD)
def test_a_password_before_the_host_is_starred_out_and_nothing_else(address: str, told: str) -> None:
    assert starred.out(f"see {address}, please") == f"see {told}, please"


def test_an_outlet_s_password_is_not_told_when_its_address_is_refused() -> None:
    said = excuses.not_asked("https://editor:canary-Orrin-7@paid.example/feed.xml", "a user name or password in it")

    assert said == "copydesk does not ask https://********@paid.example/feed.xml: a user name or password in it"


@pytest.mark.parametrize("piece", ["//", ":", "//a", ":a", "/:"])
def test_a_long_address_costs_by_its_length(piece: str) -> None:
    began = time.process_time()
    starred.out(f"@{piece * (100_000 // len(piece))}")

    assert time.process_time() - began < 1
