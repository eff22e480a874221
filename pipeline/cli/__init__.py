"""The command line: click commands by subject, loaded when they are asked for (a cron tick pays for what it uses).

Here alone the clock is read (`edge.clock`) and errors become words and exit codes (docs/exit-codes.md).
"""

from pipeline.cli.group import copydesk, main

__all__ = ["copydesk", "main"]
