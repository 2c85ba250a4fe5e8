"""The app of `ccsim` without its verbs: its help, its version, what is calibrated, how a verb is called."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

__all__ = ["app", "call"]

_INTERRUPTED = 130

app = typer.Typer(
    name="ccsim",
    help="Simulate a contact center: what happens to everybody who calls, and what it costs.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
calibrate = typer.Typer(
    help="Make a scenario from an export of a real center.", no_args_is_help=True, rich_markup_mode=None
)
app.add_typer(calibrate, name="calibrate")


def _version(wanted: bool) -> None:
    if wanted:
        import sim

        typer.echo(f"ccsim {sim.__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    pass


@calibrate.command("calls")
def calls(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="Call-by-call export, CSV or Excel.")],
    mapping: Annotated[
        Path, typer.Option("--mapping", metavar="M.yaml", help="What its columns and codes mean.")
    ],
    name: Annotated[str, typer.Option("--name", help="Name of the scenario.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Where NAME.yaml is written.")] = Path(
        "scenarios"
    ),
) -> None:
    """Make a scenario from a call-by-call export, with the evidence of the fit."""
    from sim.cli.calibrate import calibrate_file

    calibrate_file(file, mapping, name, out)


def call(app: typer.Typer, words: Sequence[str]) -> int:
    """Run a verb of an app; the exit code. Errors of ours and Ctrl-C pass through."""
    command = typer.main.get_command(app)
    try:
        code = command.main(args=list(words), prog_name="ccsim", standalone_mode=False)
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:
        show = getattr(error, "show", None)  # a usage error: an unknown verb or option
        if show is None:
            raise
        show()
        return int(getattr(error, "exit_code", 2))
    if code == _INTERRUPTED:  # Typer keeps Ctrl-C to itself
        raise KeyboardInterrupt
    return code if isinstance(code, int) else 0
