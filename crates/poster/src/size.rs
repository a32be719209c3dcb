//! The sizes that posters come in, as data. Everything is in millimetres.

use crate::layout::{self, Layout};

/// A code is read from ten times its own width: the rule of thumb of those who print codes, which holds for a
/// phone's camera in the light of a shop.
const SCAN_DISTANCE_PER_WIDTH: f32 = 10.0;

/// The smallest module that is printed: three dots of a 110 dpi print are 0.69 mm, and less than three dots are a
/// guess for whoever reads them. A test holds every size to it, with the largest code.
pub const MODULE_MM_MIN: f32 = 0.69;

/// What is printed on.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Size {
    /// 210 × 297 mm: on the wall, or in a stand.
    A4,
    /// 148 × 210 mm: on the counter.
    A5,
    /// 105 × 148 mm: beside the till.
    A6,
    /// A4, folded across its middle: it stands on a table and shows a face on each side.
    Table,
    /// A sheet of labels.
    Labels(&'static LabelSheet),
}

/// A sheet of labels that are alike, in rows and columns.
#[derive(Debug, PartialEq)]
pub struct LabelSheet {
    /// What the command line calls it.
    pub name: &'static str,
    /// Whose labels fit it.
    pub fits: &'static str,
    /// The sheet: width and height.
    pub page: (f32, f32),
    /// How many stand beside each other.
    pub columns: u16,
    /// How many stand below each other.
    pub rows: u16,
    /// A label: width and height.
    pub label: (f32, f32),
    /// From the sheet's left and top edge to the first label.
    pub margin: (f32, f32),
    /// From one label to the next: to the right and below.
    pub gap: (f32, f32),
}

const A4: (f32, f32) = (210.0, 297.0);
const LETTER: (f32, f32) = (215.9, 279.4);

/// The sheets of labels, as their makers measure them; the first is the one for whoever names none.
pub const LABEL_SHEETS: [LabelSheet; 7] = [
    LabelSheet {
        name: "a4-2x4",
        fits: "Avery L7165, J8165",
        page: A4,
        columns: 2,
        rows: 4,
        label: (99.1, 67.7),
        margin: (4.65, 13.1),
        gap: (2.5, 0.0),
    },
    LabelSheet {
        name: "a4-2x7",
        fits: "Avery L7163, J8163",
        page: A4,
        columns: 2,
        rows: 7,
        label: (99.1, 38.1),
        margin: (4.65, 15.15),
        gap: (2.5, 0.0),
    },
    LabelSheet {
        name: "a4-3x7",
        fits: "Avery L7160, J8160",
        page: A4,
        columns: 3,
        rows: 7,
        label: (63.5, 38.1),
        margin: (7.25, 15.15),
        gap: (2.5, 0.0),
    },
    LabelSheet {
        name: "a4-3x8",
        fits: "Avery L7159, J8159",
        page: A4,
        columns: 3,
        rows: 8,
        label: (63.5, 33.9),
        margin: (7.25, 12.9),
        gap: (2.5, 0.0),
    },
    LabelSheet {
        name: "letter-2x3",
        fits: "Avery 5164, 8164",
        page: LETTER,
        columns: 2,
        rows: 3,
        label: (101.6, 84.67),
        margin: (3.96, 12.7),
        gap: (4.78, 0.0),
    },
    LabelSheet {
        name: "letter-2x5",
        fits: "Avery 5163, 8163",
        page: LETTER,
        columns: 2,
        rows: 5,
        label: (101.6, 50.8),
        margin: (3.96, 12.7),
        gap: (4.78, 0.0),
    },
    LabelSheet {
        name: "letter-3x4",
        fits: "Avery 22806",
        page: LETTER,
        columns: 3,
        rows: 4,
        label: (50.8, 50.8),
        margin: (15.88, 15.88),
        gap: (15.87, 14.82),
    },
];

impl LabelSheet {
    /// Where each label is: its left and top edge.
    pub(crate) fn places(&self) -> impl Iterator<Item = (f32, f32)> + use<'_> {
        let across = move |column| self.margin.0 + f32::from(column) * (self.label.0 + self.gap.0);
        let down = move |row| self.margin.1 + f32::from(row) * (self.label.1 + self.gap.1);
        (0..self.rows).flat_map(move |row| (0..self.columns).map(move |column| (across(column), down(row))))
    }
}

impl Size {
    /// The size that the command line calls so, with the sheet of labels that it names, if it names one.
    pub fn named(name: &str, sheet: Option<&str>) -> Option<Self> {
        let size = match name {
            "a4" => Self::A4,
            "a5" => Self::A5,
            "a6" => Self::A6,
            "table" => Self::Table,
            "labels" => {
                let wanted = sheet.unwrap_or(LABEL_SHEETS[0].name);
                return LABEL_SHEETS.iter().find(|sheet| sheet.name == wanted).map(Self::Labels);
            }
            _ => return None,
        };
        sheet.is_none().then_some(size)
    }

    /// The paper: width and height.
    pub const fn page(self) -> (f32, f32) {
        match self {
            Self::A4 | Self::Table => A4,
            Self::A5 => (148.0, 210.0),
            Self::A6 => (105.0, 148.0),
            Self::Labels(sheet) => sheet.page,
        }
    }

    /// How many times the code stands on it.
    pub fn codes(self) -> usize {
        match self {
            Self::A4 | Self::A5 | Self::A6 => 1,
            Self::Table => 2,
            Self::Labels(sheet) => usize::from(sheet.columns * sheet.rows),
        }
    }

    /// What stands where on one face.
    pub(crate) fn layout(self) -> Layout {
        match self {
            Self::A4 => layout::PORTRAIT,
            Self::A5 | Self::A6 => layout::PORTRAIT.scaled_to(self.page()),
            Self::Table => layout::LANDSCAPE,
            Self::Labels(sheet) => layout::label(sheet.label),
        }
    }

    /// How wide a module is in a code of so many modules, its quiet zone included.
    pub(crate) fn module(self, modules: usize) -> f32 {
        // At most 41 modules: exact.
        self.layout().code.width / f32::from(u16::try_from(modules).unwrap_or(u16::MAX))
    }

    /// From how far away a code of `modules` modules without and `with_quiet_zone` with its quiet zone is read.
    pub(crate) fn scan_distance(self, modules: usize, with_quiet_zone: usize) -> f32 {
        self.module(with_quiet_zone)
            * f32::from(u16::try_from(modules).unwrap_or(u16::MAX))
            * SCAN_DISTANCE_PER_WIDTH
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Version 4 with its quiet zone.
    const MODULES_MAX: usize = 41;

    fn every_size() -> impl Iterator<Item = Size> {
        [Size::A4, Size::A5, Size::A6, Size::Table].into_iter().chain(LABEL_SHEETS.iter().map(Size::Labels))
    }

    #[test]
    fn the_largest_code_has_modules_that_scan_on_every_size() {
        for size in every_size() {
            let module = size.module(MODULES_MAX);
            assert!(module >= MODULE_MM_MIN, "{size:?}: {module} mm");
        }
    }

    #[test]
    fn labels_are_on_their_sheet_and_as_far_from_its_right_and_bottom_as_from_its_left_and_top() {
        for sheet in &LABEL_SHEETS {
            let (x, y) = sheet.places().last().unwrap();
            let right = sheet.page.0 - x - sheet.label.0;
            let bottom = sheet.page.1 - y - sheet.label.1;
            assert!((right - sheet.margin.0).abs() < 0.2, "{}: {right} mm right", sheet.name);
            assert!((bottom - sheet.margin.1).abs() < 0.2, "{}: {bottom} mm below", sheet.name);
            assert_eq!(sheet.places().count(), Size::Labels(sheet).codes());
        }
    }

    #[test]
    fn a_counter_and_a_wall_are_read_from_further_away_than_a_label() {
        let distance = |size: Size| size.scan_distance(33, MODULES_MAX);
        assert!(distance(Size::A4) >= 900.0, "{}", distance(Size::A4));
        assert!(distance(Size::A5) >= 600.0, "{}", distance(Size::A5));
        assert!(distance(Size::A6) >= 450.0, "{}", distance(Size::A6));
        assert!(every_size().all(|size| distance(size) >= 225.0));
    }

    #[test]
    fn sizes_are_found_by_their_names() {
        assert_eq!(Size::named("a5", None), Some(Size::A5));
        assert_eq!(Size::named("labels", None), Some(Size::Labels(&LABEL_SHEETS[0])));
        assert_eq!(Size::named("labels", Some("a4-3x7")), Some(Size::Labels(&LABEL_SHEETS[2])));
        assert_eq!(Size::named("labels", Some("a4-9x9")), None);
        assert_eq!(Size::named("a5", Some("a4-3x7")), None, "a sheet is of labels");
    }
}
