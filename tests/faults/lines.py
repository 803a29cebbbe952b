"""The list of faults, and where the lines are tested that need no terminal."""

from __future__ import annotations

from typing import Final

LINES: Final[dict[int, tuple[str, str]]] = {
    1: ("P", "kill -9 after answer k, for every k"),
    2: ("P", "kill -9 at random times while saving"),
    3: ("U", "the process dies at step n of a save"),
    4: ("U", "the disk refuses step n of a save"),
    5: ("U", "every state after a power cut"),
    6: ("U", "fsync fails"),
    7: ("R", "the disk is full"),
    8: ("P R", "a folder that cannot be used"),
    9: ("P", "the folder goes away, or is a link"),
    10: ("P", "a draft that is no file"),
    11: ("U F", "a draft cut or changed anywhere"),
    12: ("P", "a broken sitting, a newer one"),
    13: ("P", "a draft of another format or bank"),
    14: ("U", "crash between sitting and draft; the same id twice"),
    15: ("U", "clocks that lie"),
    16: ("P U", "two instances"),
    17: ("P", "SIGTERM, SIGHUP, SIGINT everywhere"),
    18: ("P", "the window goes; the terminal stops reading"),
    19: ("P", "Ctrl-Z and fg"),
    20: ("P", "leave now from everywhere"),
    21: ("P", "held keys and pastes"),
    22: ("P F", "bytes that are no text; soup of keys and mouse"),
    23: ("P", "small windows, many sizes"),
    24: ("P", "terminals that are none"),
    25: ("P", "an exception inside a handler"),
    26: ("U P", "markup and control strings"),
    27: ("U P", "hostile banks"),
    28: ("F H", "any TOML, any sitting"),
    29: ("H", "any order of acts, with faults"),
    30: ("P", "umask and permissions"),
    31: ("U", "names that lead elsewhere"),
    32: ("R", "no network"),
    33: ("P", "erase and export"),
}
"""By number: kinds (U unit, P terminal, R resource, H hypothesis, F fuzz) and title."""

_CORE = "tests/core/test_store_"

ELSEWHERE: Final[dict[int, tuple[str, ...]]] = {
    3: (
        f"{_CORE}atomic.py::test_a_death_at_any_step_of_a_save_leaves_the_old_or_the_new",
        f"{_CORE}atomic.py::test_a_death_at_any_step_of_finishing_leaves_one_of_both",
    ),
    4: (
        f"{_CORE}atomic.py::test_a_refused_step_of_a_save_leaves_the_old_or_the_new",
        f"{_CORE}atomic.py::test_a_refused_step_of_finishing_loses_nothing",
        f"{_CORE}autosave.py::test_while_it_fails_that_is_the_state_whatever_is_handed_over",
    ),
    5: (
        f"{_CORE}powercut.py::test_every_state_after_a_power_cut_is_whole_and_no_older_than_said",
        f"{_CORE}powercut.py::test_the_model_sees_a_missing_sync",
    ),
    6: (
        f"{_CORE}atomic.py::test_after_a_failed_fsync_comes_a_new_file",
        f"{_CORE}atomic.py::test_a_disk_that_cannot_sync_folders_is_good_enough",
    ),
    7: (
        f"{_CORE}autosave.py::test_a_full_disk_costs_no_answer",
        f"{_CORE}autosave.py::test_a_full_disk_at_the_end_costs_no_sitting",
    ),
    8: (
        f"{_CORE}folder.py::test_what_cannot_be_made_says_where_and_two_ways_on",
        "tests/core/test_paths.py::test_where_there_can_be_none_it_says_why_and_two_ways_on",
    ),
    11: (
        f"{_CORE}drafts.py::test_a_draft_cut_anywhere_goes_on_or_can_be_set_aside",
        f"{_CORE}drafts.py::test_a_draft_with_any_flipped_byte_goes_on_or_can_be_set_aside",
    ),
    14: (
        f"{_CORE}drafts.py::test_a_crash_between_sitting_and_draft_leaves_one_sitting",
        f"{_CORE}sittings.py::test_the_same_id_is_kept_once",
    ),
    15: (
        f"{_CORE}sittings.py::test_numbers_order_the_list_and_not_the_clock",
        "tests/core/test_comparison_changes.py::test_a_clock_that_went_back_is_noticed",
    ),
    16: (
        f"{_CORE}sittings.py::test_two_runs_that_finish_at_once_where_no_lock_works_are_told_apart_by_id",
        f"{_CORE}refusals.py::test_the_lock_of_a_killed_run_is_free",
    ),
    26: (
        "tests/core/test_sanitize.py::test_what_would_steer_a_terminal_is_taken_out_and_named",
        "tests/core/test_bank_faults.py::test_a_control_string_in_any_text_is_refused_with_its_line",
    ),
    27: (
        "tests/core/test_bank_faults.py::test_a_hostile_file_is_refused_by_name",
        "tests/core/test_bank_faults.py::test_faults_in_every_file_are_told_together",
    ),
    28: (
        "tests/core/test_reader.py::test_whatever_stands_in_a_file_it_is_read_or_refused",
        "tests/core/test_reader.py::test_whatever_bytes_stand_in_a_file_they_are_read_or_refused",
        f"{_CORE}roundtrip.py::test_any_sitting_reads_back_equal",
        f"{_CORE}roundtrip.py::test_any_draft_reads_back_equal",
    ),
    30: (f"{_CORE}folder.py::test_everything_made_is_for_its_owner_alone",),
    31: (
        f"{_CORE}hostile.py::test_a_name_from_outside_reaches_nothing",
        f"{_CORE}hostile.py::test_a_folder_may_have_any_name",
        "tests/core/test_bank_faults.py::test_no_name_in_a_bank_leads_out_of_its_folder",
    ),
}
"""Node ids of tests in other folders, without parameters."""
