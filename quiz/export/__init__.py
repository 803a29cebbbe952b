"""A sitting as a file for somebody to keep: what each format is made of, and how it is written.

formats     which there are, and what each makes of a sitting
sheet       what an export may draw from, and what a page is made of
pages       the pages for herself and for a counsellor
markdown    a sheet as Markdown
html        a sheet as HTML, styled by page.css
figures     its elements and drawings
table       answers and scores as comma-separated values
documents   all that other programs read as JSON
writing     the file itself
"""
