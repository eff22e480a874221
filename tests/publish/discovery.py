"""Blogger's discovery document, and what it says of a request: is it allowed, and which method is it?

The document comes out of the wheel of google-api-python-client, which is neither installed nor copied into the tree: a
folder outside it keeps the wheel (DESK_TEST_CACHE, else one among the temporary files), and
DESK_TEST_DOWNLOADS=1 fetches it there (17 MB).
"""

import json
import os
import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

_PACKAGE = "google-api-python-client"
_WHEELS = "google_api_python_client-*.whl"
_DOCUMENT = "googleapiclient/discovery_cache/documents/blogger.v3.json"
_UINT32 = 2**32

Json = dict[str, Any]


class NotInTheDocumentError(Exception):
    """A request or an answer that the discovery document does not allow; `code` is the status it earns."""

    def __init__(self, why: str, code: int = 400) -> None:
        super().__init__(why)
        self.code = code


@dataclass(frozen=True, slots=True)
class Method:
    """One method of the API, with what the document says of it."""

    name: str
    said: Json

    def path(self) -> "re.Pattern[str]":
        """Return the pattern of its path; each parameter is a group."""
        return re.compile("/" + re.sub(r"\\{(\w+)\\}", r"(?P<\1>[^/]+)", re.escape(self.said["path"])))

    def parameters(self) -> int:
        """Return how many parameters its path has."""
        return str(self.said["path"]).count("{")


@dataclass(frozen=True, slots=True)
class Api:
    """The whole document."""

    document: Json

    def method(self, verb: str, path: str) -> tuple[Method, dict[str, str]]:
        """Return the method that a request asks for, with the values in its path.

        Raises:
            NotInTheDocumentError: there is none.
        """
        for method in sorted(self._methods(), key=Method.parameters):
            found = method.path().fullmatch(path)
            if found and method.said["httpMethod"] == verb:
                return method, {name: unquote(value) for name, value in found.groupdict().items()}
        raise NotInTheDocumentError(f"no method for {verb} {path}", 404)

    def check_query(self, method: Method, query: Mapping[str, Sequence[str]]) -> None:
        """Refuse a query that the method does not take.

        Raises:
            NotInTheDocumentError: an unknown, deprecated, repeated, missing or malformed parameter.
        """
        known = {**self.document["parameters"], **method.said["parameters"]}
        for name, values in query.items():
            said = known.get(name)
            if said is None or said["location"] != "query" or said.get("deprecated"):
                raise NotInTheDocumentError(f"{method.name} takes no parameter {name!r}")
            if len(values) > 1 and not said.get("repeated"):
                raise NotInTheDocumentError(f"{name!r} is given more than once")
            for value in values:
                _check_parameter(name, value, said)
        for name, said in method.said["parameters"].items():
            if said.get("required") and said["location"] == "query" and name not in query:
                raise NotInTheDocumentError(f"{method.name} needs {name!r}")

    def check_body(self, method: Method, body: bytes) -> Json:
        """Return the body of a request, {} where the method has none.

        Raises:
            NotInTheDocumentError: it is not what the method takes.
        """
        if "request" not in method.said:
            if body:
                raise NotInTheDocumentError(f"{method.name} takes no body")
            return {}
        try:
            sent = json.loads(body)
        except ValueError:
            raise NotInTheDocumentError("the body is not JSON") from None
        self.check(sent, method.said["request"], "body")
        return dict(sent)

    def check(self, value: object, said: Json, where: str) -> None:
        """Refuse a value that its schema does not describe; deprecated fields are errors.

        Raises:
            NotInTheDocumentError: says which field.
        """
        said = self.document["schemas"][said["$ref"]] if "$ref" in said else said
        if said.get("deprecated"):
            raise NotInTheDocumentError(f"{where} is deprecated")
        if said["type"] == "object":
            if not isinstance(value, dict):
                raise NotInTheDocumentError(f"{where} is no object")
            for name, inner in value.items():
                if name not in said["properties"]:
                    raise NotInTheDocumentError(f"{where} has no field {name!r}")
                self.check(inner, said["properties"][name], f"{where}.{name}")
        elif said["type"] == "array":
            if not isinstance(value, list):
                raise NotInTheDocumentError(f"{where} is no list")
            for place, inner in enumerate(value):
                self.check(inner, said["items"], f"{where}[{place}]")
        else:
            _check_plain(value, said, where)

    def _methods(self) -> Iterator[Method]:
        for resource in self.document["resources"].values():
            for said in resource["methods"].values():
                yield Method(said["id"], said)


@cache
def api() -> Api:
    """Return what the document says; the test is skipped where the wheel is not to be had."""
    wheel = _wheel()
    if wheel is None:
        pytest.skip(f"no {_PACKAGE} wheel here: DESK_TEST_DOWNLOADS=1 fetches it (17 MB)")
    with zipfile.ZipFile(wheel) as packed:
        return Api(json.loads(packed.read(_DOCUMENT)))


@cache
def _wheel() -> Path | None:
    folder = Path(os.environ.get("DESK_TEST_CACHE") or Path(tempfile.gettempdir()) / "copydesk-test-cache")
    if not any(folder.glob(_WHEELS)) and os.environ.get("DESK_TEST_DOWNLOADS") == "1":
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=folder) as fresh:
            command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", fresh, _PACKAGE]
            with suppress(subprocess.TimeoutExpired):
                subprocess.run(command, check=False, timeout=300, capture_output=True)
            for wheel in Path(fresh).glob(_WHEELS):
                wheel.replace(folder / wheel.name)  # whole or not at all: other workers look here too
    return max(folder.glob(_WHEELS), default=None)


def _check_parameter(name: str, value: str, said: Json) -> None:
    """A query speaks in words: `true` and `false`, digits, and what the document lists."""
    if said["type"] == "boolean" and value not in {"true", "false"}:
        raise NotInTheDocumentError(f"{name!r} is true or false, not {value!r}")
    if said.get("format") == "uint32" and not (value.isascii() and value.isdigit() and int(value) < _UINT32):
        raise NotInTheDocumentError(f"{name!r} is a number, not {value!r}")
    if "enum" in said and value not in said["enum"]:
        raise NotInTheDocumentError(f"{name!r} cannot be {value!r}")


def _check_plain(value: object, said: Json, where: str) -> None:
    kinds: dict[str, type | tuple[type, ...]] = {"string": str, "number": (int, float), "integer": int, "boolean": bool}
    if not isinstance(value, kinds[said["type"]]) or (isinstance(value, bool) and said["type"] != "boolean"):
        raise NotInTheDocumentError(f"{where} is no {said['type']}")
    if said.get("format") == "int64" and not str(value).lstrip("-").isdigit():
        raise NotInTheDocumentError(f"{where} is no int64 as a string")
    if "enum" in said and value not in said["enum"]:
        raise NotInTheDocumentError(f"{where} cannot be {value!r}")
