"""The tables of desk.db, as the migrations that made them. A released migration is never edited; a new one is added.

Times are text, `YYYY-MM-DDTHH:MM:SSZ`; lists and posts are JSON text. `seen_at, id` is the order of arrival.
"""

from collections.abc import Mapping

from pipeline.store.tables_ages import AGES
from pipeline.store.tables_archive import ARCHIVE
from pipeline.store.tables_chunks import CHUNKS
from pipeline.store.tables_digest import DIGEST
from pipeline.store.tables_first import FIRST
from pipeline.store.tables_gather import GATHER
from pipeline.store.tables_habits import HABITS
from pipeline.store.tables_hand_picks import HAND_PICKS
from pipeline.store.tables_imports import IMPORTS
from pipeline.store.tables_items import ITEMS
from pipeline.store.tables_log import LOG
from pipeline.store.tables_openings import OPENINGS
from pipeline.store.tables_places import PLACES
from pipeline.store.tables_publish import PUBLISH
from pipeline.store.tables_restores import RESTORES
from pipeline.store.tables_review import REVIEW
from pipeline.store.tables_robots import ROBOTS
from pipeline.store.tables_splits import SPLITS
from pipeline.store.tables_versions import VERSIONS
from pipeline.store.tables_words import WORDS
from pipeline.store.tables_years import YEARS

# "COPY" in ASCII (https://www.sqlite.org/pragma.html#pragma_application_id): a file without it is not ours.
APPLICATION_ID = 0x434F5059

MIGRATIONS: Mapping[str, str] = {
    "m001_first_tables": FIRST,
    "m002_review": REVIEW,
    "m003_publish": PUBLISH,
    "m004_archive": ARCHIVE,
    "m005_imports": IMPORTS,
    "m006_habits": HABITS,
    "m007_words": WORDS,
    "m008_hand_picks": HAND_PICKS,
    "m009_gather": GATHER,
    "m010_items": ITEMS,
    "m011_robots": ROBOTS,
    "m012_digest": DIGEST,
    "m013_openings": OPENINGS,
    "m014_restores": RESTORES,
    "m015_log": LOG,
    "m016_versions": VERSIONS,
    "m017_chunks": CHUNKS,
    "m018_splits": SPLITS,
    "m019_years": YEARS,
    "m020_ages": AGES,
    "m021_places": PLACES,
}
