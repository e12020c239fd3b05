"""A table of weights -> TOML."""

from collections.abc import Mapping


def as_toml(table: Mapping[str, Mapping[str, float]], head: str) -> str:
    """The head, then each group with its weights, to hundredths."""
    groups = (
        f"[{group}]\n" + "\n".join(f"{name} = {round(value, 2)}" for name, value in values.items())
        for group, values in table.items()
    )
    return head + "\n\n".join(groups) + "\n"
