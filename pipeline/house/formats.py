"""What a house format says, and the formats that copydesk ships."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from pipeline.errors import NotFoundError
from pipeline.house.patterns import LinePattern, pattern


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFormat:
    """The words, marks and line patterns of a post; what order its parts stand in is the templates' affair.

    `date_pattern` is a CLDR pattern (Unicode Technical Standard 35, "Date Field Symbol Table"). `kind_words` gives
    the word a line prints for a link that is not plain news. `author_joints` stand between authors: between two of
    a longer row, and before the last. Fields of a lead line: authors, outlet, agency, headline; of a list line also
    own_text, kind, note; of a caption line: caption, credit. `line_gap` follows every printed line in plain text.
    `notice_lines` are the dated lines below a post by kind (notices.py), `notice_date_pattern` the day in them.
    """

    name: str
    describes: str
    date_pattern: str
    update_mark: str
    lead_line: LinePattern
    list_line: LinePattern
    caption_line: LinePattern
    read_more: str
    signature: str
    line_gap: str
    notice_lines: Mapping[str, str]
    notice_date_pattern: str
    author_joints: tuple[str, str] = (", ", " and ")
    kind_words: Mapping[str, str] = field(default_factory=dict)


# War News Updates since 2014 (format/FORMAT.md, era C). Punctuation is plain ASCII and plain spaces: the NBSP runs of
# its old pages are what the page editor left behind, and no reader can see them. What no post of the blog shows (a
# document, the editor's words for a link, a note) is written with the blog's own marks, so that it can be read back.
_WNU = HouseFormat(
    name="wnu",
    describes="lead with excerpt, the editor's comment, the title again over a list of HEADLINE -- OUTLET",
    date_pattern="EEEE, MMMM d, y",
    update_mark=" (Update)",
    lead_line=pattern("{authors, }{outlet}{/agency}: {headline}"),
    list_line=pattern("{own_text} .... {headline} -- {authors, }{outlet}{/agency}{ kind}{ .... note}"),
    caption_line=pattern("{caption} {(credit)}"),
    read_more="Read more ....",
    signature="WNU Editor:",
    line_gap="\n\n",
    # No post of the blog shows one; the words are ours, and a blogger's own stand in [format] of copydesk.toml.
    notice_lines=MappingProxyType({"correction": "Correction ({date}): {text}", "update": "Update ({date}): {text}"}),
    notice_date_pattern="MMMM d, y",
    kind_words=MappingProxyType({"opinion": "opinion", "editorial": "editorial", "document": "document"}),
)

FORMATS: tuple[HouseFormat, ...] = (_WNU,)


def named(name: str) -> HouseFormat:
    """Return the house format of this name.

    Raises:
        NotFoundError: there is none; the message lists the formats there are.
    """
    for house in FORMATS:
        if house.name == name:
            return house
    known = ", ".join(house.name for house in FORMATS)
    raise NotFoundError(f"there is no house format {name!r}", do=f"choose one of: {known}")
