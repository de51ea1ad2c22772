"""Foreign media made fit for the renderer: sniffed, probed and normalised in a jailed child."""
