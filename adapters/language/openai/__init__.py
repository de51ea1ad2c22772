"""Writers that ask a language model, and check what it answers."""
