"""The full screen: the only part of the program that knows Textual. Must not know files, folders or the clock."""
