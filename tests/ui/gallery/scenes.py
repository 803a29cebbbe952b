"""Every scene by its name, and what its name comes to as a file."""

from __future__ import annotations

from typing import Final

from tests.ui.gallery import front, shelf, sitting
from tests.ui.gallery.scene import Scene

SCENES: Final[dict[str, Scene]] = {**front.SCENES, **sitting.SCENES, **shelf.SCENES}
