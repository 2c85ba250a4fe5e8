"""Distributions of durations: `Distribution` is what a scenario says, `quantiles` draws from it."""
