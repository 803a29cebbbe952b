"""The two widgets of every page: the sheet and the footer. They know rows and keys, never the quiz."""
