"""Who goes first on a machine with two cores: the window before its readers, everything before back files."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

READING = 5
"""For what reads pages a citizen waits for: the window answers keys first, other programs stay fair."""
BACK_FILES = 10
"""For back files: reading at the desk goes first too."""

_AUTOGROUP = Path("/proc/self/autogroup")
"""Linux shares processor time between sessions first (sched(7), "The autogroup feature"): in a session of
its own a process is as loud as the whole desk, however nice it is, unless its group is told as well."""
_PAUSES = (0.11, 0.13, 0.17, 0.19, 0.23, 0.29, 0.31, 0.37)
"""Seconds: Linux hears only one user's process in a tenth of a second, and readers start together."""


def give_way(kindness: int) -> None:
    """Let everything else on this machine go first; processes started from here inherit it.

    Args:
        kindness: 1 to 19 as for nice(2); Windows knows one step below normal only.
    """
    if sys.platform == "win32":
        import ctypes

        below_normal = 0x4000
        kernel = ctypes.windll.kernel32
        kernel.SetPriorityClass(kernel.GetCurrentProcess(), below_normal)
        return
    os.nice(kindness)
    if os.getsid(0) == os.getpid():  # a session shared with a shell is not ours to quieten
        _tell_group(kindness)


def _tell_group(kindness: int) -> None:
    for pause in _PAUSES:
        try:
            _AUTOGROUP.write_text(str(kindness), encoding="ascii")
        except BlockingIOError:
            time.sleep(pause)  # another reader has just told its own group
        except OSError:
            return  # not a Linux with groups: it is as it was
        else:
            return
