"""Debian's Chromium, and how it is started so that it asks nobody on the network."""

from pathlib import Path

CHROMIUM = Path("/usr/bin/chromium")
# The same pages without a browser around them, for two thirds of the time; Debian has it as a package of its own.
_SHELL = Path("/usr/bin/chromium-headless-shell")
PAGES = _SHELL if _SHELL.exists() else CHROMIUM
# Of two lists Chromium takes the last, so what Playwright turns off (1.5x, chromiumSwitches) is repeated here.
_PLAYWRIGHTS = (
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable",
    "LensOverlay",
    "MediaRouter",
    "PaintHolding",
    "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "OptimizationHints",
    "NetworkTimeServiceQuerying",
    "AimEnabled",
    "PreconnectToSearch",
)
# A page of the browser's own behind each window's address bar, which nobody sees: half of what opening a window costs.
_UNSEEN = ("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup")
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
    # A page is opened in the process that has read the same page's script before.
    "--process-per-site",
    # A new page is empty before it has an address: that, too, in a process that is there, not in one begun for it.
    "--renderer-process-limit=1",
    # Names and addresses alike: what is not on this machine is nowhere.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
    f"--disable-features={','.join((*_PLAYWRIGHTS, *_UNSEEN))}",
)
