//! Reads SVG pictures: first what must not be in them, then through usvg, which keeps nothing but shapes.

use resvg::usvg::roxmltree::{Document, Node, ParsingOptions};
use resvg::usvg::{ImageHrefResolver, Options, Tree, WriteOptions};

use super::{ArtworkProblem, expansion, layers};

/// The most elements and attributes of a picture.
const NODES_MAX: u32 = 50_000;

/// Elements that are no picture, with the reason.
const FORBIDDEN: [(&str, &str); 10] = [
    ("script", "pictures run no scripts"),
    ("foreignObject", "it is another kind of document"),
    ("text", "its font is not in the file: turn text into paths"),
    ("animate", "pictures stand still"),
    ("animateMotion", "pictures stand still"),
    ("animateTransform", "pictures stand still"),
    ("set", "pictures stand still"),
    ("iframe", "it is another document"),
    ("video", "pictures stand still"),
    // Drawn anew at each of a line's corners, however many it has.
    ("marker", "draw what stands at the corners of lines where it stands"),
];

/// The picture as plain shapes, with its width and height.
pub(super) fn read(file: &[u8]) -> Result<(String, f32, f32), ArtworkProblem> {
    let unreadable = |problem: String| ArtworkProblem::Unreadable(problem);
    let text = std::str::from_utf8(file).map_err(|error| unreadable(error.to_string()))?;
    // Programs that draw write a document type; what it declares is bounded by the parser.
    let options = ParsingOptions { allow_dtd: true, nodes_limit: NODES_MAX, ..ParsingOptions::default() };
    let document =
        Document::parse_with_options(text, options).map_err(|error| unreadable(error.to_string()))?;
    for node in document.descendants() {
        check(node)?;
    }
    expansion::check(&document)?;
    let options = Options {
        // Nothing outside the file is opened: what got past the check is left out.
        image_href_resolver: ImageHrefResolver {
            resolve_string: Box::new(|_, _| None),
            ..ImageHrefResolver::default()
        },
        ..Options::default()
    };
    let tree = Tree::from_xmltree(&document, &options).map_err(|error| unreadable(error.to_string()))?;
    if !tree.root().has_children() {
        return Err(ArtworkProblem::Empty);
    }
    layers::check(&tree)?;
    let written = tree.to_string(&WriteOptions {
        // Two pictures on a poster may use the same names.
        id_prefix: Some(format!("picture{:x}-", checksum(file))),
        ..WriteOptions::default()
    });
    Ok((written, tree.size().width(), tree.size().height()))
}

fn check(node: Node<'_, '_>) -> Result<(), ArtworkProblem> {
    let refuse = |what: String, why| Err(ArtworkProblem::Forbidden(what, why));
    if !node.is_element() {
        return Ok(());
    }
    let name = node.tag_name().name();
    if let Some((_, why)) = FORBIDDEN.iter().find(|(forbidden, _)| *forbidden == name) {
        return refuse(format!("<{name}>"), why);
    }
    if name == "style" && node.text().is_some_and(leads_outside) {
        return refuse("a style sheet that loads something".to_owned(), "put everything into the file");
    }
    for attribute in node.attributes() {
        let (key, value) = (attribute.name(), attribute.value().trim());
        if key.len() > 2 && key.starts_with("on") {
            return refuse(format!("the script {key}"), "pictures run no scripts");
        }
        let link = key == "href" && name != "a";
        if link && !value.starts_with('#') && !is_embedded_picture(value) {
            return refuse(
                format!("a reference from <{name}> to another file"),
                "put everything into the file",
            );
        }
        if leads_outside(value) {
            return refuse(format!("a reference in {key}"), "put everything into the file");
        }
    }
    Ok(())
}

/// A picture of pixels inside the file; not another SVG, which would have to be looked through too.
fn is_embedded_picture(value: &str) -> bool {
    ["data:image/png;", "data:image/jpeg;", "data:image/jpg;"].iter().any(|kind| value.starts_with(kind))
}

/// Whether a style names something that is not in the file.
fn leads_outside(style: &str) -> bool {
    let urls = style.split("url(").skip(1).map(|rest| rest.trim_start_matches([' ', '\'', '"']));
    style.contains("@import") || urls.into_iter().any(|url| !url.starts_with('#'))
}

/// FNV-1a: tells two files apart, and is the same on every machine.
fn checksum(file: &[u8]) -> u64 {
    file.iter()
        .fold(0xcbf2_9ce4_8422_2325, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}
