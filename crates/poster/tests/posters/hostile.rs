//! Whatever is uploaded as a picture: the property that is fuzzed (`fuzz/`), for what fuzzing keeps and for files that are
//! nearly right.

#[path = "../../../../fuzz/properties/artwork.rs"]
mod artwork;
#[path = "../../../../fuzz/properties/seeds.rs"]
mod seeds;

use proptest::prelude::*;

#[test]
fn what_fuzzing_keeps_still_holds() {
    seeds::each("artwork", artwork::check);
}

fn end_of(name: &str) -> String {
    format!("</{name}>")
}

/// Elements that refer to each other, in any order.
fn like_an_svg() -> impl Strategy<Value = String> {
    let name = prop::sample::select(vec![
        "g", "mask", "clipPath", "pattern", "filter", "symbol", "use", "path", "style", "image",
    ]);
    let attribute = prop_oneof![
        "id=\"[a-d]\"",
        "(href|fill|stroke|mask|clip-path|filter|style)=\"(url\\()?#[a-d]\\)?\"",
        "(width|height|x|opacity|stdDeviation)=\"-?[0-9]{1,7}%?\"",
        "(patternUnits|maskContentUnits|clipPathUnits)=\"(userSpaceOnUse|objectBoundingBox)\"",
        "d=\"M0 0(h1|v[0-9]|z|L9 9){1,9}\"",
    ];
    let attributes = prop::collection::vec(attribute, 0..5);
    let element = (name, attributes, any::<bool>());
    prop::collection::vec(element, 1..40).prop_map(|elements| {
        let mut text = "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 20\">".to_owned();
        let mut open = Vec::new();
        for (name, attributes, closes) in elements {
            let mut seen = Vec::new();
            let mut once = attributes.clone();
            // Twice is no XML.
            once.retain(|text| {
                let name = text.split('=').next().unwrap_or_default().to_owned();
                let is_new = !seen.contains(&name);
                seen.push(name);
                is_new
            });
            text += &["<", name, " ", &once.join(" "), ">"].concat();
            if closes { text += &end_of(name) } else { open.push(name) }
        }
        for name in open.into_iter().rev() {
            text += &end_of(name);
        }
        text + "</svg>"
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_picture_stays_as_small_as_it_looks(svg in like_an_svg()) {
        artwork::check(svg.as_bytes());
    }

    #[test]
    fn a_png_of_any_bytes_is_read_or_refused(tail in prop::collection::vec(any::<u8>(), 0..200)) {
        artwork::check(&[b"\x89PNG\r\n\x1a\n".as_slice(), &tail].concat());
    }
}
