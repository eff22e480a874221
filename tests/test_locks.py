"""The locks pin every library that pyproject.toml asks for, in a version that it takes, each with its hashes."""

import re
import tomllib

import pytest
from packaging.requirements import Requirement

from tests.desks import ROOT

_PIN = re.compile(r"^([a-z0-9][a-z0-9._-]*)==([^ ;\\\n]+)(.*(?:\n[ ].*)*)", re.MULTILINE)
LOCKS = {
    name: {pin[1]: (pin[2], pin[3]) for pin in _PIN.finditer((ROOT / name).read_text(encoding="utf-8"))}
    for name in ("requirements.txt", "requirements-dev.txt")
}
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
USED = PROJECT["project"]["dependencies"]
TESTED = [*USED, *PROJECT["project"]["optional-dependencies"]["cluster"], *PROJECT["dependency-groups"]["dev"]]


@pytest.mark.parametrize(
    ("lock", "asked"),
    [
        *(pytest.param("requirements.txt", asked, id=f"demo {Requirement(asked).name}") for asked in USED),
        *(pytest.param("requirements-dev.txt", asked, id=f"tests {Requirement(asked).name}") for asked in TESTED),
    ],
)
def test_a_library_that_is_asked_for_is_pinned_in_a_version_that_will_do(lock: str, asked: str) -> None:
    wanted = Requirement(asked)

    version, more = LOCKS[lock][wanted.name]

    assert wanted.specifier.contains(version)
    assert "copydesk (pyproject.toml" in more  # it was asked for when the lock was made


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_its_hashes(lock: str) -> None:
    assert [name for name, (_, more) in LOCKS[lock].items() if "--hash=sha256:" not in more] == []


def test_what_is_tested_is_what_is_used() -> None:
    used, tested = ({name: pin for name, (pin, _) in LOCKS[lock].items()} for lock in LOCKS)

    assert {name: tested.get(name) for name in used} == used
