"""The compact form of frozen values: MessagePack of nested arrays, by the types of their fields.

No type is named in the data, so reading it makes values of the type that was asked for and nothing else.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache, partial
from operator import attrgetter
from typing import Any, Generic, TypeVar, Union, cast, get_args, get_origin, get_type_hints

import msgspec

from localize.model.frozen import maker

_Value = TypeVar("_Value")
_Convert = Callable[[Any], Any]

_PLAIN = (str, int, bool, float, bytes, types.NoneType)
_ANY_MAPPING = (dict, Mapping)
_ANY_SET = (frozenset, Set)


class CodecError(ValueError):
    """Bytes that are no value of the expected type."""


class Codec(Generic[_Value]):
    """Packs values of one type, and unpacks them.

    The type may be a dataclass, an Enum, a date, a text, a number, bytes, None; or a tuple, frozenset, mapping or
    union of such. Raises TypeError for any other.
    """

    def __init__(self, type_: Any) -> None:
        """`type_` is a type, or a form of types such as `tuple[str, ...]`."""
        self._form = _form(type_)
        self._encoder = msgspec.msgpack.Encoder()
        self._decoder = msgspec.msgpack.Decoder()

    def pack(self, value: _Value) -> bytes:
        """Return a value in the compact form; equal values of ordered types give equal bytes."""
        return self._encoder.encode(self._form.plain(value))

    def unpack(self, data: bytes) -> _Value:
        """Return the value in the compact form; raises CodecError for other bytes."""
        try:
            return cast("_Value", self._form.value(self._decoder.decode(data)))
        except (msgspec.DecodeError, ValueError, TypeError, KeyError, IndexError, RecursionError) as error:
            raise CodecError(f"{len(data)} bytes that are no packed value: {error}") from error

    @property
    def signature(self) -> str:
        """The fields of the type, by name and order: where they change, older bytes are not readable any more."""
        seen: set[str] = set()
        self._form.describe(seen)
        return ";".join(sorted(seen))


class _Form:
    """How values of a type are turned into plain arrays and back; None where they are plain themselves.

    Values of the types in `same` are plain, though others of the form are not.
    """

    def __init__(self, type_: Any) -> None:
        self.to: _Convert | None = None
        self.back: _Convert | None = None
        self.same: tuple[type, ...] = ()
        self.name = getattr(type_, "__qualname__", str(type_))
        self.parts: list[_Form] = []
        self.labels: tuple[str, ...] = ()

    def plain(self, value: Any) -> Any:
        return self.to(value) if self.to else value

    def value(self, plain: Any) -> Any:
        return self.back(plain) if self.back else plain

    def describe(self, seen: set[str]) -> None:
        text = f"{self.name}({','.join(self.labels)})[{','.join(part.name for part in self.parts)}]"
        if text not in seen:
            seen.add(text)
            for part in self.parts:
                part.describe(seen)


@cache
def _form(type_: Any) -> _Form:
    """Return the form of a type; a type that contains itself finds its own form unfinished, and uses it later."""
    form = _UNFINISHED.get(type_)
    if form is not None:
        return form
    form = _UNFINISHED[type_] = _Form(type_)
    try:
        _fill(form, type_)
    finally:
        del _UNFINISHED[type_]
    return form


_UNFINISHED: dict[Any, _Form] = {}


def _fill(form: _Form, type_: Any) -> None:
    origin, arguments = get_origin(type_), get_args(type_)
    if type_ in _PLAIN:
        return
    if origin in (Union, types.UnionType):
        _fill_union(form, arguments)
    elif origin is tuple:
        _fill_tuple(form, arguments)
    elif origin in _ANY_SET:
        _fill_set(form, arguments[0])
    elif origin in _ANY_MAPPING:
        _fill_mapping(form, *arguments)
    elif is_dataclass(type_):
        _fill_dataclass(form, type_)
    elif isinstance(type_, type) and issubclass(type_, Enum):
        members = {member.value: member for member in type_}
        form.labels = tuple(str(value) for value in members)
        form.to, form.back = attrgetter("_value_"), members.__getitem__  # the property `value` takes a call
    elif type_ is date:
        form.to, form.back = date.isoformat, date.fromisoformat
    else:
        raise TypeError(f"{type_!r} has no compact form, expected a dataclass, Enum, date, tuple, set, mapping, union")


def _fill_tuple(form: _Form, arguments: tuple[Any, ...]) -> None:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        item = _form(arguments[0])
        form.parts = [item]
        if _is_plain(arguments[0]):
            form.back = tuple
            return
        form.to, form.back = partial(_all_plain, item), partial(_all_values, item)
        return
    items = [_form(each) for each in arguments]
    form.parts = items
    if all(_is_plain(each) for each in arguments):
        form.back = partial(_of_length, len(items))
        return
    form.to = lambda values: [item.plain(value) for item, value in zip(items, values, strict=True)]
    form.back = lambda plain: tuple([item.value(each) for item, each in zip(items, plain, strict=True)])


def _all_plain(form: _Form, values: tuple[Any, ...]) -> Sequence[Any]:
    """Return many values in their plain form, with a call for those only that are not plain themselves."""
    to, same = form.to, form.same
    return [value if isinstance(value, same) else to(value) for value in values] if to and values else values


def _all_values(form: _Form, plain: list[Any]) -> tuple[Any, ...]:
    back, same = form.back, form.same
    return tuple([each if isinstance(each, same) else back(each) for each in plain] if back and plain else plain)


def _of_length(length: int, plain: Any) -> tuple[Any, ...]:
    if len(plain) != length:
        raise ValueError(f"{len(plain)} values, expected {length}")
    return tuple(plain)


def _fill_set(form: _Form, argument: Any) -> None:
    item = _form(argument)
    form.parts = [item]
    form.to = lambda values: sorted((item.plain(value) for value in values), key=repr)
    form.back = lambda plain: frozenset([item.value(each) for each in plain])


def _fill_mapping(form: _Form, key_type: Any, value_type: Any) -> None:
    key, value = _form(key_type), _form(value_type)
    form.parts = [key, value]
    form.to = lambda mapping: [(key.plain(each), value.plain(of)) for each, of in mapping.items()]
    form.back = lambda plain: {key.value(each): value.value(of) for each, of in plain}


def _fill_union(form: _Form, arms: tuple[Any, ...]) -> None:
    """Plain arms stand as they are; if there are several others, each is a pair: its number, and what it holds."""
    form.parts = [_form(arm) for arm in arms]
    plain = form.same = tuple(arm for arm in arms if arm in _PLAIN)
    others = [arm for arm in arms if arm not in _PLAIN]
    if not others:
        return
    if len(others) == 1 and plain:
        other = _form(others[0])
        is_text = isinstance(others[0], type) and (others[0] is date or issubclass(others[0], Enum))
        if not is_text or plain == (types.NoneType,):
            form.to = lambda value: value if isinstance(value, plain) else other.plain(value)
            form.back = lambda each: each if isinstance(each, plain) else other.value(each)
            return
    numbers = {get_origin(arm) or arm: number for number, arm in enumerate(others)}
    forms = [_form(arm) for arm in others]

    def to(value: Any) -> Any:
        if isinstance(value, plain):
            return value
        number = numbers[type(value)]
        return number, forms[number].plain(value)

    def back(each: Any) -> Any:
        if isinstance(each, plain):
            return each
        number, held = each
        return forms[number].value(held)

    form.to, form.back = to, back


def _fill_dataclass(form: _Form, type_: Any) -> None:
    hints = get_type_hints(type_)
    all_fields = [each for each in fields(type_) if each.init]
    names = tuple(each.name for each in all_fields)
    forms = [_form(hints[name]) for name in names]
    form.parts, form.labels = forms, names
    converted = [(index, part) for index, part in enumerate(forms) if not _is_plain(hints[names[index]])]
    is_keyword = any(each.kw_only for each in all_fields)
    make = maker(type_)
    values_of = attrgetter(*names) if len(names) > 1 else lambda value: [getattr(value, name) for name in names]

    def to(value: Any) -> Any:
        values = list(values_of(value))
        for index, part in converted:
            if part.to:
                values[index] = part.to(values[index])
        return values

    def back(plain: Any) -> Any:
        if len(plain) != len(names):
            raise ValueError(f"{len(plain)} fields, expected {len(names)}")
        for index, part in converted:
            if part.back:
                plain[index] = part.back(plain[index])
        return type_(**dict(zip(names, plain, strict=True))) if is_keyword else make(*plain)

    form.to, form.back = to, back


def _is_plain(type_: Any) -> bool:
    if type_ in _PLAIN:
        return True
    return get_origin(type_) in (Union, types.UnionType) and all(arm in _PLAIN for arm in get_args(type_))
