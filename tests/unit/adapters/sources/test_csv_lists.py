"""Lists as CSV are foreign: no cell of one spoils a score."""

import math

import pytest

from adapters.sources.csv_lists import read_csv
from adapters.sources.documents import Document


@pytest.mark.parametrize("weight", ["inf", "1e999", "Infinity", "nan", "-5", "much"])
def test_a_weight_that_is_no_number_weighs_nothing_and_leaves_the_others_theirs(weight: str) -> None:
    content = f"title,weight\nTrees cool the road,{weight}\nOvernight bread,50\nPayment keys,100\n".encode()

    feed = read_csv(Document("list.csv", "list.csv", content))

    assert [entry.weight for entry in feed.entries] == [0.0, 0.5, 1.0]
    assert all(math.isfinite(entry.weight) for entry in feed.entries)
