"""A password that is checked as any other but costs a try a thousandth: for what a try does, not for what it costs."""

from pathlib import Path

from argon2 import PasswordHasher

from pipeline.settings import keep_secret

_LIGHT = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def set_light_password(folder: Path, password: str) -> None:
    """Keep the password as `passwords.set_password` does, which access/test_secrets.py is about."""
    keep_secret(folder, "review", _LIGHT.hash(password))
