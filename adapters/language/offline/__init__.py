"""Writers that need no model and no network: they take sentences and never make one up."""
