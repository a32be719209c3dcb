//! How an amount grows under the payer's fingers: grouped as the region writes it, with the caret where it was.
//!
//! Only what is understood is rewritten. A text that came from elsewhere (pasted, filled in) and is not written
//! as the region writes amounts stays as it is: what it means is for the server to say.

/// The most digits before the decimal mark that can be typed: with groups and decimals they fit the field.
const WHOLE_DIGITS_MAX: usize = 11;

/// How amounts are written here.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Notation {
    /// How many decimals people use in the currency.
    pub(crate) decimals: usize,
    /// The mark before the decimals.
    pub(crate) decimal: char,
    /// The mark between groups of three digits, if they are set apart.
    pub(crate) group: Option<char>,
}

/// A text in the field, and where the caret stands in it, in characters from the start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Field {
    pub(crate) text: String,
    pub(crate) caret: usize,
}

/// Digits without grouping: before the decimal mark, and behind it where there is one.
struct Digits {
    whole: String,
    decimals: Option<String>,
}

impl Notation {
    /// The field after the payer changed `before` into `now`, be it a key, the keyboard or the clipboard.
    pub(crate) fn edit(&self, before: &str, now: Field) -> Field {
        let change = Change::between(before, &now.text);
        // A point or a comma that is typed means the decimal mark: groups come by themselves.
        let typed_mark = self.is_written(before) && matches!(change.added, "." | ",");
        let digits = if typed_mark {
            self.read(&format!("{}{}{}", change.head, self.decimal, change.tail))
        } else if self.is_written(before) && change.added.bytes().all(|byte| byte.is_ascii_digit()) {
            self.read(&now.text)
        } else {
            let plain = !now.text.chars().any(|character| self.is_group(character));
            self.read(&now.text).filter(|digits| plain || now.text == self.write(digits))
        };
        match digits {
            Some(digits) if self.fits(&digits) => {
                let behind = self.significant(now.text.chars().skip(now.caret));
                let text = self.write(&digits);
                let caret = self.caret_before(&text, behind);
                Field { text, caret }
            }
            // One key too many: as if it had not been pressed.
            _ if self.is_written(before) && change.added.chars().count() == 1 => {
                let caret = change.head.chars().count();
                Field { text: before.to_owned(), caret }
            }
            _ => now,
        }
    }

    /// The amount with all its decimals, as the button says it; `None` while there is nothing to pay.
    pub(crate) fn spoken(&self, text: &str) -> Option<String> {
        let digits = self.read(text).filter(|_| self.is_written(text))?;
        let mut decimals = digits.decimals.unwrap_or_default();
        if digits.whole.bytes().chain(decimals.bytes()).all(|digit| digit == b'0') {
            return None;
        }
        while decimals.len() < self.decimals {
            decimals.push('0');
        }
        Some(self.write(&Digits { decimals: (self.decimals > 0).then_some(decimals), ..digits }))
    }

    /// Whether the text is just as this notation writes it.
    fn is_written(&self, text: &str) -> bool {
        text.is_empty()
            || self.read(text).is_some_and(|digits| self.fits(&digits) && self.write(&digits) == text)
    }

    fn is_group(&self, character: char) -> bool {
        self.group == Some(character)
    }

    /// The digits of a text; `None` when anything else than digits and this notation's marks is in it.
    fn read(&self, text: &str) -> Option<Digits> {
        let mut digits = Digits { whole: String::new(), decimals: None };
        for character in text.chars() {
            if character.is_ascii_digit() {
                digits.decimals.as_mut().unwrap_or(&mut digits.whole).push(character);
            } else if character == self.decimal && digits.decimals.is_none() {
                digits.decimals = Some(String::new());
            } else if !self.is_group(character) || digits.decimals.is_some() {
                return None;
            }
        }
        Some(digits)
    }

    fn fits(&self, digits: &Digits) -> bool {
        let decimals = match &digits.decimals {
            None => true,
            Some(decimals) => self.decimals > 0 && decimals.len() <= self.decimals,
        };
        decimals && digits.whole.trim_start_matches('0').len() <= WHOLE_DIGITS_MAX
    }

    fn write(&self, digits: &Digits) -> String {
        let whole = match digits.whole.trim_start_matches('0') {
            "" if digits.whole.is_empty() && digits.decimals.is_none() => "",
            "" => "0",
            whole => whole,
        };
        let mut text = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                text.extend(self.group);
            }
            text.push(digit);
        }
        if let Some(decimals) = &digits.decimals {
            text.push(self.decimal);
            text.push_str(decimals);
        }
        text
    }

    /// How many of these characters are the payer's and not grouping.
    fn significant(&self, characters: impl Iterator<Item = char>) -> usize {
        characters.filter(|character| !self.is_group(*character)).count()
    }

    /// The first place in the text that has so many of the payer's characters behind it.
    fn caret_before(&self, text: &str, behind: usize) -> usize {
        let length = text.chars().count();
        (0..length).find(|caret| self.significant(text.chars().skip(*caret)) <= behind).unwrap_or(length)
    }
}

/// What was put in, between what stayed before and behind it.
struct Change<'a> {
    head: &'a str,
    added: &'a str,
    tail: &'a str,
}

impl<'a> Change<'a> {
    fn between(before: &str, now: &'a str) -> Self {
        let same = |(one, other): &(char, char)| one == other;
        let length = |characters: &mut dyn Iterator<Item = (char, char)>| {
            characters.map(|(character, _)| character.len_utf8()).sum::<usize>()
        };
        let head = length(&mut now.chars().zip(before.chars()).take_while(same));
        // Both have the same head, so both can be cut where it ends.
        let (head, rest) = now.split_at_checked(head).unwrap_or((now, ""));
        let old = before.get(head.len()..).unwrap_or_default();
        let tail = length(&mut rest.chars().rev().zip(old.chars().rev()).take_while(same));
        let (added, tail) = rest.split_at_checked(rest.len() - tail).unwrap_or((rest, ""));
        Self { head, added, tail }
    }
}

#[cfg(test)]
mod tests;
