//! From what a poster is to say to the file that says it.

use url::Url;

use crate::artwork::Artwork;
use crate::color::Color;
use crate::draw::{self, Content, NoRoom, Page};
use crate::qr::{ErrorCorrection, QrProblem, Symbol};
use crate::read_back;
use crate::size::Size;
use crate::text::{Fonts, MissingFont, Prepared, Weight};
use crate::words::Words;
use crate::write::{self, Format};

/// The most languages on a poster: more would be too small to be read in passing.
pub const LANGUAGES_MAX: usize = 3;

/// What stands on a poster, and how it looks.
#[derive(Clone, Debug)]
pub struct Poster<'a> {
    /// The entry code's URL.
    pub url: &'a str,
    /// Where the pages are: the origin that `url` has to have.
    pub public_url: &'a Url,
    /// The store's name, as it stands over the door.
    pub store_name: &'a str,
    /// The language of that name (BCP 47), which decides the form of Chinese characters.
    pub store_language: &'a str,
    /// What the shop calls the code.
    pub label: Option<&'a str>,
    /// The amount as people write it, where the code has one.
    pub amount: Option<&'a str>,
    /// What to do, in one to three languages; the first is the largest.
    pub languages: &'a [&'static Words],
    /// The paper.
    pub size: Size,
    /// Whether colour goes beyond the edge and marks say where to cut.
    pub crop_marks: bool,
    /// The ground's colour.
    pub color: Color,
    /// The store's logo; labels have no room for it.
    pub logo: Option<&'a Artwork>,
    /// The operator's acceptance mark; words stand in for it where there is none.
    pub mark: Option<&'a Artwork>,
    /// A picture in the middle of the code, which then is made to bear it.
    pub center: Option<&'a Artwork>,
}

/// A poster that was read back.
#[derive(Clone, Debug)]
pub struct Made {
    /// The file.
    pub file: Vec<u8>,
    /// The code's version: 1 to 4.
    pub version: i16,
    /// How much of the code may be lost.
    pub error_correction: ErrorCorrection,
    /// How many codes were read on it.
    pub codes: usize,
    /// How wide a module is, in millimetres.
    pub module_mm: f32,
    /// From how far away it is read, in millimetres: ten times the code's width.
    pub scan_distance_mm: f32,
}

/// Why there is no poster.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PosterProblem {
    /// Wallets open https and nothing else.
    #[error("the URL {0} is not https; Alipay+ takes https only")]
    NotHttps(String),
    /// The code would lead somewhere else.
    #[error("the URL {url} does not begin with the public URL {public_url}")]
    OtherHost {
        /// The URL of the code.
        url: String,
        /// Where the pages are.
        public_url: String,
    },
    /// The URL makes no code that scans.
    #[error("{problem}; with this path the host has {host} bytes and may have {host_max}")]
    Url {
        /// What is wrong with it.
        problem: QrProblem,
        /// How long the host is, with its port.
        host: usize,
        /// How long it may be.
        host_max: usize,
    },
    /// None, or more than fit.
    #[error("{0} languages; expected 1 to {LANGUAGES_MAX}")]
    Languages(usize),
    /// No font writes what is to stand on it.
    #[error(transparent)]
    Font(#[from] MissingFont),
    /// A text is too long.
    #[error(transparent)]
    NoRoom(#[from] NoRoom),
    /// The page was drawn, and not all its codes can be read.
    #[error("{read} of the page's {expected} codes were read back as the URL: it is not handed out")]
    Unreadable {
        /// How many were.
        read: usize,
        /// How many there are.
        expected: usize,
    },
    /// Something went wrong that is not the asker's doing.
    #[error("the poster could not be drawn: {0}")]
    Drawing(String),
}

impl Poster<'_> {
    /// Draws the poster, reads its codes back and writes the file. The same poster and fonts always make the same
    /// file.
    ///
    /// # Errors
    /// [`PosterProblem`]
    pub fn make(&self, format: Format, fonts: &mut Fonts) -> Result<Made, PosterProblem> {
        let symbol = self.symbol()?;
        let (version, error_correction) = (symbol.version(), symbol.error_correction());
        let (modules, with_quiet_zone) = (symbol.width(), symbol.width_with_quiet_zone());
        let page = self.draw(symbol, fonts)?;
        let tree = write::tree(&page.outlines(fonts))?;
        let codes = read_back::check(self.url, &tree, &page, self.size)?;
        let title = format!("{} {}", self.store_name, self.url);
        let file = match format {
            Format::Pdf => write::pdf(&page, &title, fonts)?,
            Format::Svg => write::svg(&tree, &page, &title),
            Format::Png => write::png(&tree, &page)?,
        };
        let module_mm = self.size.module(with_quiet_zone);
        let scan_distance_mm = self.size.scan_distance(modules, with_quiet_zone);
        Ok(Made { file, version, error_correction, codes, module_mm, scan_distance_mm })
    }

    /// The code, once the URL is one that may be printed.
    pub(crate) fn symbol(&self) -> Result<Symbol, PosterProblem> {
        let url = Url::parse(self.url).ok().filter(|url| url.scheme() == "https");
        let url = url.ok_or_else(|| PosterProblem::NotHttps(self.url.to_owned()))?;
        let origin = self.public_url.origin();
        if url.origin() != origin || !self.url.starts_with(&origin.ascii_serialization()) {
            let public_url = origin.ascii_serialization();
            return Err(PosterProblem::OtherHost { url: self.url.to_owned(), public_url });
        }
        let error_correction = if self.center.is_some() { ErrorCorrection::H } else { ErrorCorrection::Q };
        Symbol::of(self.url, error_correction).map_err(|problem| {
            let host = origin.ascii_serialization().len() - "https://".len();
            let around = self.url.len() - host;
            let host_max = error_correction.url_bytes_max().saturating_sub(around);
            PosterProblem::Url { problem, host, host_max }
        })
    }

    /// The page with all its letters in their places.
    pub(crate) fn draw(&self, symbol: Symbol, fonts: &mut Fonts) -> Result<Page, PosterProblem> {
        let Some(first) = self.languages.first().filter(|_| self.languages.len() <= LANGUAGES_MAX) else {
            return Err(PosterProblem::Languages(self.languages.len()));
        };
        let han = self.han();
        let mut reading = |text: &str, language: &str| Prepared::new(text, language, Weight::Reading, fonts);
        let label = self.label.map(|text| reading(text, han)).transpose()?;
        let steps_of = |words: &Words| if self.amount.is_some() { words.steps_fixed } else { words.steps };
        let steps = self.languages.iter().map(|words| reading(steps_of(words), words.tag));
        let steps = steps.collect::<Result<_, _>>()?;
        let accepted = reading(first.accepted, first.tag)?;
        let address = reading(self.url, "en")?;
        let mut display = |text: &str, language: &str| Prepared::new(text, language, Weight::Display, fonts);
        let name = display(self.store_name, han)?;
        let amount = self.amount.map(|text| display(text, "en")).transpose()?;
        let headlines = self.languages.iter().map(|words| display(words.headline, words.tag));
        let headlines = headlines.collect::<Result<_, _>>()?;
        let content = Content {
            name,
            label,
            headlines,
            amount,
            steps,
            accepted,
            address,
            symbol,
            color: self.color,
            logo: self.logo,
            mark: self.mark,
            center: self.center,
        };
        let layout = self.size.layout();
        let bleed = if self.crop_marks { draw::BLEED_MM } else { 0.0 };
        let face = draw::face(&content, &layout, bleed, self.size != Size::Table, fonts)?;
        Ok(Page::new(self.size, &layout, face, self.crop_marks))
    }

    /// The language whose form of Chinese characters the store's name has: its own, else the first on the poster that
    /// has them.
    fn han(&self) -> &str {
        let tags = self.languages.iter().map(|words| words.tag);
        let own = Words::of_tag(self.store_language).map(|words| words.tag);
        let mut tags = own.into_iter().chain(tags);
        tags.find(|tag| ["zh-Hans", "zh-Hant", "ja", "ko"].contains(tag)).unwrap_or("zh-Hans")
    }
}
