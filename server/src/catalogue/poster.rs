//! Posters of entry codes.

use checkout::shop::EntryPoint;
use poster::{Artwork, Color, Fonts, Format, Made, Poster, PosterProblem, Size, Words};
use url::Url;

use crate::brand::Brand;

/// The names of sizes: pages, one that is folded, and sheets of labels.
pub(crate) const SIZES: [&str; 5] = ["a4", "a5", "a6", "table", "labels"];

/// How a poster is to look.
#[derive(Clone, Debug)]
pub(crate) struct Choice {
    /// How large.
    pub(crate) size: Size,
    /// In which languages, the first the largest; none for English and the store's.
    pub(crate) languages: Vec<&'static Words>,
    /// On which ground.
    pub(crate) color: Color,
    /// Whether somebody cuts it.
    pub(crate) crop_marks: bool,
}

/// Pictures for one poster.
#[derive(Debug)]
pub(crate) struct Pictures<'a> {
    /// Where the logo and the mark come from that are not given here.
    pub(crate) brand: &'a Brand,
    /// The store's logo.
    pub(crate) logo: Option<Artwork>,
    /// The acceptance mark.
    pub(crate) mark: Option<Artwork>,
    /// What stands in the middle of the code.
    pub(crate) center: Option<Artwork>,
}

/// The address that an entry code's poster carries.
pub(crate) fn url(public_url: &Url, entry: &EntryPoint) -> String {
    crate::gateway::address(public_url, &format!("/e/{}", entry.code))
}

impl<'a> Pictures<'a> {
    /// The operator's own alone.
    pub(crate) const fn of(brand: &'a Brand) -> Self {
        Self { brand, logo: None, mark: None, center: None }
    }
}

/// Makes an entry code's poster. Takes a core for a while.
///
/// # Errors
/// [`PosterProblem`].
pub(crate) fn make(
    entry: &EntryPoint,
    public_url: &Url,
    choice: &Choice,
    pictures: &Pictures<'_>,
    (format, fonts): (Format, &mut Fonts),
) -> Result<Made, PosterProblem> {
    let store = &entry.store;
    let usual = usual_languages(store.language.tag());
    let amount = entry.fixed_amount.map(|amount| {
        let number = amount.formatted(entry.amount_rule().style);
        format!("{} {number}", amount.currency().code())
    });
    let poster = Poster {
        url: &url(public_url, entry),
        public_url,
        store_name: &store.name,
        store_language: store.language.tag(),
        label: entry.label.as_deref(),
        amount: amount.as_deref(),
        languages: if choice.languages.is_empty() { &usual } else { &choice.languages },
        size: choice.size,
        crop_marks: choice.crop_marks,
        color: choice.color,
        logo: pictures.logo.as_ref().or_else(|| pictures.brand.logo_artwork(&store.id)),
        mark: pictures.mark.as_ref().or_else(|| pictures.brand.mark_artwork()),
        center: pictures.center.as_ref(),
    };
    poster.make(format, fonts)
}

/// English, which most payers read some of, and the store's own.
fn usual_languages(store: &str) -> Vec<&'static Words> {
    let mut languages: Vec<_> = Words::of_tag("en").into_iter().collect();
    languages.extend(Words::of_tag(store).filter(|words| words.tag != "en"));
    languages
}
