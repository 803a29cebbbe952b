"""Where the program starts and ends: arguments in, exit status out, every error in a sentence."""

from __future__ import annotations

import errno
import gc
import io
import os
import resource
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from types import FrameType
from typing import Final

import click

from quiz.cli import root
from quiz.environment import harden
from quiz.errors import ENDING, FAULT, STOPPED, QuizError, StorageError, not_printed
from quiz.sanitize import sanitize

NO_ROOM: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})
"""What a file or a disk behind standard output answers that takes no more."""
BY_SIGNAL: Final = 128
"""The exit status after a signal is this and the signal's number."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status. Where PYTHONINSPECT is set, end here: she would be left with a
    prompt of Python, and what she answered with it."""
    status = run(arguments)
    if sys.flags.inspect:
        os._exit(status)
    return status


def run(arguments: Sequence[str] | None) -> int:  # noqa: PLR0911 - one for each way to end
    """Run the command line; every way to end is an exit status."""
    gc.freeze()  # all that is loaded stays: nobody has to look for garbage in it
    harden(os.environ)
    keep_no_core()
    replace_closed_streams()
    accept_any_byte()
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever started us may have had it ignored
    for number in ENDING:
        signal.signal(number, end)
    try:
        status = root.main(arguments, prog_name="quiz", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        said = io.StringIO()
        error.show(said)  # repeats what was typed
        click.echo(sanitize(said.getvalue(), lines=True), err=True, nl=False)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return BY_SIGNAL + signal.SIGINT
    except SystemExit as ended:
        return int(ended.code or 0)
    except QuizError as error:
        click.echo(sanitize(str(error), lines=True), err=True)
        return error.status
    except BrokenPipeError:
        return BY_SIGNAL + signal.SIGPIPE
    except OSError as error:  # what keeps files has errors of its own
        if error.errno not in NO_ROOM:
            click.echo(STOPPED, err=True)
            return FAULT
        click.echo(str(not_printed(error)), err=True)
        return StorageError.status
    except Exception:  # noqa: BLE001 - whatever it is, its traceback would show answers
        click.echo(STOPPED, err=True)
        return FAULT
    finally:
        write_out()
    return status if isinstance(status, int) else 0


def end(number: int, _frame: FrameType | None) -> None:
    """End where a signal asks for it, so that every `finally` is met: by no Exception, which might be taken for a
    fault on the way."""
    sys.exit(BY_SIGNAL + number)


def keep_no_core() -> None:
    """Let the system write no core file, however this ends: all that she answered would stand in it."""
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))


def replace_closed_streams() -> None:
    """Let a stream that was closed from the start lead nowhere: otherwise one of our files would get its number, and
    the words of a fault would be written into that file."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, os.fdopen(os.open(os.devnull, os.O_RDWR), mode))


def accept_any_byte() -> None:
    """Let a byte of standard input that is no letter be no fault, wherever it is read: it is looked at there."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")


def write_out() -> None:
    """Write what is still waiting to be written. Where its reader has gone, keep the interpreter from trying again: it
    would turn that into an exit status of its own."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


if __name__ == "__main__":
    sys.exit(main())
