"""The three templates: what each one draws its own way."""
