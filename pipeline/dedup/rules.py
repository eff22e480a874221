"""What makes two headlines one article, in words for the editor."""

from datetime import timedelta
from typing import NamedTuple

from pipeline.dedup import addresses
from pipeline.dedup.likeness import (
    TELLING_TITLE,
    adds_only,
    near_but_for_numbers,
    near_titles,
    numbers_clash,
    one_frame,
    related,
    roles_swapped,
    same_text,
    same_text_as_far_as_titles_say,
    same_text_at_least,
    text_tells,
)
from pipeline.dedup.printed import LADDER, WITH_EVIDENCE, Printed, own_report

APART = timedelta(days=3)  # beyond, the same words are a column that comes every week, not a copy
_DAILY = timedelta(hours=18)  # the same without a text to compare: a column that comes every day
_LIVE = timedelta(hours=12)


class Finding(NamedTuple):
    """`kind`: same page, wire copy, reissued, repeated, live blog."""

    kind: str
    reason: str


def same_article(kept: Printed, copy: Printed, alike: float) -> Finding | None:
    """Return why `copy` is the article of `kept`, or None. The same whichever of them comes first, but for words."""
    one, other = kept.headline, copy.headline
    if one.canonical == other.canonical:
        return Finding("same page", f"the same page as {one.outlet} printed before")
    apart = abs(one.trusted_at - other.trusted_at)
    if apart > APART:
        return None
    if one.outlet == other.outlet:
        return _same_place(kept, copy, alike, apart) or _at_one_outlet(kept, copy, alike, apart)
    return _at_two_outlets(kept, copy, alike)


def _same_place(kept: Printed, copy: Printed, alike: float, apart: timedelta) -> Finding | None:
    outlet = kept.headline.outlet
    one_path = (path := addresses.page(kept)) and path == addresses.page(copy)
    if one_path and (addresses.tells(path) or related(kept, copy) or same_text(kept, copy, alike * WITH_EVIDENCE)):
        return Finding("same page", f"the same page of {outlet} on another of its hosts")
    both_live = kept.headline.kind == copy.headline.kind == "live"
    if both_live and apart <= _LIVE and kept.numbers == copy.numbers:
        one_series = addresses.series(kept) and addresses.series(kept) == addresses.series(copy)
        if one_series or addresses.live_page(kept) == addresses.live_page(copy):
            return Finding("live blog", f"{outlet}'s live blog of the same event")
    return None


def _at_one_outlet(kept: Printed, copy: Printed, alike: float, apart: timedelta) -> Finding | None:
    """Titles first: the same, nearly the same, others above one text."""
    outlet = kept.headline.outlet
    marked = kept.frame.reissue or copy.frame.reissue
    one_text = same_text_at_least(kept, copy, alike)
    other_text = bool(kept.texts and copy.texts) and not one_text
    long = min(len(kept.words), len(copy.words)) >= TELLING_TITLE
    if kept.words == copy.words and not marked:
        # Without a text to compare, a short title may head a column, and the same one next day's: "Letters".
        enough = same_text(kept, copy, alike) or (long and (one_text or (not other_text and apart <= _DAILY)))
        return Finding("repeated", f"{outlet} printed it under another address") if enough else None
    if (kept.frame.corrected or copy.frame.corrected) and one_text and near_but_for_numbers(kept, copy, alike):
        return Finding("reissued", f"{outlet} issued it again, corrected or updated")
    if numbers_clash(kept, copy) or roles_swapped(kept, copy, alike):
        return None
    near = _long_or_cut(kept, copy) and _same_numbers(kept, copy) and near_titles(kept, copy, alike)
    untold = not (kept.texts and copy.texts) and apart <= _DAILY and adds_only(kept, copy)
    if near and (marked or one_text or untold):
        again = Finding("reissued", f"{outlet} issued it again" + (", corrected or updated" if marked else ""))
        return None if one_frame(kept, copy) else again
    if not (one_text and same_text_as_far_as_titles_say(kept, copy, alike, sure=False)):
        return None
    if not (related(kept, copy) or text_tells(kept, copy)) or one_frame(kept, copy):
        return None
    return Finding("reissued", f"{outlet} gave the same text another title")


def _at_two_outlets(kept: Printed, copy: Printed, alike: float) -> Finding | None:
    agency = kept.agency or copy.agency
    same_wire = bool(agency) and kept.agency == copy.agency
    if roles_swapped(kept, copy, alike):
        return None
    near = _long_or_cut(kept, copy) and near_titles(kept, copy, alike)
    if kept.agency and copy.agency and not same_wire:
        # Two agencies are two reporters, who may begin alike: only a long text in common is one text.
        one_text = same_text(kept, copy, alike, least=LADDER[-1])
    else:
        one_text = same_text_as_far_as_titles_say(kept, copy, alike, sure=same_wire or near)
    if one_text:
        if numbers_clash(kept, copy) and not (agency and same_text(kept, copy, alike)):
            return None
        if not (related(kept, copy) or text_tells(kept, copy, words=1 if agency else 2)) or one_frame(kept, copy):
            return None
        if agency:
            return _wire_copy(kept, copy, agency)
        return Finding("wire copy", f"same text as {kept.headline.outlet}, no agency named")
    untold = not (kept.texts and copy.texts)
    marked = kept.frame.reissue or copy.frame.reissue
    if same_wire and near and (untold or marked) and _same_numbers(kept, copy) and not one_frame(kept, copy):
        return _wire_copy(kept, copy, agency)
    return None


def _long_or_cut(kept: Printed, copy: Printed) -> bool:
    return min(len(kept.rest), len(copy.rest)) >= TELLING_TITLE or kept.frame.cut or copy.frame.cut


def _same_numbers(kept: Printed, copy: Printed) -> bool:
    """A cut title may have lost its number, but for that near titles with other numbers are two articles."""
    if kept.frame.cut or copy.frame.cut:
        return not numbers_clash(kept, copy)
    return kept.counted == copy.counted


def _wire_copy(kept: Printed, copy: Printed, agency: str) -> Finding:
    """Name the agency; its own report, which arrived after a carrier's, is nobody's copy in the editor's eyes."""
    if own_report(copy, agency) and not own_report(kept, agency):
        return Finding("wire copy", f"{agency}'s own report, which {kept.headline.outlet} carried before")
    return Finding("wire copy", f"wire copy of {agency}")
