"""A sitting as a file for somebody to keep: what each format is made of, and how it is written. Must not know the
command line.

formats     which there are, and what each makes of a sitting
material    what an export may draw from
sheet       what a page is made of
herself     the page for herself
counsellor  the page for a counsellor
trend       the areas over time, for both
markdown    a sheet as Markdown
page        a sheet as HTML
figures     its drawings
markup      its elements
table       answers and scores as comma-separated values
document    everything of a sitting as JSON
documents   all that other programs read as JSON
calendar    a day to look again
writing     the file itself
"""
