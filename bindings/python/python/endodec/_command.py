"""The command ``endodec``, as ``pip`` installs it."""

import signal
import sys

from . import _native


def main() -> int:
    # Python's own handlers would only run between two calls, and this is one.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    return _native.program(["endodec", *sys.argv[1:]])
