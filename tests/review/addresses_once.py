"""What builds addresses, compiled once for all pages of a process: else each page of a test compiles its own."""

from collections.abc import Callable

from werkzeug.routing import Rule

_Built = Callable[..., tuple[str, str]]
_KEPT: dict[str, _Built] = {}


class KeepingRule(Rule):
    """Werkzeug's own, which keeps what it compiled for the same rule of the next page: a function of its rule alone."""

    def _compile_builder(self, append_unknown: bool = True) -> _Built:
        told = repr((self.rule, self._trace, self.defaults, append_unknown))
        if told not in _KEPT:
            _KEPT[told] = super()._compile_builder(append_unknown)
        return _KEPT[told]
