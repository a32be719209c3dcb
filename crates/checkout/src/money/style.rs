//! How a region writes its numbers.

/// The marks that a region's people write in an amount.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberStyle {
    /// Between the whole units and the decimals: `.`, `,` or U+066B.
    pub decimal: char,
    /// Between groups of three digits: `,`, `.`, an apostrophe, a kind of space or U+066C. Never
    /// [`NumberStyle::decimal`].
    pub group: char,
}

const NO_BREAK_SPACE: char = '\u{a0}';
const NARROW_NO_BREAK_SPACE: char = '\u{202f}';

impl NumberStyle {
    /// The style of a region (ISO 3166-1, two capital letters); a region that is not listed has the
    /// default.
    ///
    /// From CLDR 48: the currency format of the region's main language, with Western digits. Groups are
    /// always of three here, also where CLDR has others (India) or none for four digits (Spain).
    #[must_use]
    pub fn of_region(region: &str) -> Self {
        let (decimal, group) = match region {
            "AD" | "AR" | "AT" | "AW" | "AZ" | "BA" | "BE" | "BI" | "BN" | "BO" | "BR" | "CF" | "CL"
            | "CO" | "CY" | "DE" | "DK" | "DZ" | "EC" | "ES" | "FO" | "GL" | "GQ" | "GR" | "HR" | "ID"
            | "IS" | "IT" | "LA" | "LB" | "LU" | "LY" | "MA" | "MD" | "ME" | "MK" | "MR" | "NL" | "RO"
            | "RS" | "RW" | "SI" | "SM" | "SN" | "SR" | "TN" | "TR" | "UY" | "VA" | "VE" | "VN" => (',', '.'),
            "AL" | "AM" | "AO" | "AX" | "BG" | "BV" | "BY" | "CR" | "CZ" | "EE" | "FI" | "GE" | "GW"
            | "HU" | "KG" | "KZ" | "LT" | "LV" | "MZ" | "NA" | "NO" | "PL" | "PT" | "RU" | "SE" | "SJ"
            | "SK" | "ST" | "TJ" | "TL" | "TM" | "UA" | "UZ" | "XK" | "ZA" => (',', NO_BREAK_SPACE),
            "BF" | "BJ" | "BL" | "CD" | "CG" | "CI" | "CM" | "DJ" | "FR" | "GA" | "GF" | "GN" | "GP"
            | "MC" | "MF" | "MQ" | "MU" | "NC" | "PF" | "PM" | "RE" | "SC" | "TF" | "TG" | "WF" | "YT" => {
                (',', NARROW_NO_BREAK_SPACE)
            }
            "CH" | "LI" => ('.', '\''),
            _ => return Self::default(),
        };
        Self { decimal, group }
    }
}

/// A point before the decimals, a comma between groups: most of the regions where Alipay+ is taken.
impl Default for NumberStyle {
    fn default() -> Self {
        Self { decimal: '.', group: ',' }
    }
}
