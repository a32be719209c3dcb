//! Payments as a workbook (XLSX), whose cells have kinds: texts stay texts, amounts are numbers and times are dates in
//! every language's spreadsheet.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use checkout::money::Money;
use rust_xlsxwriter::{Format, Workbook, Worksheet, XlsxError};

use super::columns::{Cell, HEADS, cells};
use crate::sql::PaymentRow;

/// A workbook on its way. Its rows wait in a file of their own, not in memory.
pub(super) struct Xlsx {
    workbook: Workbook,
    row: u32,
    formats: Formats,
}

struct Formats {
    head: Format,
    /// Also when somebody edits the cell, what stands in it stays a text.
    text: Format,
    time: Format,
    /// By how many decimals the currency has.
    amounts: [Format; 5],
    count: Format,
}

impl Formats {
    fn new() -> Self {
        let number = |format: &str| Format::new().set_num_format(format);
        Self {
            head: Format::new().set_bold(),
            text: number("@").set_quote_prefix(),
            time: number("yyyy-mm-dd hh:mm:ss"),
            amounts: ["#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "#,##0.0000"].map(number),
            count: number("0"),
        }
    }
}

impl Xlsx {
    /// Begins the only sheet; its rows are kept in `folder` until the end.
    pub(super) fn begin(folder: &Path) -> io::Result<Self> {
        let mut workbook = Workbook::new();
        workbook.set_tempdir(folder).map_err(failed)?;
        let formats = Formats::new();
        let sheet = workbook.add_worksheet_with_constant_memory().map_err(failed)?;
        head(sheet, &formats).map_err(failed)?;
        Ok(Self { workbook, row: 0, formats })
    }

    pub(super) fn add(&mut self, row: &PaymentRow) -> io::Result<()> {
        self.row += 1;
        let sheet = self.workbook.worksheet_from_index(0).map_err(failed)?;
        for (column, cell) in (0..).zip(cells(row)) {
            write(sheet, (self.row, column), &cell, &self.formats).map_err(failed)?;
        }
        Ok(())
    }

    pub(super) fn end(mut self, file: File) -> io::Result<File> {
        let mut writer = BufWriter::new(file);
        self.workbook.save_to_writer(&mut writer).map_err(failed)?;
        writer.flush()?;
        writer.into_inner().map_err(io::IntoInnerError::into_error)
    }
}

fn failed(error: XlsxError) -> io::Error {
    io::Error::other(error)
}

fn head(sheet: &mut Worksheet, formats: &Formats) -> Result<(), XlsxError> {
    const WIDTH: f64 = 20.0;
    sheet.set_name("payments")?;
    sheet.set_freeze_panes(1, 0)?;
    for (column, name) in (0..).zip(HEADS) {
        sheet.set_column_width(column, WIDTH)?;
        sheet.write_string_with_format(0, column, name, &formats.head)?;
    }
    Ok(())
}

fn write(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Text(text) | Cell::Id(text) if text.is_empty() => {}
        Cell::Text(text) | Cell::Id(text) => {
            sheet.write_string_with_format(row, column, text, &formats.text)?;
        }
        Cell::Amount(amount) => {
            let decimals = usize::from(amount.currency().decimals());
            let format = formats.amounts.get(decimals).unwrap_or(&formats.count);
            sheet.write_number_with_format(row, column, number(*amount), format)?;
        }
        #[expect(clippy::cast_precision_loss, reason = "amounts stay below 2^53 units")]
        Cell::Minor(amount) => {
            sheet.write_number_with_format(row, column, amount.minor_units() as f64, &formats.count)?;
        }
        Cell::Time(None) => {}
        Cell::Time(Some(time)) => {
            // A workbook's calendar begins in 1900; what somebody signed of before is told as a text.
            if sheet.write_datetime_with_format(row, column, *time, &formats.time).is_err() {
                sheet.write_string_with_format(row, column, time.to_string(), &formats.text)?;
            }
        }
    }
    Ok(())
}

/// The amount as spreadsheets keep numbers: the nearest double of its decimal digits.
fn number(amount: Money) -> f64 {
    amount.to_string().parse().unwrap_or_default()
}
