"""The two widgets of every page: the sheet and the footer. They know rows and keys, and must not know the quiz."""
