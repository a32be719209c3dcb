//! What commands print: words for people, or one JSON object for scripts.

use std::io::{ErrorKind, Write as _};

use serde_json::Value;

use super::{CommandError, Context};

/// The most rows a listing prints.
pub(super) const ROWS_MAX: u32 = 1000;

impl Context {
    /// Prints `value` as one line of JSON where that was asked for, else what `words` makes of it.
    ///
    /// # Errors
    /// That it cannot be written, but for a reader who has read enough, as `head` does: what was to be done is done.
    pub(super) fn print(&self, value: &Value, words: impl FnOnce() -> String) -> Result<(), CommandError> {
        let text = if self.json { value.to_string() } else { words() };
        let mut output = std::io::stdout().lock();
        match writeln!(output, "{text}").and_then(|()| output.flush()) {
            Err(error) if error.kind() != ErrorKind::BrokenPipe => {
                Err(format!("it is done, and cannot be printed: {error}").into())
            }
            _ => Ok(()),
        }
    }
}

/// Rows in columns that stand under each other; says so when there are none.
pub(super) fn columns(rows: &[Vec<String>]) -> String {
    if rows.is_empty() {
        return "none".to_owned();
    }
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width = |column: usize| {
        let texts = rows.iter().filter_map(|row| row.get(column));
        texts.map(|text| text.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..count).map(width).collect();
    let line = |row: &Vec<String>| {
        let cells: Vec<String> =
            row.iter().zip(&widths).map(|(text, width)| format!("{text:<width$}")).collect();
        cells.join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::columns;

    #[test]
    fn columns_stand_under_each_other() {
        let rows = [vec!["a".to_owned(), "bc".to_owned()], vec!["def".to_owned(), "g".to_owned()]];
        assert_eq!(columns(&rows), "a    bc\ndef  g");
        assert_eq!(columns(&[]), "none");
    }
}
