"""What a Dask worker is sent: the way into the copydesk that is installed there. It goes there by value.

So a worker needs no option that names our folders; in a wheel they are on the path only once `copydesk` was asked.
"""

import json
from contextlib import suppress
from dataclasses import asdict


def glean(text: str) -> str:
    """Ask the chunk that `Chunk.to_json` wrote, and return `Gleaned` as JSON; given up by the desk, end it.

    Raises:
        ModuleNotFoundError: copydesk is not installed there.
    """
    from distributed import get_worker

    with suppress(ModuleNotFoundError):  # a checkout on PYTHONPATH
        import copydesk  # type: ignore[import-not-found, unused-ignore]

        copydesk.find()
    from pipeline.gather.gleaning import Chunk, gather_chunk

    worker = get_worker()
    key = worker.get_current_task()

    def wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state == "executing"

    return json.dumps(asdict(gather_chunk(Chunk.from_json(text), wanted=wanted)))
