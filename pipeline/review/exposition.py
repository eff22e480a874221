"""Figures as Prometheus reads them: its text format, version 0.0.4.

https://prometheus.io/docs/instrumenting/exposition_formats/: UTF-8, lines that end in a line feed; in a HELP line
backslash and line feed are escaped, in a label's value the quotation mark, too; a value is as Go's ParseFloat takes it.
"""

import math
from collections.abc import Iterable, Iterator, Mapping

from pipeline.desk.measuring import Figure

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


def exposed(figures: Iterable[Figure]) -> str:
    """Return the figures as one text; a figure without a value is left out."""
    return "".join(f"{line}\n" for figure in figures if figure.values for line in _lines(figure))


def _lines(figure: Figure) -> Iterator[str]:
    yield f"# HELP {figure.name} {_escaped(figure.says)}"
    yield f"# TYPE {figure.name} {figure.kind}"
    for labels, value in figure.values:
        yield f"{figure.name}{_labels(labels)} {_number(value)}"


def _labels(labels: Mapping[str, str]) -> str:
    said = ",".join(f'{name}="{_quoted(value)}"' for name, value in labels.items())
    return f"{{{said}}}" if said else ""


def _quoted(text: str) -> str:
    return _escaped(text).replace('"', r"\"")


def _escaped(text: str) -> str:
    # A lone surrogate cannot be written as UTF-8.
    return text.encode("utf-8", "replace").decode().replace("\\", r"\\").replace("\n", r"\n")


def _number(value: float) -> str:
    if not math.isfinite(value):
        return "NaN" if math.isnan(value) else f"{'+' if value > 0 else '-'}Inf"
    return str(int(value)) if value.is_integer() else repr(value)
