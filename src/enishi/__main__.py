"""The program: `enishi`, also as `python -m enishi`."""


def main() -> None:
    """Run the command line."""


if __name__ == "__main__":
    main()
