"""The ways through the pages, as functions that await one page after the other and return when their part is over."""
