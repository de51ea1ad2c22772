"""How cards look: three templates as tokens, and what draws them."""
