"""What a Dask worker is sent: the way into the copydesk that is installed there. It goes there by value.

So a worker needs no option that names our folders; in a wheel they are on the path only once `copydesk` was asked.
Nothing is raised: Dask would write the chunk, with the addresses and headers in it, into the worker's log.
"""

import json
import traceback
from contextlib import suppress


def glean(text: str) -> str:
    """Ask the chunk that `Chunk.to_json` wrote, and return `Gleaned` as JSON; given up by the desk, end it."""
    try:
        return _glean(text)
    except ModuleNotFoundError as problem:
        return json.dumps({"lost": f"a worker has no copydesk: {problem.name} is not installed there"})
    except Exception:  # noqa: BLE001  the boundary of another machine: it is a bug there, and is told here
        return json.dumps({"bug": traceback.format_exc()})


def _glean(text: str) -> str:
    from distributed import get_worker

    with suppress(ModuleNotFoundError):  # a checkout on PYTHONPATH
        import copydesk  # type: ignore[import-not-found, unused-ignore]

        copydesk.find()
    from pipeline.gather.gleaning import gather_text

    worker = get_worker()
    key = worker.get_current_task()

    def wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state == "executing"

    return gather_text(text, wanted=wanted)
