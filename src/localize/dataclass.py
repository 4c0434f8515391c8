"""Dataclasses that cost little where none of their values is made: a command loads hundreds and uses some.

`dataclass` does what `dataclasses.dataclass` does, for the options that we use. That one writes and compiles up to six
methods for a class when it is defined; here `__init__`, `__eq__` and `__hash__` are written when they are first called,
and the others serve all classes.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from dataclasses import dataclass
else:

    def dataclass(*, frozen: bool = False, eq: bool = True, order: bool = False, **layout: bool) -> _Decorator:
        """Make a dataclass; an ordered one, of which there are few, as dataclasses makes it."""
        if order:
            return dataclasses.dataclass(frozen=frozen, order=True, **layout)

        def made(class_: type[_Value]) -> type[_Value]:
            class_.__doc__ = class_.__doc__ or class_.__name__  # else its parameters become it, at some cost
            class_ = dataclasses.dataclass(init=False, repr=False, eq=False, **layout)(class_)
            _add_methods(class_, frozen=frozen, eq=eq)
            return class_

        return made


__all__ = ["dataclass"]

_Value = TypeVar("_Value")
_Decorator = Callable[[type[_Value]], type[_Value]]
_Field = dataclasses.Field[Any]


def _add_methods(class_: Any, *, frozen: bool, eq: bool) -> None:
    """Give a class its methods, but those that it defines itself."""
    methods: dict[str, Any] = {
        "__init__": _written_later(class_, "__init__", _init_of_frozen if frozen else _init),
        "__repr__": _repr,
    }
    if eq:
        methods["__eq__"] = _written_later(class_, "__eq__", _eq)
        methods["__hash__"] = _written_later(class_, "__hash__", _hash) if frozen else None
    if frozen:
        methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
        if "__slots__" in class_.__dict__:
            methods |= {"__getstate__": _state, "__setstate__": _set_state}
    for name, method in methods.items():
        if name not in class_.__dict__:
            setattr(class_, name, method)


def _written_later(class_: Any, name: str, written: Callable[[Any], str]) -> Callable[..., Any]:
    """Return a method that takes the place of itself with the one that is written for the class, and calls that."""

    def first(self: Any, *args: Any, **kwargs: Any) -> Any:
        names: dict[str, Any] = {"_set": object.__setattr__, "_unset": dataclasses.MISSING}
        for each in dataclasses.fields(class_):
            names |= {f"_default_{each.name}": each.default, f"_make_{each.name}": each.default_factory}
        exec(written(class_), names)  # as dataclasses does
        method = names[name]
        method.__qualname__ = f"{class_.__qualname__}.{name}"
        setattr(class_, name, method)
        return method(self, *args, **kwargs)

    return first


def _init_of_frozen(class_: Any) -> str:
    """Return an `__init__` that sets fields past the `__setattr__` of the class."""
    return _init(class_, "_set(self, {!r}, {})")


def _init(class_: Any, setting: str = "self.{} = {}") -> str:
    fields = dataclasses.fields(class_)
    lines = [setting.format(each.name, _set_to(each)) for each in fields if each.init or _has_default(each)]
    if hasattr(class_, "__post_init__"):
        lines.append("self.__post_init__()")
    return "\n    ".join((f"def __init__({', '.join(_parameters(fields))}):", *lines, "pass"))


def _set_to(field: _Field) -> str:
    """Return what `__init__` sets a field to."""
    if field.default_factory is dataclasses.MISSING:
        return field.name if field.init else f"_default_{field.name}"
    made = f"_make_{field.name}()"
    return f"{made} if {field.name} is _unset else {field.name}" if field.init else made


def _has_default(field: _Field) -> bool:
    return field.default is not dataclasses.MISSING or field.default_factory is not dataclasses.MISSING


def _parameters(fields: tuple[_Field, ...]) -> Iterator[str]:
    """Yield the parameters of `__init__`, those given by name at the end."""
    yield "self"
    yield from (_parameter(each) for each in fields if each.init and not each.kw_only)
    if by_name := [_parameter(each) for each in fields if each.init and each.kw_only]:
        yield from ("*", *by_name)


def _parameter(field: _Field) -> str:
    if field.default_factory is not dataclasses.MISSING:
        return f"{field.name}=_unset"
    return field.name if field.default is dataclasses.MISSING else f"{field.name}=_default_{field.name}"


def _eq(class_: Any) -> str:
    return f"""def __eq__(self, other):
    if other.__class__ is self.__class__:
        return {_compared(class_, "self")} == {_compared(class_, "other")}
    return NotImplemented"""


def _hash(class_: Any) -> str:
    return f"def __hash__(self):\n    return hash({_compared(class_, 'self')})"


def _compared(class_: Any, value: str) -> str:
    """Return a tuple of the fields that are compared."""
    return f"({''.join(f'{value}.{each.name}, ' for each in dataclasses.fields(class_) if each.compare)})"


def _repr(self: Any) -> str:
    shown = (f"{each.name}={getattr(self, each.name)!r}" for each in dataclasses.fields(self) if each.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse(_: Any, name: str, *__: Any) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _state(self: Any) -> list[Any]:
    return [getattr(self, each.name) for each in dataclasses.fields(self)]


def _set_state(self: Any, state: list[Any]) -> None:
    for each, value in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, each.name, value)
