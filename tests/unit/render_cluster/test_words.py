"""Where a line may be broken in scripts without spaces."""

from render_cluster.look.words import words_of


def test_a_number_or_a_name_in_a_line_of_japanese_is_never_torn() -> None:
    parts = [word.text for word in words_of("夜間バッチを95分から22.5分に短縮した。70%がAPI、", language="ja")]

    assert {"95", "22.5", "70%", "API、", "た。"} <= set(parts)
    assert "".join(parts) == "夜間バッチを95分から22.5分に短縮した。70%がAPI、"
