"""The most memory that this process has had."""

import resource
import sys
from pathlib import Path


def peak() -> int:
    """In bytes. On Linux from /proc: there getrusage begins with what the process had that started this one."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(line for line in status.read_text("utf-8").splitlines() if line.startswith("VmHWM:"))
        return int(line.split()[1]) * 1024
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024
