"""The commands for all that is kept at once: `lock` and `unlock`, which encrypt it and turn it back, and `erase`."""

from __future__ import annotations

import click

from quiz.cli.composition import data_folder_of, open_session
from quiz.cli.options import CliOptions, pass_options
from quiz.errors import InvalidFile, NotFound, UsageError
from quiz.plain.menu import erase as ask_and_erase
from quiz.plain.terminal import Terminal, ask_new_passphrase, no_terminal, passphrase_asker
from quiz.storage import Lock, Store
from quiz.storage.encryption import (
    decrypt_folder,
    encrypt_folder,
    encrypted_files,
    library,
    mend_key,
    plain_files,
    unfit_files,
)
from quiz.storage.inspect import elsewhere, inventory
from quiz.text import keeping


@click.command(epilog="Example: quiz lock")
@pass_options
def lock(options: CliOptions) -> None:
    """Lock everything that is saved with a passphrase. Says first what it can and cannot do."""
    store, terminal = store_to_lock(options), Terminal()
    if stays := unfit_files(store.folder):
        raise InvalidFile(
            "Not everything here can be locked",
            f"{', '.join(path.name for path in stays)}: not an ordinary file of this program. Nothing was changed.",
            "Move it to another folder, then try again: quiz lock",
        )
    if store.encryption.on:
        lock_the_rest(store, terminal)
    elif encrypted_files(store.folder):
        mend(options, store, terminal)
    else:
        lock_all(options, store, terminal)


def lock_all(options: CliOptions, store: Store, terminal: Terminal) -> None:
    """The first time: a new key, then every file."""
    library()  # said to be missing before anything is asked
    refuse_a_second(store)
    terminal.say(keeping.LOCKING, keeping.LOCK_LOSS, keeping.LOCK_LIMITS, keeping.LOCK_ADVICE)
    passphrase = ask_new_passphrase(piped=options.lines_asked)
    if not passphrase:
        terminal.say(keeping.UNCHANGED)
        return
    store.prepare()
    second = elsewhere(plain_files(store.folder))  # known before alone: locking puts a new file in the place of each
    with store.lock():
        files = encrypt_folder(store.folder, store.encryption, passphrase)
        terminal.say(keeping.locked(files, others(store), second))


def lock_the_rest(store: Store, terminal: Terminal) -> None:
    """It was locked before: what is still plain, after a crash or because somebody put it there."""
    before = plain_files(store.folder)
    second = elsewhere(before)
    store.prepare()
    with store.lock():
        left = plain_files(store.folder)
    if left:
        raise InvalidFile(
            "There are two files of one name",
            f"{', '.join(path.name for path in left)}: beside each there is a locked one. Nothing was changed.",
            "Move the plain ones to another folder, then try again: quiz lock",
        )
    left_plain = others(store)
    terminal.say(keeping.locked(len(before), left_plain, second) if before else keeping.already_locked(left_plain))


def others(store: Store) -> list[str]:
    """What lies in the folder and was not written by this program, as `erase` and `check` name it."""
    stock = inventory(store.folder)
    return [stock.name(path) for path in stock.others]


def mend(options: CliOptions, store: Store, terminal: Terminal) -> None:
    """Locked files without the public half of their key: the passphrase makes it again."""
    ask = passphrase_asker(keeping.ASK_TO_MEND, piped=options.lines_asked)
    if ask is None:
        raise no_terminal()
    with Lock(store.folder):
        ask(lambda passphrase: mend_key(store.encryption, passphrase))
    if not store.encryption.on:
        terminal.say(keeping.UNCHANGED)
        return
    terminal.say(keeping.KEY_MENDED)
    lock_the_rest(store, terminal)


@click.command(epilog="Example: quiz unlock")
@pass_options
def unlock(options: CliOptions) -> None:
    """Turn everything that is locked back into plain files. Asks for the passphrase."""
    store, terminal = store_to_lock(options), Terminal()
    if not store.encryption.on and not encrypted_files(store.folder):
        raise NotFound("Nothing is locked", f"What is saved in {store.folder} is plain.")
    refuse_a_second(store)
    store.prepare()
    store.encryption.ask = passphrase_asker(keeping.ASK_TO_UNLOCK, piped=options.lines_asked)
    if store.encryption.ask is None:
        raise no_terminal()
    store.encryption.unlock_once()
    if not store.encryption.unlocked:
        terminal.say(keeping.UNCHANGED)
        return
    with store.lock():
        terminal.say(keeping.unlocked(decrypt_folder(store.folder, store.encryption)))


def refuse_a_second(store: Store) -> None:
    """Raise AlreadyRunning where another run writes, before a passphrase is asked for in vain. Where no run ever wrote,
    no file is made."""
    lock = Lock(store.folder)
    if lock.known:
        with lock:
            pass


def store_to_lock(options: CliOptions) -> Store:
    """The store of the run. Raises UsageError where nothing is kept."""
    if options.ephemeral:
        raise UsageError("There is nothing to lock", "Nothing is saved this time.", "Leave out --ephemeral.")
    return Store(data_folder_of(options))


@click.command(epilog="Example: quiz erase")
@pass_options
def erase(options: CliOptions) -> None:
    """Remove everything that the program saves on this computer. Lists it and asks first."""
    ask_and_erase(Terminal(), open_session(options))
