"""The program: `enishi`, also as `python -m enishi`."""

import gc

gc.set_threshold(100_000)  # what a start loads stays; looking through it for garbage takes a tenth of the start

from enishi.cli.main import main  # noqa: E402 - see above

if __name__ == "__main__":
    main()
