"""A package whose rooms are read when one of their names is first asked for.

`archive search` need not wait for all that drafting needs. The package names its rooms twice, for readers (`if
TYPE_CHECKING`) and here: https://docs.python.org/3/reference/datamodel.html#customizing-module-attribute-access.
"""

from collections.abc import Callable, Mapping
from importlib import import_module


def read_late(package: str, rooms: Mapping[str, str]) -> Callable[[str], object]:
    """Return the `__getattr__` of a package.

    Args:
        package: Its name.
        rooms: For each of its modules the names that are the package's too, with spaces between them.
    """
    room_of = {name: room for room, names in rooms.items() for name in names.split()}

    def found(name: str) -> object:
        """Raise AttributeError for a name that stands in no room, as modules do."""
        if name not in room_of:
            raise AttributeError(f"module {package!r} has no attribute {name!r}")
        return getattr(import_module(f"{package}.{room_of[name]}"), name)

    return found
