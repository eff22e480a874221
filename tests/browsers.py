"""Debian's Chromium, and how it is started so that it asks nobody on the network."""

from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
# FACTS: what keeps Debian's Chromium from asking the network, and from a sandbox that a container gives no rights for.
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
