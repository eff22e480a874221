"""What a Dask worker does with a chunk. It raises nothing: Dask would log the chunk, addresses and headers and all."""

import json
import traceback

from pipeline.gather.gleaning import gather_text


def glean(text: str) -> str:
    """Ask the chunk that `Chunk.to_json` wrote, and return `Gleaned` as JSON; given up by the desk, end it."""
    try:
        return _glean(text)
    except Exception:  # noqa: BLE001  the boundary of another machine: it is a bug there, and is told here
        return json.dumps({"bug": traceback.format_exc()})


def _glean(text: str) -> str:
    from distributed import get_worker

    worker = get_worker()
    key = worker.get_current_task()

    def wanted() -> bool:
        task = worker.state.tasks.get(key)
        return task is not None and task.state == "executing"

    return gather_text(text, wanted=wanted)
