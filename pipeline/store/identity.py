"""Who a desk is: by it two databases are known as one desk's."""

from pipeline.store.database import Connection


def known_identity(db: Connection) -> str:
    """Return who the desk of a database is, "" where its tables are of before desks had one.

    Raises:
        DatabaseError: it cannot be read.
    """
    if not db.execute("select 1 from sqlite_master where name = 'identity'").fetchone():
        return ""
    row = db.execute("select desk from identity").fetchone()
    return str(row[0]) if row else ""
