"""The program: `enishi`, also as `python -m enishi`."""

import atexit
import gc

# What a start loads stays until the end: to look through it for garbage, on the way and at last, takes a fifth of the
# time of a command.
gc.set_threshold(100_000)
atexit.register(gc.freeze)

from enishi.cli.main import main  # noqa: E402 - see above

if __name__ == "__main__":
    main()
