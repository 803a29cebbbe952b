"""The line mode: the same engine, sentences and files as the full screen, through `input` and `print` alone. Must not
know Textual, nor send anything but printable characters and line ends."""
