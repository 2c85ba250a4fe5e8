"""The figures of studies: each stands alone on a slide."""
