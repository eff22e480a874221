"""What makes two headlines one article, in words for the editor."""

from datetime import timedelta
from typing import NamedTuple

from pipeline import shingles
from pipeline.dedup.printed import WITH_EVIDENCE, Printed, at_rung, own_report, reached, telling

_APART = timedelta(days=3)  # beyond, the same words are a column that comes every week, not a copy
_TELLING_TITLE = 5  # words from which a title alone, at one outlet, names an article
_RETITLED = 0.5  # share of telling words that two titles of one text have in common


class Finding(NamedTuple):
    """`kind`: same page, wire copy, reissued, repeated."""

    kind: str
    reason: str


def same_article(kept: Printed, copy: Printed, alike: float) -> Finding | None:
    """Return why `copy` is the article of `kept`, or None. The same whichever of them comes first, but for words."""
    one, other = kept.headline, copy.headline
    if one.canonical == other.canonical:
        return Finding("same page", f"the same page as {one.outlet} printed before")
    if abs(one.trusted_at - other.trusted_at) > _APART:
        return None
    if one.outlet == other.outlet:
        return _at_one_outlet(kept, copy, alike)
    return _at_two_outlets(kept, copy, alike)


def _at_one_outlet(kept: Printed, copy: Printed, alike: float) -> Finding | None:
    same_text = _same_text(kept, copy, alike)
    other_text = bool(kept.texts and copy.texts) and not _same_text(kept, copy, alike * WITH_EVIDENCE)
    outlet = kept.headline.outlet
    marked = kept.reissue or copy.reissue
    if kept.words == copy.words and not marked:
        # Without a text to compare, a short title may head a column: "Letters", "The day in pictures".
        enough = same_text or (len(copy.words) >= _TELLING_TITLE and not other_text)
        return Finding("repeated", f"{outlet} printed it under another address") if enough else None
    if kept.numbers != copy.numbers:
        return None  # "Day 1,455", then "Day 1,456": two articles in the same words
    near_title = shingles.resemblance(kept.title, copy.title) >= alike and len(copy.words) >= _TELLING_TITLE
    if near_title and (marked or not other_text):
        return Finding("reissued", f"{outlet} issued it again" + (", corrected or updated" if marked else ""))
    if same_text and shingles.resemblance(telling(kept), telling(copy)) >= _RETITLED:
        return Finding("reissued", f"{outlet} gave the same text another title")
    return None


def _at_two_outlets(kept: Printed, copy: Printed, alike: float) -> Finding | None:
    agency = kept.agency or copy.agency
    same_wire = bool(agency) and kept.agency == copy.agency
    evidence = same_wire or (kept.words == copy.words and len(copy.words) >= _TELLING_TITLE)
    if _same_text(kept, copy, alike * WITH_EVIDENCE if evidence else alike):
        if agency:
            return _wire_copy(kept, copy, agency)
        # No agency is named: the text must tell of the same thing, not be the same notice to readers.
        one, other = telling(kept), telling(copy)
        if len(one & other) >= min(2, len(one), len(other)) > 0:
            return Finding("wire copy", f"same text as {kept.headline.outlet}, no agency named")
        return None
    untold = not (kept.texts and copy.texts)
    if same_wire and untold and len(copy.words) >= _TELLING_TITLE and kept.numbers == copy.numbers:
        near_title = shingles.resemblance(kept.title, copy.title) >= alike
        return _wire_copy(kept, copy, agency) if near_title else None
    return None


def _wire_copy(kept: Printed, copy: Printed, agency: str) -> Finding:
    """Name the agency; its own report, which arrived after a carrier's, is nobody's copy in the editor's eyes."""
    if own_report(copy, agency) and not own_report(kept, agency):
        return Finding("wire copy", f"{agency}'s own report, which {kept.headline.outlet} carried before")
    return Finding("wire copy", f"wire copy of {agency}")


def _same_text(kept: Printed, copy: Printed, alike: float) -> bool:
    """Compare each text of one with each of the other, as far as the shorter of them reaches on the ladder."""
    for ours in kept.texts:
        for theirs in copy.texts:
            rung = min(reached(ours), reached(theirs))
            if shingles.resemblance(at_rung(ours, rung), at_rung(theirs, rung)) >= alike:
                return True
    return False
