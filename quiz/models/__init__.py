"""The words of the domain as values: bank, answers, records and results. Imports nothing here, so that
a module that needs only the results does not load the validation of files."""
