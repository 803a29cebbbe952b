"""What the annotations of a bank's parts ask for, in the words of pydantic's core. Straight for the core: models of so
many kinds cost pydantic five times as much to prepare. Must not know what any part is for."""

from __future__ import annotations

from types import NoneType, UnionType
from typing import TYPE_CHECKING, Annotated, Literal, Union, get_args, get_origin, get_type_hints

from pydantic_core import SchemaValidator, core_schema

from quiz.models.part import Part

if TYPE_CHECKING:
    from pydantic_core import CoreSchema


def validator(kind: type[Part]) -> SchemaValidator:
    """What checks a table that is to become such a value, and gives it back with whole numbers as fractions where
    fractions are asked for. It raises `pydantic_core.ValidationError` with every fault; a name that nobody reads is
    one."""
    return SchemaValidator(_table(kind))


def _table(kind: type[Part]) -> CoreSchema:
    """A table with the parts of that kind."""
    fields = {
        kind.written(name): core_schema.typed_dict_field(_schema(hint), required=not hasattr(kind, name))
        for name, hint in get_type_hints(kind, include_extras=True).items()
    }
    return core_schema.typed_dict_schema(fields, extra_behavior="forbid")


def _schema(hint: object) -> CoreSchema:
    """What an annotation asks for."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Annotated:
        kind, bound = arguments
        return {**_schema(kind), **bound.bounds} if get_origin(kind) is tuple else bound.schema
    if origin is tuple:
        return core_schema.tuple_variable_schema(_schema(arguments[0]))
    if origin is Literal:
        return core_schema.literal_schema(list(arguments))
    if origin in {Union, UnionType}:
        (inner,) = (argument for argument in arguments if argument is not NoneType)
        return core_schema.nullable_schema(_schema(inner))
    if isinstance(hint, type) and issubclass(hint, Part):
        return _table(hint)
    raise TypeError(hint)
