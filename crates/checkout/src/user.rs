//! Users of the console: what they are called, and what their passwords have to be.

use std::fmt;

/// The name that a user signs in with: small letters, digits and `. _ - + @`, so an address of e-mail will do.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct UserName(String);

/// The longest name, in characters.
pub const NAME_CHARACTERS_MAX: usize = 64;

/// The shortest password, in characters. Source: OWASP wants 8 with a second factor and 15 without; ours is offered to
/// everybody and forced on nobody.
pub const PASSWORD_CHARACTERS_MIN: usize = 12;

/// The longest password, in characters: a long sentence. Hashing takes the time of what it is given.
pub const PASSWORD_CHARACTERS_MAX: usize = 128;

/// Why a text is no user's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum UserNameProblem {
    /// Nothing was typed.
    #[error("the name is empty")]
    Empty,
    /// More than [`NAME_CHARACTERS_MAX`].
    #[error("the name has more than {NAME_CHARACTERS_MAX} characters")]
    TooLong,
    /// A character that names do not have.
    #[error("the name has a {0:?} in it; expected letters, digits, and any of . _ - + @")]
    Character(char),
}

/// Why a password is not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Fewer than [`PASSWORD_CHARACTERS_MIN`].
    #[error("the password has fewer than {PASSWORD_CHARACTERS_MIN} characters")]
    TooShort,
    /// More than [`PASSWORD_CHARACTERS_MAX`].
    #[error("the password has more than {PASSWORD_CHARACTERS_MAX} characters")]
    TooLong,
    /// The name with a few characters more, a few characters over and over, or what people choose.
    #[error("the password is too easy to guess")]
    Guessable,
}

impl UserName {
    /// The name that was typed; spaces around it, capital letters and full-width signs do not matter.
    ///
    /// # Errors
    /// [`UserNameProblem`].
    pub fn parse(text: &str) -> Result<Self, UserNameProblem> {
        // Letters stay as they are: names with full-width ones have been given out. Signs never were.
        let name: String = text.trim().to_lowercase().chars().map(with_plain_sign).collect();
        if name.is_empty() {
            return Err(UserNameProblem::Empty);
        }
        if name.chars().count() > NAME_CHARACTERS_MAX {
            return Err(UserNameProblem::TooLong);
        }
        let belongs = |character: char| character.is_alphanumeric() || "._-+@".contains(character);
        match name.chars().find(|character| !belongs(*character)) {
            Some(character) => Err(UserNameProblem::Character(character)),
            None => Ok(Self(name)),
        }
    }

    /// The name as it is stored.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for UserName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A sign of names as keyboards of East Asia write it.
const fn with_plain_sign(character: char) -> char {
    match character {
        '＠' | '﹫' => '@',
        '．' | '｡' | '。' => '.',
        '＿' => '_',
        '－' | '‐' | '‑' | '−' => '-',
        '＋' => '+',
        other => other,
    }
}

/// Whether this user may have this password.
///
/// # Errors
/// [`PasswordProblem`].
pub fn check_password(password: &str, name: &UserName) -> Result<(), PasswordProblem> {
    /// So many different characters a password has at least.
    const DIFFERENT_MIN: usize = 5;
    let count = password.chars().count();
    if count < PASSWORD_CHARACTERS_MIN {
        return Err(PasswordProblem::TooShort);
    }
    if count > PASSWORD_CHARACTERS_MAX {
        return Err(PasswordProblem::TooLong);
    }
    let mut different: Vec<char> = password.chars().collect();
    different.sort_unstable();
    different.dedup();
    let beyond_name = count.saturating_sub(name.as_str().chars().count());
    let is_name = password.to_lowercase().contains(name.as_str()) && beyond_name < DIFFERENT_MIN;
    if different.len() < DIFFERENT_MIN || is_name {
        return Err(PasswordProblem::Guessable);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_is_meant() {
        for (typed, name) in [
            (" Mei ", "mei"),
            ("a.b-c_d+e@Kopi.Example", "a.b-c_d+e@kopi.example"),
            ("美玲", "美玲"),
            ("mei＠kopi．example", "mei@kopi.example"),
        ] {
            assert_eq!(UserName::parse(typed).expect("it is a name").as_str(), name);
        }
    }

    #[test]
    fn what_is_no_name_is_refused() {
        for (typed, problem) in [
            ("", UserNameProblem::Empty),
            ("  ", UserNameProblem::Empty),
            ("a b", UserNameProblem::Character(' ')),
            ("a\u{202e}b", UserNameProblem::Character('\u{202e}')),
            ("<b>", UserNameProblem::Character('<')),
            (&"x".repeat(65), UserNameProblem::TooLong),
        ] {
            assert_eq!(UserName::parse(typed), Err(problem), "{typed:?}");
        }
        assert!(UserName::parse(&"x".repeat(64)).is_ok());
    }

    #[test]
    fn a_password_is_long_and_not_the_name() {
        let name = UserName::parse("kopi.corner@example.com").expect("it is a name");
        for (password, expected) in [
            ("short", Err(PasswordProblem::TooShort)),
            ("elevenchars", Err(PasswordProblem::TooShort)),
            ("twelve chars", Ok(())),
            ("十二个字的密码也可以很长", Ok(())),
            ("aaaaaaaaaaaa", Err(PasswordProblem::Guessable)),
            ("121212121212", Err(PasswordProblem::Guessable)),
            ("kopi.corner@example.com", Err(PasswordProblem::Guessable)),
            ("Kopi.Corner@example.com1234", Err(PasswordProblem::Guessable)),
            ("my kopi.corner@example.com tastes", Ok(())),
            (&"aBcDeF1".repeat(19), Err(PasswordProblem::TooLong)),
        ] {
            assert_eq!(check_password(password, &name), expected, "{password}");
        }
    }
}
