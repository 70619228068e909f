"""The command line of the local portal: ``python -m unesco_portal.local --help``."""

import argparse
import sys

from .console import LocalError, complain, explain


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m unesco_portal.local", description="The portal on this machine."
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    commands.add_parser("run", help="start everything and wait for Ctrl-C")
    execute = commands.add_parser("exec", help="run a command with the services at hand")
    execute.add_argument(
        "--redis-database", type=int, default=0, metavar="N", help="which of Redis' databases"
    )
    execute.add_argument(
        "--alone", metavar="NAME", help="wait until no other command of that name runs"
    )
    execute.add_argument("words", nargs="+", metavar="-- CMD", help="the command")
    commands.add_parser("status", help="tell what runs and where the data is")
    commands.add_parser("stop", help="stop the running portal of this checkout")
    commands.add_parser("reset", help="stop, and delete this checkout's database and Redis data")
    commands.add_parser("compile-messages", help="compile changed translations")
    tools = commands.add_parser("test-tools", help="install what the tests need of the system")
    tools.add_argument("--remind", action="store_true", help="only repeat what is missing")
    keep = commands.add_parser("keep")
    keep.add_argument("service")
    return parser


def main(arguments: list[str]) -> int:
    """Run one command; each imports only what it needs, so that all start fast."""
    chosen = _parser().parse_args(arguments)
    match chosen.command:
        case "run":
            from .portal import run  # noqa: PLC0415 -- slow import

            return run()
        case "exec":
            from .commands import execute  # noqa: PLC0415 -- slow import

            return execute(chosen.words, database=chosen.redis_database, alone=chosen.alone)
        case "keep":
            from .keeper import main as keep  # noqa: PLC0415 -- slow import

            return keep(chosen.service)
        case "compile-messages":
            from .messages import compile_changed  # noqa: PLC0415 -- slow import

            return compile_changed()
        case "test-tools":
            from .system_tools import install  # noqa: PLC0415 -- slow import

            return install(remind=chosen.remind)
        case name:
            from . import commands  # noqa: PLC0415 -- slow import

            act = {"status": commands.status, "stop": commands.stop, "reset": commands.reset}[name]
            return act()


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except LocalError as error:
        complain(f"\n{error}")
        sys.exit(1)
    except OSError as error:
        complain(f"\n{explain(error)}")
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(130)
