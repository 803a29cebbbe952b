"""The form `quiz.history/1`. Must not open a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.forms.figures import Json, rounded

if TYPE_CHECKING:
    from quiz.models.head import Listing


def history_form(listing: Listing) -> Json:
    """The form `quiz.history/1`: what is kept, oldest first, as it was kept."""
    return {
        "format": "quiz.history/1",
        "sittings": [
            {
                "id": head.id,
                "number": head.number,
                "finished": head.finished.isoformat(),
                "bank": head.bank_id,
                "areas": {scale: rounded(strength) for scale, strength in head.areas.items()},
                "start": list(head.start),
            }
            for head in listing.heads
        ],
        "unreadable": [{"file": file.file, "reason": file.reason} for file in listing.unreadable],
    }
