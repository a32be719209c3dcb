//! How much memory it takes to draw a picture, told from the shapes that usvg made of it. What is half transparent,
//! masked, clipped or filtered is drawn into pixels of its own first.

use imagesize::blob_size;
use resvg::usvg::{Fill, Group, ImageKind, Node, Paint, Path, Rect, Stroke, Tree};

use super::{ArtworkProblem, PIXELS_MAX};

/// The most layers that lie within each other: as many are in memory at once.
const LAYERS_MAX: usize = 12;

/// The most steps of one filter: the result of each stays in memory until the last is done.
const FILTER_STEPS_MAX: usize = 20;

/// How far a layer may reach beyond the picture, in pictures.
const BEYOND_MAX: f32 = 1.0;

/// The most pixels of all embedded pictures together: as many as one may have.
const EMBEDDED_PIXELS_MAX: u64 = PIXELS_MAX as u64 * PIXELS_MAX as u64;

/// Refuses a picture that takes too much to be drawn.
pub(super) fn check(tree: &Tree) -> Result<(), ArtworkProblem> {
    let size = tree.size();
    let mut layers = Layers { width: size.width(), height: size.height(), embedded_pixels: 0 };
    layers.group(tree.root(), 0)
}

struct Layers {
    width: f32,
    height: f32,
    embedded_pixels: u64,
}

impl Layers {
    fn group(&mut self, group: &Group, around: usize) -> Result<(), ArtworkProblem> {
        let is_layer = group.should_isolate();
        let within = around + usize::from(is_layer);
        if within > LAYERS_MAX {
            return Err(ArtworkProblem::TooElaborate(
                "too many masks, clips, filters or transparent groups lie within each other",
            ));
        }
        if is_layer && !self.is_near(group.abs_layer_bounding_box().to_rect()) {
            return Err(ArtworkProblem::TooElaborate(
                "masked, clipped or transparent parts reach far out of its frame",
            ));
        }
        if group.filters().iter().any(|filter| filter.primitives().len() > FILTER_STEPS_MAX) {
            return Err(ArtworkProblem::TooElaborate("a filter has too many steps"));
        }
        for node in group.children() {
            match node {
                Node::Group(inner) => self.group(inner, within)?,
                Node::Path(path) => self.path(path)?,
                Node::Image(image) => self.embedded(image.kind())?,
                Node::Text(_) => {}
            }
            let mut seen = Ok(());
            // What clips, masks and fills it is drawn like any other group.
            node.subroots(|root| {
                if seen.is_ok() {
                    seen = self.group(root, within + 1);
                }
            });
            seen?;
        }
        Ok(())
    }

    fn is_near(&self, layer: Rect) -> bool {
        let reach = 1.0 + BEYOND_MAX;
        layer.left() >= -self.width * BEYOND_MAX
            && layer.top() >= -self.height * BEYOND_MAX
            && layer.right() <= self.width * reach
            && layer.bottom() <= self.height * reach
    }

    /// A pattern's tile is drawn once, in its own size.
    fn path(&self, path: &Path) -> Result<(), ArtworkProblem> {
        let paints = path.fill().map(Fill::paint).into_iter();
        for paint in paints.chain(path.stroke().map(Stroke::paint)) {
            let Paint::Pattern(pattern) = paint else { continue };
            let (x, y) = path.abs_transform().pre_concat(pattern.transform()).get_scale();
            let tile = pattern.rect();
            let reach = 1.0 + 2.0 * BEYOND_MAX;
            if tile.width() * x > self.width * reach || tile.height() * y > self.height * reach {
                return Err(ArtworkProblem::TooElaborate("a pattern's tile is larger than the picture"));
            }
        }
        Ok(())
    }

    /// A few bytes can be a picture of many pixels.
    fn embedded(&mut self, picture: &ImageKind) -> Result<(), ArtworkProblem> {
        let (ImageKind::PNG(file) | ImageKind::JPEG(file)) = picture else {
            return Err(ArtworkProblem::Unreadable("a picture in it is neither PNG nor JPEG".to_owned()));
        };
        let size = blob_size(file).map_err(|error| ArtworkProblem::Unreadable(error.to_string()))?;
        self.embedded_pixels += (size.width as u64).saturating_mul(size.height as u64);
        if self.embedded_pixels > EMBEDDED_PIXELS_MAX {
            return Err(ArtworkProblem::TooElaborate("the pictures in it have too many pixels"));
        }
        Ok(())
    }
}
