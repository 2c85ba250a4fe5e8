"""The command `ccsim`. Nothing heavy is imported here, nor by its help."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from sim.errors import SimError

__all__ = ["main"]

USER_ERROR = 2
INTERRUPTED = 130


def main(words: Sequence[str] | None = None) -> None:
    """Run one verb and leave with its exit code: 0, 2 for what the user can mend, 130 after Ctrl-C.

    Parameters
    ----------
    words
        Verb and arguments; those of the process if None.
    """
    try:
        from sim.cli.app import call
        from sim.cli.verbs import app

        code = call(app, sys.argv[1:] if words is None else list(words))
    except SimError as error:
        print(error, file=sys.stderr)
        code = USER_ERROR
    except KeyboardInterrupt:
        print("\nStopped; nothing of it was written.", file=sys.stderr)
        code = INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has had enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    sys.exit(code)
