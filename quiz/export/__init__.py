"""A sitting as a file for somebody to keep, and what is known as JSON documents.

formats     which there are, and what each makes of a sitting: the table and the calendar at once
sheet       what an export may draw from, and what a page is made of
pages       the pages for herself and for a counsellor
markdown    a sheet as Markdown
html        a sheet as HTML, styled by page.css, with its drawings
documents   all that other programs read as JSON
"""
