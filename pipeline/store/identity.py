"""Who a desk is: by it two databases are known as one desk's."""

from pipeline.store.database import Connection


def identity(db: Connection) -> str:
    """Return who this desk is: 32 hexadecimal digits, drawn when its tables were made."""
    [desk] = db.execute("select desk from identity").fetchone()
    return str(desk)


def known_identity(db: Connection) -> str:
    """Return who the desk of a database is, "" where its tables are of before desks had one.

    Raises:
        DatabaseError: it cannot be read.
    """
    if not db.execute("select 1 from sqlite_master where name = 'identity'").fetchone():
        return ""
    row = db.execute("select desk from identity").fetchone()
    return str(row[0]) if row else ""


def become(db: Connection, desk: str) -> None:
    """Make a database the desk of this identity; the caller holds the transaction."""
    db.execute("update identity set desk = ?", (desk,))
