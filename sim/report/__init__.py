"""What a person reads after a run: the page, the workbook and the table on the screen."""
