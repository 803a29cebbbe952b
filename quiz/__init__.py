"""First Steps: a private self-assessment for the terminal. It asks what you did lately, shows where to start, and keeps
what you answered on your own computer. Must not import anything, so that each part loads what it needs and no more.

Who may import whom: a floor uses what stands below it, never what stands above it. Neighbours with a bar between
them know nothing of each other, those with a colon do. A tool checks it, and a test that this picture is true.

    __main__                              the program is started, and leaves with an exit status
    cli                                   each command, its options, and which front end it needs
    ui | plain                            the full screen, the line mode
    session | lab | lint                  one run, invented people, a bank's faults
    export                                a result as a file for somebody to keep, all that is known as JSON documents
    text                                  every sentence that a person reads
    bank | storage | compare              files into a bank, what is kept, what has changed
    engine                                answers into figures, places and reasons
    model                                 the words of the domain, as values
    reader : paths : sanitize             files, folders and characters that come from outside
    errors | environment                  what can go wrong, what the environment may switch

Inside the engine:

    outcome                               what comes next in a sitting, what it comes to, what of a kept one still fits
    ranking                               which steps come first and why
    places | sitting                      needs into tiers, the way through the questions
    scoring                               answers into needs
    gates                                 which circumstances open, close or lift a step

Inside ui, where screens and widgets are given their data and fetch none:

    app                                   the full screen as a whole
    flows                                 the ways through the pages
    screens                               one page each
    widgets                               what a screen is made of
    terminal                              what Textual lacks on a terminal
    themes                                the colours
"""

__version__ = "0.2.0"
