"""Doctor: is this desk well? Each check says its state and, where something is wrong, the cure.

examining.py  every check, in order      channels.py  each channel, and whom [notify] names; nobody is asked
finding.py    what a check found           digest.py    what of it is news, told once
"""

from pipeline.doctor.digest import Digest, digest
from pipeline.doctor.examining import examine
from pipeline.doctor.finding import Finding

__all__ = ["Digest", "Finding", "digest", "examine"]
