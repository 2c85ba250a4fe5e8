"""The export as it stands in the file: a table of texts, read from CSV or Excel."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sim.calibration.mapping import Table
from sim.errors import DataError, nearest

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["EXCEL", "column", "read_table"]

EXCEL = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods")
"""Endings of files that are read as spreadsheets; everything else is text."""


def read_table(path: str | Path, table: Table) -> pd.DataFrame:
    """All cells of the file as stripped texts, the header as column names.

    Parameters
    ----------
    path
        A CSV file or, by its ending, a spreadsheet.
    table
        Delimiter, encoding and sheet.

    Raises
    ------
    DataError
        The file is missing, empty, has no rows, is in another encoding, or has rows longer than its header.
    """
    path = Path(path)
    if not path.is_file():
        raise DataError(f"export {path} is not there")
    if path.stat().st_size == 0:
        raise DataError(f"export {path} is empty")
    frame = _excel(path, table) if path.suffix.lower() in EXCEL else _text(path, table)
    header = [str(name).strip().removeprefix("\ufeff") for name in frame.iloc[0]]
    for name in header:
        if name and header.count(name) > 1:
            raise DataError(f'export {path.name}: column "{name}" stands twice in the header')
    frame = frame.iloc[1:].reset_index(drop=True).map(str.strip)
    frame.columns = header
    if frame.empty:
        raise DataError(f"export {path.name} has a header but no rows")
    return frame


def _text(path: Path, table: Table) -> pd.DataFrame:
    import pandas as pd

    try:
        frame = pd.read_csv(
            path, sep=table.delimiter, encoding=table.encoding, header=None, dtype=str, keep_default_na=False
        )
        return frame.fillna("")  # rows shorter than the header
    except UnicodeError as error:
        raise DataError(
            f"export {path.name} is not {table.encoding} text ({error}); name its encoding as table.encoding"
        ) from None
    except LookupError:
        raise DataError(f'table.encoding "{table.encoding}" is no encoding; try utf-8 or cp1252') from None
    except pd.errors.EmptyDataError:
        raise DataError(f"export {path.name} is empty") from None
    except pd.errors.ParserError as error:
        raise DataError(
            f"export {path.name} is no table with delimiter {table.delimiter!r}: {' '.join(str(error).split())}"
        ) from None


def _excel(path: Path, table: Table) -> pd.DataFrame:
    import pandas as pd

    try:
        book = pd.ExcelFile(path, engine="calamine")
    except Exception as error:  # the reader's own errors have no common class
        raise DataError(f"export {path.name} cannot be read as a spreadsheet: {error}") from None
    with book:
        sheets = [str(name) for name in book.sheet_names]
        if table.sheet is not None and table.sheet not in sheets:
            raise DataError(f'export {path.name} has no sheet "{table.sheet}"{nearest(table.sheet, sheets)}')
        sheet = table.sheet or sheets[0]
        frame = pd.read_excel(book, sheet, header=None, dtype=object, keep_default_na=False, na_filter=False)
    if frame.empty:
        raise DataError(f"export {path.name} is empty")
    return frame.map(_cell).astype(str)


def _cell(value: object) -> str:
    """A spreadsheet's cell as the text that a CSV export would hold: whole numbers without a decimal
    point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def column(frame: pd.DataFrame, name: str, key: str, path: Path) -> pd.Series[str]:
    """The cells of a column; DataError names the mapping's key and the nearest column if there is none."""
    if name not in frame.columns:
        known = [str(one) for one in frame.columns]
        hint = nearest(name, known)
        if len(known) == 1 and not hint:
            hint = " (the header was read as one column: is table.delimiter right?)"
        raise DataError(f'{key}: "{name}" is no column of {path.name}{hint}')
    return frame[name]
