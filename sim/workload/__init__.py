"""What comes and who is there: arrivals, random factors and headcounts, sampled by name before the run."""
