"""The live floor: a day of a center in a browser, beside the same day under another plan."""
