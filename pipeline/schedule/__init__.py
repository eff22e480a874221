"""Schedule: what makes a desk work by itself, as lines for cron and units for systemd.

jobs.py     what is called, and when
crontab.py  the jobs as crontab lines, and their block in a crontab        pure
program.py  the user's own crontab, read and written by `crontab`
units.py    the jobs as systemd units, hardened                            pure
"""

from pipeline.schedule.jobs import Job, jobs_of

__all__ = ["Job", "jobs_of"]
