"""Money: an exact amount of one currency."""

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from typing import Self

from domain.shared.errors import InvalidInputError

SMALLEST = Decimal("0.000001")
"""What is kept of an amount: a thousand tokens may cost less than a hundredth of a cent."""
_SHOWN = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Money:
    """Amounts of two currencies are never added or compared: `InvalidInputError` says which two met."""

    amount: Decimal
    currency: str = "USD"

    @classmethod
    def nothing(cls, currency: str = "USD") -> Self:
        return cls(Decimal(0), currency)

    def __add__(self, other: "Money") -> "Money":
        return Money(self.amount + self._like(other), self.currency)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.amount - self._like(other), self.currency)

    def __mul__(self, times: int | Decimal) -> "Money":
        return Money(self.amount * times, self.currency)

    def __lt__(self, other: "Money") -> bool:
        return self.amount < self._like(other)

    def __le__(self, other: "Money") -> bool:
        return self.amount <= self._like(other)

    @property
    def is_nothing(self) -> bool:
        return not self.amount

    def __str__(self) -> str:
        """Return cents where they tell the amount, else four places: `1.20 USD`, `0.0031 USD`."""
        shown = self.amount.quantize(_SHOWN, ROUND_HALF_UP).normalize()
        places = max(2, -int(shown.as_tuple().exponent)) if shown else 2
        return f"{shown:.{places}f} {self.currency}"

    def rounded_up(self) -> "Money":
        """Return what is kept: never less than what is owed."""
        return Money(self.amount.quantize(SMALLEST, ROUND_CEILING), self.currency)

    def _like(self, other: "Money") -> Decimal:
        if other.currency != self.currency:
            msg = f"{other} and {self} are of two currencies: give prices and budgets in one."
            raise InvalidInputError(msg)
        return other.amount
