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
    /// The mark between groups of three digits.
    pub(crate) group: char,
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
            self.read(&now.text).filter(|digits| now.text == self.write(digits) || !self.has_group(&now.text))
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
        let decimals = digits.decimals.unwrap_or_default();
        if digits.whole.bytes().chain(decimals.bytes()).all(|digit| digit == b'0') {
            return None;
        }
        let whole = self.write(&Digits { whole: digits.whole, decimals: None });
        if self.decimals == 0 {
            return Some(whole);
        }
        Some(format!("{whole}{}{decimals:0<width$}", self.decimal, width = self.decimals))
    }

    /// The text without grouping, which the server cannot misread; a text that is not understood stays as it is.
    pub(crate) fn plain(&self, text: &str) -> String {
        if self.is_written(text) { text.replace(self.group, "") } else { text.to_owned() }
    }

    /// Whether the text is just as this notation writes it.
    fn is_written(&self, text: &str) -> bool {
        text.is_empty()
            || self.read(text).is_some_and(|digits| self.fits(&digits) && self.write(&digits) == text)
    }

    fn has_group(&self, text: &str) -> bool {
        text.contains(self.group)
    }

    /// The digits of a text; `None` when anything else than digits and this notation's marks is in it.
    fn read(&self, text: &str) -> Option<Digits> {
        let mut digits = Digits { whole: String::new(), decimals: None };
        for character in text.chars() {
            if character.is_ascii_digit() {
                digits.decimals.as_mut().unwrap_or(&mut digits.whole).push(character);
            } else if character == self.decimal && digits.decimals.is_none() {
                digits.decimals = Some(String::new());
            } else if character != self.group || digits.decimals.is_some() {
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
            if index > 0 && (whole.len() - index) % 3 == 0 {
                text.push(self.group);
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
        characters.filter(|character| *character != self.group).count()
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
        let bytes = |pairs: usize, characters: &mut dyn Iterator<Item = char>| {
            characters.take(pairs).map(char::len_utf8).sum::<usize>()
        };
        let head = before.chars().zip(now.chars()).take_while(same).count();
        let head = bytes(head, &mut now.chars());
        let (old, new) = (&before[head..], &now[head..]);
        let tail = old.chars().rev().zip(new.chars().rev()).take_while(same).count();
        let tail = now.len() - bytes(tail, &mut new.chars().rev());
        Self { head: &now[..head], added: &now[head..tail], tail: &now[tail..] }
    }
}

#[cfg(test)]
mod tests;
