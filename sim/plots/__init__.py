"""Figures: one style, sentences as titles, SVG with the numbers beside it as CSV."""
