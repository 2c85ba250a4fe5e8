"""`python -m sim.cli`, where the script `ccsim` is not on the path."""

from sim.cli import main

main()
