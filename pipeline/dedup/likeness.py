"""How alike two headlines are: their titles, the numbers in these, and their texts."""

from collections.abc import Sequence, Set

from pipeline import shingles
from pipeline.dedup.printed import (
    CUT_TITLE,
    WITH_EVIDENCE,
    Printed,
    at_rung,
    bodies,
    names_told,
    places,
    reached,
    stems_told,
    telling,
    told,
)
from pipeline.outlets import states

TELLING_TITLE = 5  # words from which a title alone, at one outlet, names an article
_RELATED = 0.5  # share of telling words that two titles of one article have in common
_SHORTEST = 16  # words of text from which related titles are evidence
_NEGATIONS = frozenset(
    shingles.words(
        "no not cannot never nor without neither none nobody nothing nicht nie kein keine keinen keiner keinem ohne "
        "weder ne jamais non pas aucun aucune sans ni não nunca nem sem sin ningún ninguna senza nessun nessuna niet "
        "geen inte ikke ingen nem не нет никогда без ні немає ані δεν μη χωρίς nie bez değil لا لن لم ليس ليست دون "
        "לא אין בלי ללא नहीं न बिना نہیں tidak bukan không"
    )
)
# Small words that turn a title round; `shingles.term` says nothing of them.
_OPPOSITES = tuple(
    (frozenset(pair.split("/")[0].split()), frozenset(pair.split("/")[1].split()))
    for pair in (
        "up/down",
        "before/after",
        "above over/below under",
        "on in/off out",
        "more most/less",
        "he his/she her",
    )
)
_SAME_START = 4  # letters with which two forms of one word begin ("opens", "opened")


def near_titles(one: Printed, other: Printed, alike: float) -> bool:
    """Return whether two titles are one: in nearly the same words, one cut short, or one with a kicker before it."""
    if _near(one.words, other.words, alike) or _is_cut_of(one, other) or _is_cut_of(other, one):
        return True
    # A kicker on both would be two kickers: "Kenya: Police arrest five" is not Uganda's.
    return bool(one.frame.kicker) != bool(other.frame.kicker) and _near(one.rest, other.rest, alike)


def adds_only(one: Printed, other: Printed) -> bool:
    """Return whether of two near titles one only says more, or says a word in another form: evidence without a text.

    "Two held after shooting" and "after stabbing" are two reports, as are "will come" and "will not come".
    """
    if _is_cut_of(one, other) or _is_cut_of(other, one):
        return True
    mine, theirs = telling(one.words), telling(other.words)
    swaps = _without_forms(mine - theirs, theirs - mine) and _without_forms(theirs - mine, mine - theirs)
    ours, yours = set(one.words) - set(other.words), set(other.words) - set(one.words)
    return not swaps and not any(map(_negates, ours | yours)) and not _turned(ours, yours)


def roles_swapped(one: Printed, other: Printed, alike: float) -> bool:
    """Return whether two titles have nearly the same words in another order, and so have their texts, if any.

    "A accuses B", "B accuses A"; above one text it is one title turned round.
    """
    if not _near(one.rest, other.rest, alike):
        return False
    ours, theirs = ([shingles.term(word) for word in printed.rest] for printed in (one, other))
    shared = frozenset(stem for stem in ours if stem and ours.count(stem) == 1 == theirs.count(stem))
    if _in_order(ours, shared) == _in_order(theirs, shared):
        return False
    stems = [[stems_told(text) for text in bodies(printed.headline)] for printed in (one, other)]
    return not any(_in_order(mine, shared) == _in_order(yours, shared) for mine in stems[0] for yours in stems[1])


def near_but_for_numbers(one: Printed, other: Printed, alike: float) -> bool:
    """Return whether two titles are one where their numbers are left out: what a correction mends is often one."""
    ours, theirs = (
        frozenset(word for word in printed.words if not any(map(str.isdigit, word))) for printed in (one, other)
    )
    return shingles.resemblance(ours, theirs) >= alike


def related(one: Printed, other: Printed) -> bool:
    """Return whether two titles share half of their telling words."""
    return shingles.resemblance(telling(one.words), telling(other.words)) >= _RELATED


def numbers_clash(one: Printed, other: Printed) -> bool:
    """Return whether each title has a number that the other lacks: "Day 1,455", then "day two", "day three"."""
    return bool(one.counted - other.counted and other.counted - one.counted)


def same_text(one: Printed, other: Printed, alike: float, *, least: int = 0) -> bool:
    """Compare each text of one with each of the other, as far as the shorter of them reaches on the ladder.

    `least` are the words that both must reach.
    """
    for ours in one.texts:
        for theirs in other.texts:
            rung = min(reached(ours), reached(theirs))
            if rung >= least and shingles.resemblance(at_rung(ours, rung), at_rung(theirs, rung)) >= alike:
                return True
    return False


def same_text_at_least(one: Printed, other: Printed, alike: float) -> bool:
    """Return whether the texts are one where titles, or an agency, say that the article is: then less is asked.

    Not of two that are dated from two places: an agency tells of each crash and each stock exchange in one form.
    """
    if not same_text(one, other, alike * WITH_EVIDENCE):
        return False
    return same_text(one, other, alike) or not _dated_elsewhere(one, other)


def same_text_as_far_as_titles_say(one: Printed, other: Printed, alike: float, *, sure: bool) -> bool:
    """Return whether the texts are one; less of them is asked where the titles, or an agency, say so (`sure`)."""
    if same_text_at_least(one, other, alike) if sure else same_text(one, other, alike):
        return True
    return not sure and same_text(one, other, alike * WITH_EVIDENCE, least=_SHORTEST) and related(one, other)


def text_tells(one: Printed, other: Printed, words: int = 2) -> bool:
    """Return whether what both texts say speaks of both titles: so many telling words of each stand in both texts.

    A notice to readers has next to no word of the titles that it stands below.
    """
    both = told(one) & told(other)
    return all(len(title & both) >= min(words, len(title)) > 0 for title in (telling(one.words), telling(other.words)))


def one_frame(one: Printed, other: Printed) -> bool:
    """Return whether the titles are one frame about two things: "How to watch A", "How to watch B".

    Each has telling words that the other lacks, and the texts, where there are some, name none of these, or each
    names its own: one sentence about two banks, towns or countries.
    """
    if _is_cut_of(one, other) or _is_cut_of(other, one):
        return False
    if _kickers_clash(one, other):
        return True
    mine, theirs = telling(one.words), telling(other.words)
    mine, theirs = _without_forms(mine - theirs, theirs - mine), _without_forms(theirs - mine, mine - theirs)
    if not (mine and theirs):
        return False
    if one.texts and other.texts:
        return not (mine | theirs) & (told(one) | told(other)) or _each_names_its_own(one, mine, other, theirs)
    return _are_names(one, mine) and _are_names(other, theirs)


def _turned(ours: Set[str], yours: Set[str]) -> bool:
    """Return whether one says the opposite of the other in a small word: "stocks close up", "stocks close down"."""
    return any((ours & this and yours & that) or (ours & that and yours & this) for this, that in _OPPOSITES)


def _negates(word: str) -> bool:
    return word in _NEGATIONS or word.endswith("n't")


def _in_order(stems: Sequence[str], chosen: frozenset[str]) -> list[str]:
    return [stem for stem in dict.fromkeys(stems) if stem in chosen]


def _near(one: tuple[str, ...], other: tuple[str, ...], alike: float) -> bool:
    return one == other or shingles.resemblance(frozenset(one), frozenset(other)) >= alike


def _is_cut_of(cut: Printed, whole: Printed) -> bool:
    """Return whether a title that ends in an ellipsis is the start of the other one; its last word may be cut, too."""
    if not cut.frame.cut:
        return False
    for ours in (cut.words, cut.rest):
        for theirs in (whole.words, whole.rest):
            last = len(ours) - 1
            if CUT_TITLE <= last < len(theirs) and ours[:last] == theirs[:last] and theirs[last].startswith(ours[last]):
                return True
    return False


def _without_forms(words: frozenset[str], others: frozenset[str]) -> frozenset[str]:
    return frozenset(word for word in words if not any(_are_forms(word, one) for one in others))


def _are_forms(word: str, other: str) -> bool:
    ours, theirs = states.coded(word), states.coded(other)
    # Niger and Nigeria, Austria and Australia begin alike; Kyiv and Kiev, Myanmar and Burma are one.
    return ours == theirs if ours and theirs else word[:_SAME_START] == other[:_SAME_START]


def _kickers_clash(one: Printed, other: Printed) -> bool:
    """Return whether the kickers name two states of which the texts tell neither: `Sudan: ...`, `South Sudan: ...`."""
    ours, theirs = states.mentioned(one.frame.kicker), states.mentioned(other.frame.kicker)
    if not _states_clash(ours, theirs):
        return False
    told_by = [
        {code for text in bodies(printed.headline) for code in states.mentioned(text)} for printed in (one, other)
    ]
    return not told_by[0] & told_by[1] & {*ours, *theirs}


def _states_clash(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    return bool(ours and theirs) and set(ours).isdisjoint(theirs)


def _dated_elsewhere(one: Printed, other: Printed) -> bool:
    """Return whether the texts have datelines, and none of one's places is the other's."""
    ours, theirs = (frozenset().union(*map(places, bodies(printed.headline))) for printed in (one, other))
    return bool(ours and theirs) and ours.isdisjoint(theirs)


def _each_names_its_own(one: Printed, mine: frozenset[str], other: Printed, theirs: frozenset[str]) -> bool:
    """Return whether a name in each title stands in its own text only; asked of the two texts that are most alike.

    Only names: who brings a report up to date writes "stocks climb" for "stocks edge higher" in title and text alike.
    """
    pairs = [(names_told(ours), names_told(text)) for ours in bodies(one.headline) for text in bodies(other.headline)]
    (own, all_own), (others, all_others) = max(pairs, key=lambda pair: shingles.resemblance(pair[0][1], pair[1][1]))
    return bool((mine & own) - all_others and (theirs & others) - all_own)


def _are_names(one: Printed, words: frozenset[str]) -> bool:
    """Return whether all these words are printed with a capital; where every word is, nobody knows."""
    printed = [word.strip("'\"‘’“”.,;:!?()") for word in one.frame.title.replace("-", " ").split()]
    capital = {word for word in printed if word[:1].isupper() or word[:1].isdigit()}
    return words <= telling([word.lower() for word in capital])
