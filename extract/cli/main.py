"""The `dangjian` command: one module a subcommand."""

from __future__ import annotations

import sys
from errno import EPIPE

import click

from extract.cli.demo import demo
from extract.cli.eval import evaluate
from extract.cli.explain import explain_page
from extract.cli.export import export
from extract.cli.gold import gold
from extract.cli.link import link
from extract.cli.ner import ner
from extract.cli.report import report
from extract.cli.rules import rules
from extract.cli.run import run
from extract.cli.validate import validate_output
from extract.errors import DangjianError, RuleError

INTERRUPTED = 130  # what shells say of a command that SIGINT ended


class _Group(click.Group):
    """Turns our errors into messages and exit status 2."""

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except RuleError as error:
            for problem in error.problems:
                click.echo(problem, err=True)
            click.echo(f"{len(error.problems)} problem(s) in the rules; nothing was read", err=True)
        except DangjianError as error:
            click.echo(f"dangjian: {error}", err=True)
        except OSError as error:
            if error.errno == EPIPE:
                raise  # whoever read our output has had enough: click knows what to do
            where = f"{error.filename}: " if error.filename else ""
            click.echo(f"dangjian: {where}{error.strerror or error}", err=True)
        except KeyboardInterrupt:
            click.echo("\ndangjian: interrupted; `dangjian run … --resume` goes on with a run", err=True)
            sys.exit(INTERRUPTED)
        sys.exit(2)


@click.group(cls=_Group, context_settings={"help_option_names": ["-h", "--help"], "auto_envvar_prefix": "DANGJIAN"})
@click.version_option(package_name="dangjian")
def main() -> None:
    """Read Chinese hospital party-building news (医院党建) into typed, traceable records."""


main.add_command(run)
main.add_command(demo)
main.add_command(evaluate)
main.add_command(explain_page)
main.add_command(export)
main.add_command(gold)
main.add_command(link)
main.add_command(ner)
main.add_command(report)
main.add_command(rules)
main.add_command(validate_output)
