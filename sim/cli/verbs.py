"""The verbs of `ccsim` and their help; each imports what it needs when it is called."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from sim.cli.app import app

__all__ = ["app"]


@app.command(short_help="Simulate one scenario; table, report and data go to results/.")
def run(
    overrides: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print all measures as JSON instead of tables.")
    ] = False,
    multirun: Annotated[bool, typer.Option("-m", "--multirun", help="The same as `ccsim sweep`.")] = False,
) -> None:
    """Simulate one scenario n times and write table, report and data to results/SCENARIO/DATE-TIME/.

    \b
      ccsim run
      ccsim run scenario=bank replications=50 agents.tellers.extra=1
      ccsim run scenario=my.yaml "contact_types.call.talk=lognormal mean:4m sigma:0.8"

    Every key of the scenario can be set, in Hydra's grammar: dotted keys, mappings merge, everything else
    replaces, "~key" goes back to the default, GROUP=OPTION lays an option over the scenario. `ccsim scenarios`
    lists scenarios and options, `ccsim keys` all keys.

    \b
    Settings of the run (beside the keys of the scenario):
      scenario           name or path of a YAML file                        bank
      replications       independent replications, 1 to 100000              20
      seed               key of all random numbers, at least 0              1
      engine             kernel (compiled) or center (SimPy), same results  kernel
      workers            local workers                                      one per processor
      output             folder in which the run's folder is made           results
      contacts           true: also write contacts and legs of the first    false
                         replication
      until.measure      stop rule: measure of the whole center             service_level
      until.half_width   ... stop when its 95 % half-width is this small
      until.most         ... and after so many replications at the latest   1000
    """
    if multirun:
        from sim.cli.sweep import run_sweep

        run_sweep(overrides or [], as_json=as_json)
        return
    from sim.cli.run import run_scenario

    run_scenario(overrides or [], as_json=as_json)


@app.command(short_help="Simulate many points over any keys; resumes where it was stopped.")
def sweep(
    overrides: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUES]...")] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the shown measures of all points as JSON.")
    ] = False,
) -> None:
    """Simulate a scenario at many points on common random numbers and write tables, figures and a report to
    results/SCENARIO-sweep/DIGEST/.

    \b
      ccsim sweep agents.tellers.extra=0,1,2 arrivals.scale=1.0,1.15 replications=20
      ccsim sweep scenario=retail "routing=glob(*)" "agents.support.extra=range(0,3)"
      ccsim sweep scenario=retail design=sobol points=64 \\
          "handling.speed=interval(0.8,1.5)" "repeat.share=interval(0.5,0.9)"
      ccsim sweep file=points.csv

    A key gets several values in Hydra's grammar: 1,2,3, choice(a,b), range(0,10,2), glob(*) over options; or a
    range for latin_hypercube and sobol: interval(0.8,1.5), tag(log, interval(1,100)), tag(int, interval(1,9)),
    tag(m, interval(2,5)) for minutes (s, m, h, d). Every point is validated before the first is run. Finished
    points are kept: the same words again compute what is missing, and two processes share the work.

    \b
    Settings of the sweep (beside the keys of the scenario):
      design             grid, list, latin_hypercube or sobol               grid
      points             how many points latin_hypercube or sobol has
      file               CSV, a point in each row, dotted keys as columns
      show               measures that are drawn and printed                the usual ones
      executor           local, or dask with executor.address=tcp://...     local
      scenario, replications, seed, engine, workers, output                 as of `ccsim run`
    """
    from sim.cli.sweep import run_sweep

    run_sweep(overrides or [], as_json=as_json)


@app.command(
    short_help="Compare variants of a scenario on the same luck; say which wins, or what it takes to know."
)
def compare(
    overrides: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...")] = None,
    variants: Annotated[
        list[str] | None,
        typer.Option(
            "-v",
            "--variant",
            metavar="VARIANT",
            help='"NAME: KEY=VALUE ...", or a scenario file; may be repeated.',
        ),
    ] = None,
    as_json: Annotated[
        bool, typer.Option("--json", help="Print the verdict and all differences as JSON instead of tables.")
    ] = False,
) -> None:
    """Compare variants with the scenario as it stands ("base"): the same customers come to each at the same seconds.

    \b
      ccsim compare scenario=bank -v "one more: agents.tellers.extra=1" -v handling.speed=1.1
      ccsim compare scenario=retail -v bot=off measure=satisfaction until.decided=true
      ccsim compare scenario=today.yaml -v tomorrow.yaml measure=asa@chat
      ccsim compare experiment=my_study.yaml select.delta=0.01

    Keys before and between the variants hold for all of them, in the grammar of `ccsim run`. A variant's name may be
    left out. A file with "variants" (name: overrides; the first is the base) is given by experiment=NAME or PATH.

    \b
    Settings of the comparison (beside the keys of the scenario):
      scenario            name or path of a YAML file                        bank
      experiment          file with variants, in experiments/ or by path
      measure             what decides; of a part: asa@chat,                 service_level
                          asa@channel:chat
      replications        of each variant, 1 to 100000                       20
      until.decided       true: go on until the winner is decided            false
      until.half_width    ... or until differences are known so well
      until.most          ... and with so many replications at the latest    1000
      select.delta        select the best with a guarantee (procedure KN):
                          smallest difference that matters
      select.probability  ... with which the best is selected                0.95
      select.most         ... and with so many replications at the latest    10000
      seed                key of all random numbers, at least 0              1
      engine              kernel (compiled) or center (SimPy), same results  kernel
      workers             local workers                                      one per processor
      output              folder in which the folder is made                 results
    """
    from sim.cli.compare import compare_scenarios

    compare_scenarios(overrides or [], variants or [], as_json=as_json)


@app.command(short_help="Examine claims on both sides of a question; verdict, figures and page go to results/.")
def study(
    words: Annotated[list[str] | None, typer.Argument(metavar="[NAME|all] [KEY=VALUE]...")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print the verdict as JSON.")] = False,
) -> None:
    """Run a study: a question, what is claimed on both sides, and the verdict of the simulation.

    \b
      ccsim study                       list the studies
      ccsim study haste quick=true      by name; quick: fewer replications, wider intervals
      ccsim study E1 replications=40    by number
      ccsim study my_study.yaml         a file of your own
      ccsim study all                   all of them, and the book: results/studies/book.html

    Verdict, figures, tables and page are written to results/studies/NAME/, instead of what is there.

    \b
    Settings:
      quick          true: the quick mode of the study               false
      mode           the same in words: quick or full                full
      replications   of each cell, at least 5                        as the study has it
      seed           key of all random numbers, at least 0           1
      engine         kernel (compiled) or center (SimPy)             kernel
      workers        local workers                                   one per processor
      output         folder in which studies/ is made                results
    """
    from sim.cli.study import call_study

    raise typer.Exit(call_study(words or [], as_json=as_json))


@app.command()
def scenarios(
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """List the scenarios that can be run by name, and the option groups that vary them."""
    from sim.cli.listing import list_scenarios

    list_scenarios(as_json=as_json)


@app.command()
def keys(
    words: Annotated[list[str] | None, typer.Argument(metavar="[WORD]...")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="Print as JSON.")] = False,
) -> None:
    """List the keys of a scenario in whose name or meaning each WORD occurs, with unit, default, range and source.

    \b
      ccsim keys resolution
      ccsim keys callback share

    The mark before a source says what kind it is: M measured, F fitted, S survey, P practice, R recalled,
    A assumed.
    """
    from sim.cli.listing import list_keys

    list_keys(words or [], as_json=as_json)


@app.command()
def schema(
    file: Annotated[Path | None, typer.Argument(help="Where to write it; default: the screen.")] = None,
) -> None:
    """Print the JSON schema of scenarios: all keys with their meaning, bounds and defaults."""
    from sim.cli.listing import write_schema

    write_schema(file)


@app.command()
def report(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="A run, such as results/bank/20260131-091500.")
    ],
) -> None:
    """Draw the report, the workbook and the figures of a run or a comparison again, from its tables."""
    from sim.cli.output import draw
    from sim.cli.run import relative

    typer.echo(relative(draw(folder)))


@app.command(short_help="Search the new customers a day that keep the base as large as it is.")
def stationary(
    overrides: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...")] = None,
) -> None:
    """Search the value of market.acquisition with which as many customers join as leave.

    \b
      ccsim stationary scenario=retail_years replications=5
      ccsim stationary scenario=retail_years bot=off

    Keys and the settings replications, seed and workers as of `ccsim run`.
    """
    from sim.cli.stationary import seek_stationary

    seek_stationary(overrides or [])


@app.command(short_help="Show a day of a center live in the browser, beside the same day under another plan.")
def demo(
    overrides: Annotated[list[str] | None, typer.Argument(metavar="[KEY=VALUE]...")] = None,
    record: Annotated[
        Path | None,
        typer.Option("--record", metavar="FILE", help="Write a .gif, .mp4 or .png of both floors instead."),
    ] = None,
) -> None:
    """Serve the live floor to this machine's browser until Ctrl-C; or record it, without a browser.

    \b
      ccsim demo
      ccsim demo scenario=retail
      ccsim demo scenario=my.yaml port=9000 open=false
      ccsim demo --record pooling.gif lesson=pooling
      ccsim demo --record less.gif scenario=bank b.agents.tellers.extra=-1 from=10:00 to=12:00 seconds=8

    \b
      scenario           name or path of a YAML file; the page can change it        bank
      port               where it listens; a free one if this is taken              8765
      host               0.0.0.0 lets other machines in; whoever reaches it may     127.0.0.1
                         look and move levers
      open               false: do not open the browser                             true

    \b
    With --record:
      lesson             its scenario, day and plans
      scenario, day      or a scenario and a day of it, counted from 0; with
      seed, replication  its luck
      a.KEY, b.KEY       what is changed on floor A, on floor B
      from, to           clock, HH:MM; else that of the lesson, or round the longest queue
      seconds            how long a film lasts                                       12
    """
    if record is not None:
        from sim.cli.record import run_record

        run_record(record, overrides or [])
        return
    from sim.cli.demo import run_demo

    run_demo(overrides or [])
