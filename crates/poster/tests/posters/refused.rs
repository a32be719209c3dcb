//! What is not handed out, and what is said instead.

use poster::{Format, PosterProblem, QrProblem, Size};
use url::Url;

use crate::desk::{LONGEST, logo, make, poster, words};

fn problem(poster: &poster::Poster<'_>) -> PosterProblem {
    make(poster, Format::Svg).unwrap_err()
}

#[test]
fn a_url_that_is_too_long_is_refused_with_what_the_host_may_have() {
    let host = "checkout.payments.example.com";
    let (public_url, url) =
        (Url::parse(&format!("https://{host}")).unwrap(), format!("https://{host}/e/4GKT9QXR7M"));
    let mut poster = poster(Size::A4);
    (poster.public_url, poster.url) = (&public_url, &url);
    let problem = problem(&poster);
    let expected = QrProblem::TooLong { bytes: 50, allowed: 46 };
    assert_eq!(problem, PosterProblem::Url { problem: expected, host: 29, host_max: 25 });
    let said = problem.to_string();
    for part in ["50 bytes", "at most 46", "4 shorter", "host has 29 bytes and may have 25"] {
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_code_with_something_in_its_middle_carries_less() {
    let logo = logo();
    let mut poster = poster(Size::A4);
    poster.center = Some(&logo);
    let expected = QrProblem::TooLong { bytes: LONGEST.len(), allowed: 34 };
    assert_eq!(problem(&poster), PosterProblem::Url { problem: expected, host: 25, host_max: 13 });
}

#[test]
fn a_url_that_wallets_do_not_open_is_refused() {
    for url in
        ["http://checkout.payments.example/e/4GKT9QXR7M", "checkout.payments.example", "javascript:alert(1)"]
    {
        let mut poster = poster(Size::A4);
        poster.url = url;
        assert_eq!(problem(&poster), PosterProblem::NotHttps(url.to_owned()));
    }
}

#[test]
fn a_url_of_another_host_is_refused() {
    for url in [
        "https://evil.example/e/4GKT9QXR7M",
        "https://checkout.payments.example:444/e/4GK",
        "https://checkout.payments.example.evil.example/",
        "https://a@checkout.payments.example/e/4GKT",
    ] {
        let mut poster = poster(Size::A4);
        poster.url = url;
        assert!(matches!(problem(&poster), PosterProblem::OtherHost { .. }), "{url}");
    }
}

#[test]
fn a_name_that_no_font_at_hand_writes_is_refused_with_the_font_to_give() {
    let mut poster = poster(Size::A4);
    poster.store_name = "한식당";
    let said = problem(&poster).to_string();
    assert!(said.contains("Hangul") && said.contains("--font"), "{said}");
}

// field.md 13
#[test]
fn a_name_that_no_font_writes_is_refused_without_advice_that_does_not_help() {
    for name in ["Laksa 🇸🇬", "Open 2️⃣4️⃣h", "🌈 Bar"] {
        let mut poster = poster(Size::A4);
        poster.store_name = name;
        let said = problem(&poster).to_string();
        assert!(said.contains("no font that can be installed") && !said.contains("fonts-noto"), "{said}");
    }
}

#[test]
fn what_would_be_too_small_to_read_is_refused() {
    let mut poster = poster(Size::named("labels", Some("a4-3x8")).unwrap());
    let name = "Donaudampfschifffahrtsgesellschaftskapitänsmützenverkaufsstelle";
    poster.store_name = name;
    let problem = problem(&poster);
    assert!(matches!(problem, PosterProblem::NoRoom(_)) && problem.to_string().contains(name), "{problem}");
}

#[test]
fn one_to_three_languages_stand_on_a_poster() {
    for tags in [&[][..], &["en", "zh-Hans", "ko", "ja"]] {
        let languages = words(tags);
        let mut poster = poster(Size::A4);
        poster.languages = &languages;
        assert_eq!(problem(&poster), PosterProblem::Languages(tags.len()));
    }
}
