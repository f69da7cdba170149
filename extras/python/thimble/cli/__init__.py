# SPDX-License-Identifier: MIT
"""The command `thimble`. Every module of this package is one sub-command.

A module cli/<name>.py holds a click command called `command`; it needs no registration.
"""

from __future__ import annotations

import importlib
import pkgutil
import sys
from typing import Optional

import click

from thimble.errors import ThimbleError


class Commands(click.Group):
    """The modules of this package, imported when they are needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        names = [module.name for module in pkgutil.iter_modules(__path__)]
        return sorted(name for name in names if not name.startswith("_"))

    def get_command(self, ctx: click.Context, cmd_name: str) -> Optional[click.Command]:
        if cmd_name not in self.list_commands(ctx):
            return None
        return importlib.import_module(f"{__name__}.{cmd_name}").command


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="thimble", prog_name="thimble")
def thimble() -> None:
    """Puts trained neural networks on microcontrollers.

    \b
    From a trained network to a sketch:
      thimble convert digits.keras --board uno --calibrate samples.npz -o digits.h
      #include "digits.h" in the sketch, then digits::Model model;

    \b
    Without the last step, to see what it would cost:
      thimble convert digits.keras --board attiny85

    Every command explains itself: thimble convert --help
    """


def main(arguments: list[str] | None = None) -> int:
    """Runs the command; 0 is success, 1 an error in one sentence, 2 a wrong use."""
    try:
        thimble.main(arguments, prog_name="thimble", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("thimble: stopped", err=True)
        return 130
    except ThimbleError as error:
        click.echo(f"thimble: {error}", err=True)
        return 1
    except OSError as error:
        click.echo(
            f"thimble: {error.strerror or error}: {error.filename or ''}", err=True
        )
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 1
    return 0
