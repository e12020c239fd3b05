"""The templates of messages: ours, and the user's own in place of them."""

from pathlib import Path

from enishi.errors import NotFoundError, TemplateError
from enishi.followup.compose import SUFFIX, check, our_text, ours
from enishi.language import _
from enishi.workflow.workspace import Workspace

FOLDER = "templates"


def names() -> tuple[str, ...]:
    """All templates, such as `ja/first`."""
    return ours()


def path(name: str, workspace: Workspace) -> Path:
    """Where the user's own is, or would be."""
    return folder(workspace) / f"{name}{SUFFIX}"


def folder(workspace: Workspace) -> Path:
    return workspace.settings.home / FOLDER


def is_own(name: str, workspace: Workspace) -> bool:
    return path(name, workspace).exists()


def text(name: str, workspace: Workspace) -> str:
    """A template: the user's own, else ours. Raises TemplateError for a file that cannot be read, NotFoundError."""
    file = path(_known(name), workspace)
    try:
        return file.read_text("utf-8")
    except FileNotFoundError:
        return our_text(name)
    except (OSError, UnicodeDecodeError) as error:
        raise TemplateError(
            _("The template {path} cannot be read: {error}").format(path=file, error=error),
            hint=_("Mend the file, or take ours again: enishi templates reset {kind}").format(kind=name),
        ) from error


def own(name: str, workspace: Workspace) -> Path:
    """The user's own template, made from ours if there is none yet."""
    file = path(_known(name), workspace)
    if not file.exists():
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(our_text(name), "utf-8")
    return file


def reset(name: str, workspace: Workspace) -> Path | None:
    """Take ours again; the user's own is kept beside it. None if there was none."""
    file = path(_known(name), workspace)
    if not file.exists():
        return None
    kept = file.with_suffix(f"{SUFFIX}.old")
    file.replace(kept)
    return kept


def proof(name: str, workspace: Workspace) -> None:
    """Raise TemplateError for a template that is broken."""
    language, _slash, kind = name.partition("/")
    check(kind, language, lambda wanted: text(wanted, workspace))


def _known(name: str) -> str:
    if name not in ours():
        raise NotFoundError(_("There is no template “{name}”.").format(name=name), hint=_("See: enishi templates list"))
    return name
