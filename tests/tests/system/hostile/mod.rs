//! A shop whose owner, payers and staff write into every field what is markup, a formula, or a character that steers what
//! stands around it. What would steer is refused with the reason, or taken out; everything else is a text like any other,
//! wherever it comes out.

mod files;
mod log;
mod machines;
mod pages;
mod refused;
mod stall;

/// What everybody would write.
const HARMLESS: &str = "Kopi Corner No. 7";

/// What is taken for a name, a note and a reason, since it is only text.
const TAKEN: [&str; 14] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "</title></bdi></option></textarea><svg onload=alert(1)>",
    "' onmouseover='alert(1)' autofocus \" onfocus=\"alert(1)\" x=`",
    "javascript:alert(1)//{{7*7}} ${7*7} $(id) %s %n %25 #{1}",
    "--> ]]> <!-- &lt;script&gt; &#60;b&#62; &amp",
    "=HYPERLINK(\"https://evil.example\",\"pay here\")",
    "+1;-2,\"@SUM(A1)\"",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "קפה 12.50 العربية",
    "👩🏽‍🍳👨‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿 ☕️",
    "Z\u{301}\u{302}\u{303}\u{304}\u{305}\u{306}\u{307}\u{308}\u{309}\u{30a}\u{30b}\u{30c}\u{30d}\u{30e}\u{30f}\u{310}",
    "a\u{200b}b\u{200d}c\u{feff}d\u{2060}e",
];

/// What steers a terminal, ends a line, or turns what stands around it.
const STEERING: [&str; 10] = [
    "a\nINFO forged",
    "a\r\nset-cookie: a=b",
    "a\u{85}b",
    "a\u{2028}b\u{2029}c",
    "a\u{1b}[2Jb\u{1b}]0;title\u{7}",
    "a\u{9b}31mb",
    "a\0b",
    "a\tb\u{8}",
    "a\u{202e}gnp.exe",
    "a\u{2066}b\u{2069}\u{202c}",
];
