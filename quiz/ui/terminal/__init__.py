"""What Textual lacks on a terminal that is real, each part with the fault that needs it. Must not know the quiz.

frames            a page is painted, and so spoken, twice; each move repeats the whole list
app               a fault shows the answers in a traceback; what she left stays on the screen; a window too small; a
                  page key, a second Enter and a search that ends late bring Textual's own palette down
signals           a signal kills it with the terminal's modes on; one to a terminal that reads nothing does nothing
driver            a window that is gone leaves it running; Ctrl+Z without a shell stops it for ever; a size of 0 by 0
browser           the same care where textual serve shows it: a server that is gone leaves it running
escape_sequences  the digits of a mouse report, of a colour or of a sequence that is cut off answer questions
rates             a held key answers every question; a paste without brackets takes memory for each of its characters
"""
