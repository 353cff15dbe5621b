"""A mapping whose values are made when somebody asks for them."""

from __future__ import annotations

from collections.abc import Callable, ItemsView, Iterator, Mapping, ValuesView
from typing import Generic, TypeVar

K = TypeVar("K")
V_co = TypeVar("V_co", covariant=True)


class Lazily(Mapping[K, V_co], Generic[K, V_co]):
    """Values by id, in the order of their makers; each is made once, at most."""

    def __init__(self, makers: Mapping[K, Callable[[K], V_co]]) -> None:
        """Take for each id what makes its value."""
        self._makers = makers
        self._made: dict[K, V_co] = {}
        self._whole = False

    def __getitem__(self, name: K) -> V_co:
        """Give the value of an id."""
        if name not in self._made:
            self._made[name] = self._makers[name](name)
        return self._made[name]

    def __iter__(self) -> Iterator[K]:
        """Go through the ids."""
        return iter(self._makers)

    def __len__(self) -> int:
        """Count the ids."""
        return len(self._makers)

    def __contains__(self, name: object) -> bool:
        """Tell whether there is such an id."""
        return name in self._makers

    def values(self) -> ValuesView[V_co]:
        """Give all values; all are made."""
        return self._all().values()

    def items(self) -> ItemsView[K, V_co]:
        """Give all ids with their values; all are made."""
        return self._all().items()

    def _all(self) -> dict[K, V_co]:
        """Make what is missing, in the order of the makers."""
        if not self._whole:
            self._made = {name: self[name] for name in self._makers}
            self._whole = True
        return self._made
