from __future__ import annotations

from localize.tasks.held import Held


def test_a_value_is_loaded_once_while_it_is_held() -> None:
    loaded: list[str] = []

    def load(name: str) -> str:
        loaded.append(name)
        return name.upper()

    held: Held[str] = Held(2)
    for name in ("a", "b", "a", "c", "a", "b"):
        assert held.get(name, lambda name=name: load(name)) == name.upper()  # type: ignore[misc]

    assert loaded == ["a", "b", "c", "b"]
