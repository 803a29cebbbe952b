"""The words of the domain as values: bank, answers, records and results. Must not import anything here, so that a
module that needs only the results does not load the validation of files."""
