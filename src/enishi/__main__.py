"""The program: `enishi`, also as `python -m enishi`."""

from enishi.cli.main import main

if __name__ == "__main__":
    main()
