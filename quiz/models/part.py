"""Frozen values of named parts. Must not know what they are made of, nor check it."""

from __future__ import annotations

from typing import TYPE_CHECKING, dataclass_transform

if TYPE_CHECKING:
    from typing import Self


@dataclass_transform(kw_only_default=True, frozen_default=True)
class Part:
    """A value like that of a frozen dataclass: its annotated parts are given by name, and those with a default may be
    left out. No dataclass, since the kinds of a bank are many and waited for at the start: writing and compiling the
    methods costs a millisecond for each. Nothing is checked here: whoever builds one from a file has done so."""

    def __init__(self, **parts: object) -> None:
        vars(self).update(parts)

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """The names of the parts, those of the base first."""
        return tuple(name for kind in reversed(cls.__mro__) for name in vars(kind).get("__annotations__", ()))

    @staticmethod
    def written(name: str) -> str:
        """The name of a part in a file: one that Python keeps for itself has an underscore after it here."""
        return name.removesuffix("_")

    def changed(self, **parts: object) -> Self:
        """The same value with other parts of these names."""
        return type(self)(**({name: getattr(self, name) for name in self.names()} | parts))

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__}.{name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Part) and type(self) is type(other) and self._values() == other._values()

    def __hash__(self) -> int:
        return hash(self._values())

    def __repr__(self) -> str:
        parts = ", ".join(f"{name}={value!r}" for name, value in zip(self.names(), self._values(), strict=True))
        return f"{type(self).__name__}({parts})"

    def _values(self) -> tuple[object, ...]:
        return tuple(getattr(self, name) for name in self.names())
