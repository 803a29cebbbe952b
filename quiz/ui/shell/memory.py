"""The garbage collector out of the way while a program starts. Must not know what is started."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def not_collecting() -> Iterator[None]:
    """Collect nothing from here until all is loaded, or at the latest until the end."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def settle_memory() -> None:
    """All is loaded: what was made so far stays for the whole run, and need not be looked at again."""
    gc.freeze()
    gc.enable()
