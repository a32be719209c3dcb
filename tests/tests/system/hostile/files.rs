//! What leaves as a file: lists for spreadsheets, and posters.

use std::collections::HashMap;
use std::io::{Cursor, Read as _};

use axum::http::Version;

use super::TAKEN;
use super::stall::Stall;
use crate::support::{Desk, OPERATOR, Visit};

/// Sees that a file has a name that no system reads anything into.
fn has_a_plain_name(visit: &Visit) {
    let disposition = visit.header("content-disposition");
    let name = disposition.strip_prefix("attachment; filename=\"").and_then(|rest| rest.strip_suffix('"'));
    let plain = |character: char| character.is_ascii_alphanumeric() || "-.".contains(character);
    assert!(name.is_some_and(|name| name.chars().all(plain)), "{disposition}");
}

#[tokio::test]
async fn no_spreadsheet_takes_a_cell_for_a_formula_and_no_cell_runs_into_the_next() {
    let desk = Desk::open().await;
    let operator = desk.signs_in(OPERATOR).await;
    for text in TAKEN {
        Stall::furnished(&desk, &operator, text).await;
    }
    let file = operator.opens("/console/payments.csv").await;
    has_a_plain_name(&file);
    let body = file.body.strip_prefix('\u{feff}').unwrap();
    assert_eq!(body.lines().count(), TAKEN.len() + 1, "a payment is a line: {body}");
    let mut reader = csv::Reader::from_reader(body.as_bytes());
    let heads = reader.headers().unwrap().clone();
    let mut told = Vec::new();
    for record in reader.records() {
        let record = record.unwrap();
        assert_eq!(record.len(), heads.len());
        for cell in &record {
            // What the standard's applications take for the beginning of a formula, and what some turn into it.
            let begins = cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
            assert!(!begins, "{cell}");
        }
        let cells: HashMap<_, _> = heads.iter().zip(&record).collect();
        let written = ["store_name", "code_label", "note", "wallet"].map(|head| cells[head].to_owned());
        told.push(written);
    }
    for text in TAKEN {
        // An apostrophe is all that is added.
        let same = |cell: &String| cell.replace('\'', "") == text.replace('\'', "");
        let found = told.iter().filter(|written| written[..3].iter().all(same)).count();
        assert_eq!(found, 1, "{text} in {told:?}");
    }
    // field.md 6, security.md L2: nor where something else separates cells.
    for separator in [';', '\t', '|'] {
        for part in body.split(['\n', separator]) {
            let cell = part.trim_start_matches([' ', '"']);
            assert!(!cell.starts_with(['=', '+', '-', '@']), "split at {separator:?}: {part}");
        }
    }
}

// field.md 19
#[tokio::test]
async fn a_file_says_how_long_it_is_also_to_who_speaks_http_1_0() {
    let desk = Desk::open().await;
    let operator = desk.signs_in(OPERATOR).await;
    Stall::furnished(&desk, &operator, "Kopi").await;
    for path in ["/console/payments.csv", "/console/payments.xlsx"] {
        let file = operator.downloads(path, Version::HTTP_10).await;
        assert_eq!(file.status(), 200);
        assert_eq!(file.headers()["content-encoding"], "identity", "compressed it would lose its length");
        let length: usize = file.headers()["content-length"].to_str().unwrap().parse().unwrap();
        assert_eq!(file.bytes().await.unwrap().len(), length, "{path}");
    }
}

#[tokio::test]
async fn a_workbook_has_each_payment_and_texts_that_are_no_formulas() {
    let desk = Desk::open().await;
    let operator = desk.signs_in(OPERATOR).await;
    for text in TAKEN {
        Stall::furnished(&desk, &operator, text).await;
    }
    let file = operator.downloads("/console/payments.xlsx", Version::HTTP_11).await;
    assert!(file.headers()["content-type"].to_str().unwrap().ends_with("spreadsheetml.sheet"));
    let bytes = file.bytes().await.unwrap();
    let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut sheet = String::new();
    parts.by_name("xl/worksheets/sheet1.xml").unwrap().read_to_string(&mut sheet).unwrap();
    let sheet = roxmltree::Document::parse(&sheet).unwrap();
    let named = |name: &'static str| sheet.descendants().filter(move |node| node.has_tag_name(name));
    let named_here = |name| named(name).count();
    assert_eq!((named_here("f"), named_here("row")), (0, TAKEN.len() + 1));
    for text in TAKEN {
        let found = named("t").filter(|cell| cell.text() == Some(text)).count();
        assert!(found >= 3, "{text}: the store's name, the label and the note, {found}");
    }
    // Two amounts in two forms, and four times: numbers to every language.
    let numbers = named("c").filter(|cell| cell.attribute("t").is_none()).count();
    assert!(numbers >= TAKEN.len() * 6, "{numbers}");
}

#[tokio::test]
async fn a_poster_carries_it_as_letters_or_says_why_it_cannot() {
    let desk = Desk::open().await;
    let operator = desk.signs_in(OPERATOR).await;
    let mut made = 0;
    for (number, text) in TAKEN.into_iter().enumerate() {
        let stall = Stall::furnished(&desk, &operator, text).await;
        let form = operator.form_of(&format!("/console/codes/{}/poster", stall.code)).await;
        let form = form.with("size", "a6").with("language1", "en").with("color", "#1677ff");
        let form = form.with("language2", "").with("language3", "").with("sheet", "");
        // The three are of one drawing: each text is drawn, and some are written in all ways.
        let formats: &[_] = if number < 2 { &["svg", "pdf", "png"] } else { &["svg"] };
        for format in formats {
            let poster = form.clone().with("format", format).sends().await;
            if poster.status == 422 {
                let said = poster.text("main .problem:has(q)");
                assert!(
                    said.contains(text) || said.contains("font") || said.contains("room"),
                    "{text}: {said}"
                );
                continue;
            }
            assert_eq!(poster.status, 200, "{text}: {}", poster.body);
            has_a_plain_name(&poster);
            made += 1;
            if *format == "svg" {
                let drawing = roxmltree::Document::parse(&poster.body).unwrap();
                for element in drawing.descendants().filter(roxmltree::Node::is_element) {
                    let name = element.tag_name().name();
                    let is_drawn =
                        ["svg", "title", "g", "path", "rect", "circle", "image", "defs", "clipPath", "use"];
                    assert!(is_drawn.contains(&name), "{text}: <{name}>");
                    for attribute in element.attributes() {
                        assert!(!attribute.name().starts_with("on"), "{text}: {}", attribute.name());
                        assert!(!attribute.value().contains(text), "{text}: {}", attribute.value());
                    }
                }
            }
        }
    }
    assert!(made > TAKEN.len() / 2, "{made} posters");
}
