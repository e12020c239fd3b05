"""Every deliberate error, as a tree: what happened, then what to do.

Each class has a stable `slug` for machines. `message` and `hint` are for people, already in their language.
"""

from typing import ClassVar


class EnishiError(Exception):
    """What enishi refuses or cannot do, told with a way out; anything else that is raised is a bug."""

    slug: ClassVar[str] = "error"

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class UsageError(EnishiError):
    """The request itself makes no sense (exit status 2)."""

    slug = "usage"


class SettingsError(UsageError):
    """A settings file or variable is wrong; the message lists every fault."""

    slug = "settings"


class NotFoundError(EnishiError):
    """What was named does not exist."""

    slug = "not-found"


class AmbiguousError(EnishiError):
    """What was named fits several; the hint lists them."""

    slug = "ambiguous"


class PictureError(EnishiError):
    """A picture cannot be taken in; the others go on."""

    slug = "picture"


class MissingFileError(PictureError):
    slug = "missing-file"


class EmptyFolderError(PictureError):
    slug = "empty-folder"


class EmptyFileError(PictureError):
    slug = "empty-file"


class NotAPictureError(PictureError):
    slug = "not-a-picture"


class TruncatedPictureError(PictureError):
    slug = "truncated-picture"


class EncryptedPdfError(PictureError):
    slug = "encrypted-pdf"


class PictureTooLargeError(PictureError):
    slug = "picture-too-large"


class NoCardError(PictureError):
    """A picture on which no business card was found."""

    slug = "no-card"


class ReaderError(PictureError):
    """What reads pictures broke on this one: no memory, no end, or a fault of its own."""

    slug = "reader"


class EngineUnavailableError(EnishiError):
    """A reader or one of its language files is missing; the hint is the line that installs it."""

    slug = "engine-unavailable"


class ExchangeError(EnishiError):
    """A file of contacts cannot be read or written."""

    slug = "exchange"


class StoreError(EnishiError):
    slug = "store"


class NewerStoreError(StoreError):
    """The store was written by a newer enishi."""

    slug = "newer-store"


class NothingToUndoError(StoreError):
    slug = "nothing-to-undo"


class UndoConflictError(StoreError):
    """What would be undone has been changed again since."""

    slug = "undo-conflict"


class AnsweredError(EnishiError):
    """A question that somebody else has answered in the meantime."""

    slug = "answered"


class ShortlistFullError(EnishiError):
    """The event's cap is reached: one in means one out."""

    slug = "shortlist-full"


class DoNotContactError(EnishiError):
    """Somebody who does not want to be written to."""

    slug = "do-not-contact"


class NoPromiseError(EnishiError):
    """What was asked for needs a promise to write, and there is none."""

    slug = "no-promise"


class TemplateError(EnishiError):
    """A template of a message is broken."""

    slug = "template"


class PairingError(EnishiError):
    """A link that lets nobody in, or no longer."""

    slug = "pairing"


class UploadError(EnishiError):
    """A picture that is not received: it is too large, or there are too many."""

    slug = "upload"


class ServerError(EnishiError):
    """The page cannot be served: the port is taken, or there is no network."""

    slug = "server"
