"""What was read from one file as rows that JSON can hold, and back again.

A codec follows from the fields of dataclasses and named tuples, so that nothing is ever made from
a row but the types that the program names. All places of a row are in one file, whose path isn't
written with each.
"""

from __future__ import annotations

import enum
import functools
import types
from collections.abc import Callable
from dataclasses import dataclass, fields, is_dataclass
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from generator.model.edtf import Edtf, parse_edtf
from generator.model.scalar import Scalar
from generator.problems import Location, Row

T = TypeVar("T")

Write = Callable[[Any], Any]
"""Makes a row of a value."""

Read = Callable[[Any, str], Any]
"""Makes a value of a row; takes the path of the file, too."""


@dataclass(frozen=True, slots=True)
class Codec(Generic[T]):
    """Writes values of one type as rows, and reads them again."""

    write: Callable[[T], Any]
    read: Callable[[Any, str], T]


@functools.cache
def codec_of(kind: Any) -> Codec[Any]:  # noqa: ANN401 - types of types
    """Make the codec of a type: one with fields, a tuple, a choice, or a plain value.

    Raises TypeError for a type that rows can't hold.
    """
    if kind in _SPECIAL:
        return _SPECIAL[kind]
    origin = get_origin(kind)
    if origin is tuple:
        return _codec_of_tuple(get_args(kind))
    if origin in {Union, types.UnionType}:
        return _codec_of_choice(tuple(one for one in get_args(kind) if one is not type(None)))
    if is_dataclass(kind) or hasattr(kind, "_fields"):
        return _codec_of_record(kind)
    if isinstance(kind, type) and issubclass(kind, enum.Enum):
        return Codec(lambda value: value.value, lambda row, _: kind(row))
    if kind in {str, int, bool}:
        return Codec(lambda value: value, lambda row, _: row)
    raise TypeError(f"rows can't hold {kind!r}")


def _codec_of_record(kind: Any) -> Codec[Any]:  # noqa: ANN401
    hints = get_type_hints(kind)
    names = [one.name for one in fields(kind) if one.init] if is_dataclass(kind) else kind._fields
    parts = [(name, codec_of(hints[name])) for name in names]
    writers = [(name, part.write) for name, part in parts]
    readers = [part.read for _, part in parts]

    def write(value: Any) -> Row:  # noqa: ANN401
        return [make(getattr(value, name)) for name, make in writers]

    def read(row: Row, path: str) -> Any:  # noqa: ANN401
        return kind(*[make(cell, path) for make, cell in zip(readers, row, strict=True)])

    return Codec(write, read)


def _codec_of_tuple(kinds: tuple[Any, ...]) -> Codec[Any]:
    if kinds[-1] is not Ellipsis:
        parts = [codec_of(kind) for kind in kinds]
        return Codec(
            lambda value: [one.write(item) for one, item in zip(parts, value, strict=True)],
            lambda row, path: tuple(
                one.read(item, path) for one, item in zip(parts, row, strict=True)
            ),
        )
    write, read = codec_of(kinds[0]).write, codec_of(kinds[0]).read
    return Codec(
        lambda value: [write(item) for item in value],
        lambda row, path: tuple([read(item, path) for item in row]),
    )


def _codec_of_choice(kinds: tuple[Any, ...]) -> Codec[Any]:
    """Write None as it is, one kind as its row, one of several behind its number."""
    parts = [codec_of(kind) for kind in kinds]
    if len(parts) == 1:
        write, read = parts[0].write, parts[0].read
        return Codec(
            lambda value: None if value is None else write(value),
            lambda row, path: None if row is None else read(row, path),
        )
    numbers = {kind: number for number, kind in enumerate(kinds)}

    def write_one(value: Any) -> Row:  # noqa: ANN401
        number = numbers[type(value)]
        return [number, parts[number].write(value)]

    return Codec(write_one, lambda row, path: parts[row[0]].read(row[1], path))


def _write_location(at: Location) -> Row:
    return [at.line, at.column, at.length]


def _read_location(row: Row, path: str) -> Location:
    return Location(path, *row)


def _write_scalar(scalar: Scalar) -> Row:
    at = scalar.at
    row: Row = [scalar.value, at.line, at.column]
    if at.length or scalar.literal or scalar.layout != ():
        row += [at.length, scalar.literal, scalar.layout]
    return row


def _read_scalar(row: Row, path: str) -> Scalar:
    if len(row) == 3:  # noqa: PLR2004 - value, line, column
        return Scalar(row[0], Location(path, row[1], row[2]))
    value, line, column, length, literal, layout = row
    known = None if layout is None else tuple([(one[0], one[1], one[2]) for one in layout])
    return Scalar(value, Location(path, line, column, length), literal, known)


_SPECIAL: dict[Any, Codec[Any]] = {
    Location: Codec(_write_location, _read_location),
    Scalar: Codec(_write_scalar, _read_scalar),
    Edtf: Codec(lambda date: date.text, lambda row, _: parse_edtf(row)),
}
