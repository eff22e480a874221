"""A round of many pages: a host one page at a time, several hosts at once, and an end."""

import threading
import time
from collections import Counter

import pytest

from pipeline import liveness
from pipeline.liveness import Answer
from pipeline.liveness.rounds import HOSTS_AT_ONCE

PAGES = [f"https://{host}.example/{page}" for page in range(3) for host in ("harbour", "marl", "lista")]


def there(url: str) -> Answer:
    return Answer(method="HEAD", status=200, final_url=url, moved_to=url)


class Watch:
    """An asker that notes how many pages of one host, and of all, are asked at once."""

    def __init__(self) -> None:
        self.lock, self.now, self.most = threading.Lock(), Counter[str](), Counter[str]()

    def __call__(self, url: str) -> Answer:
        names = (url.split("/")[2], "all")
        with self.lock:
            self.now.update(names)
            self.most |= self.now
        time.sleep(0.02)
        with self.lock:
            self.now.subtract(names)
        return there(url)


def test_every_page_is_answered_once() -> None:
    heard = list(liveness.answers([*PAGES, PAGES[0]], there, delay_seconds=0, seconds=60))

    assert sorted(page for page, _ in heard) == sorted(PAGES)
    assert all(answer.final_url == page for page, answer in heard)


def test_a_host_is_asked_one_page_at_a_time() -> None:
    watch = Watch()

    list(liveness.answers(PAGES, watch, delay_seconds=0, seconds=60))

    assert {host: most for host, most in watch.most.items() if host != "all"} == {
        "harbour.example": 1,
        "marl.example": 1,
        "lista.example": 1,
    }


def test_only_a_few_hosts_are_asked_at_once() -> None:
    watch = Watch()

    list(liveness.answers([f"https://h{host}.example/" for host in range(40)], watch, delay_seconds=0, seconds=60))

    assert 1 < watch.most["all"] <= HOSTS_AT_ONCE


def test_a_host_has_its_pause_and_when_the_time_is_over_no_further_page_is_begun() -> None:
    heard = list(liveness.answers(PAGES, there, delay_seconds=3600, seconds=0.2))

    assert sorted(page for page, _ in heard) == sorted(PAGES[:3])


def test_where_there_is_no_time_at_all_no_host_is_asked_a_second_page() -> None:
    heard = [page for page, _ in liveness.answers(PAGES, there, delay_seconds=0.5, seconds=0)]

    assert set(heard) <= set(PAGES[:3])  # a first page may have been begun
    assert len(set(heard)) == len(heard)


def test_a_reader_that_stops_early_ends_the_round() -> None:
    round_of_answers = liveness.answers(PAGES, there, delay_seconds=3600, seconds=3600)

    next(iter(round_of_answers))
    round_of_answers.close()  # type: ignore[attr-defined]  # it is a generator

    assert not [thread for thread in threading.enumerate() if thread.name.startswith("liveness")]


def test_a_bug_in_asking_is_loud() -> None:
    def broken(url: str) -> Answer:
        raise RuntimeError(url)

    with pytest.raises(RuntimeError, match="harbour"):
        list(liveness.answers(PAGES[:1], broken, delay_seconds=0, seconds=60))
