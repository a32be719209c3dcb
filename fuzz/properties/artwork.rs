//! A picture that somebody uploads: what holds for every file.

use poster::Artwork;

/// The most elements that a picture of which this is a part has once it was read: what it refers to stands in its places.
const ELEMENTS_MAX: usize = 200_000;

pub(crate) fn check(data: &[u8]) {
    let Ok(artwork) = Artwork::read(data.to_vec()) else { return };
    let (width, height) = artwork.within(100.0, 100.0);
    assert!(width > 0.0 && width <= 100.0 && height > 0.0 && height <= 100.1, "{width} × {height}");
    let file = artwork.file();
    if file.extension == "png" {
        assert_eq!(file.bytes, data, "a PNG is handed on as it came");
        return;
    }
    let text = String::from_utf8_lossy(&file.bytes);
    let elements = text.matches('<').count();
    assert!(elements < ELEMENTS_MAX, "{elements} elements of {} bytes", data.len());
    for gone in ["<script", "<foreignObject", "<text", "<marker", "javascript:", "onload="] {
        assert!(!text.contains(gone), "{gone}");
    }
}
