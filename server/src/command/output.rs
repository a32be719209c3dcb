//! What commands print: words for people, or one JSON object for scripts.

use serde_json::Value;

use super::Context;

/// The most rows a listing prints.
pub(super) const ROWS_MAX: u32 = 1000;

impl Context {
    /// Prints `value` as one line of JSON where that was asked for, else what `words` makes of it.
    #[expect(clippy::print_stdout, reason = "it is what a command is for")]
    pub(super) fn print(&self, value: &Value, words: impl FnOnce() -> String) {
        if self.json {
            println!("{value}");
        } else {
            println!("{}", words());
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
