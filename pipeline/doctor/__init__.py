"""Doctor: is this desk well? Each check says its state and, where something is wrong, the cure.

examining.py  every check, in order: patient.py is what they look at, finding.py what one found
machine.py    SQLite, disk, clock          outlet_list.py  settings, and the outlets they choose
asking.py     how outlets answered         files.py        templates, secrets, what must be writable
channels.py   channels and [notify]        store.py        whole, upgrades, backups, who holds the desk
posting.py    posts that need the editor   schedule.py     cron (timers.py) and the last run
cluster.py    what a cluster of [gather] needs
digest.py     what of all that is news, told once

Nobody on the network is asked: `copydesk outlets check` and `copydesk channels test` do that.
"""

from pipeline.doctor.digest import digest
from pipeline.doctor.examining import examine
from pipeline.doctor.finding import Finding

__all__ = ["Finding", "digest", "examine"]
