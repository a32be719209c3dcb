//! Reading a User-Agent without being led on by a long one.

/// How many bytes of a User-Agent are looked at. The longest web view's known has about 450.
const LOOKED_AT_BYTES: usize = 2048;

/// As much of the User-Agent as is looked at.
pub(crate) fn looked_at(user_agent: &str) -> &str {
    &user_agent[..user_agent.floor_char_boundary(LOOKED_AT_BYTES)]
}
