//! The outline of dark modules: one closed line around each shape, and one around each hole in it.

use std::fmt::Write as _;

use super::QUIET_ZONE_MODULES;

/// Where a line along the modules' edges goes next; going on clockwise around what is dark.
const DIRECTIONS: [(isize, isize); 4] = [(1, 0), (0, 1), (-1, 0), (0, -1)];

/// The edges between dark and light modules, by the corner that they start at: one bit for each of [`DIRECTIONS`].
struct Edges {
    starting: Vec<u8>,
    corners: usize,
}

impl Edges {
    fn new(dark: &impl Fn(usize, usize) -> bool, width: usize) -> Self {
        let corners = width + 1;
        let mut edges = Self { starting: vec![0; corners * corners], corners };
        for y in 0..width {
            for x in (0..width).filter(|x| dark(*x, y)) {
                // Its four sides, clockwise: where it starts, and what is on the other side.
                let above = y > 0 && dark(x, y - 1);
                let left = x > 0 && dark(x - 1, y);
                let sides = [
                    (x, y, above),
                    (x + 1, y, dark(x + 1, y)),
                    (x + 1, y + 1, dark(x, y + 1)),
                    (x, y + 1, left),
                ];
                for (direction, (x, y, joined)) in sides.into_iter().enumerate() {
                    if !joined {
                        edges.starting[y * corners + x] |= 1 << direction;
                    }
                }
            }
        }
        edges
    }

    /// The first corner with an edge that is not drawn yet.
    fn corner(&self, from: usize) -> Option<usize> {
        (from..self.starting.len()).find(|corner| self.starting[*corner] != 0)
    }

    /// Takes an edge that starts at the corner, for a line that came there; where two do, the one that turns right, so
    /// that modules that touch at a corner only are two shapes.
    fn take(&mut self, corner: usize, came: usize) -> Option<usize> {
        let ahead = [1, 0, 3, 2].map(|turn| (came + turn) % DIRECTIONS.len());
        let direction = ahead.into_iter().find(|direction| self.starting[corner] & (1 << direction) != 0)?;
        self.starting[corner] &= !(1 << direction);
        Some(direction)
    }
}

/// The `d` of an SVG path around the dark modules of a square, shifted by the quiet zone. Lines run clockwise around
/// what is dark and the other way around holes, so that both fill rules fill the same.
pub(super) fn path(dark: impl Fn(usize, usize) -> bool, width: usize) -> String {
    let mut edges = Edges::new(&dark, width);
    let mut path = String::new();
    let mut corner = 0;
    while let Some(start) = edges.corner(corner) {
        let (x, y) = (start % edges.corners, start / edges.corners);
        // Writing to a string does not fail.
        let _ = write!(path, "M{} {}", x + QUIET_ZONE_MODULES, y + QUIET_ZONE_MODULES);
        trace(&mut edges, start, &mut path);
        path.push('z');
        corner = start;
    }
    path
}

/// One closed line from a corner and back to it: each edge is taken once, so it ends. `z` draws its last stretch.
fn trace(edges: &mut Edges, start: usize, path: &mut String) {
    let (mut corner, mut stretch) = (start, None);
    loop {
        let came = stretch.map_or(0, |(direction, _)| direction);
        let Some(direction) = edges.take(corner, came) else { return };
        stretch = match stretch {
            Some((same, length)) if same == direction => Some((direction, length + 1)),
            Some((other, length)) => {
                line(path, other, length);
                Some((direction, 1))
            }
            None => Some((direction, 1)),
        };
        let (across, down) = DIRECTIONS[direction];
        corner = corner.wrapping_add_signed(across + down * edges.corners.cast_signed());
        if corner == start {
            return;
        }
    }
}

fn line(path: &mut String, direction: usize, length: isize) {
    let (across, down) = DIRECTIONS[direction];
    let letter = if down == 0 { 'h' } else { 'v' };
    let _ = write!(path, "{letter}{}", length * (across + down));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The modules that a path fills, by the even-odd rule: a line to the left crosses its upright edges.
    fn filled(path: &str, width: usize) -> Vec<bool> {
        let quiet_zone = QUIET_ZONE_MODULES.cast_signed();
        let mut crossed = vec![false; width * width];
        for shape in path.split('z').filter(|shape| !shape.is_empty()) {
            let (from, lines) = shape[1..].split_at(shape[1..].find(['h', 'v']).unwrap());
            let (x, y) = from.split_once(' ').unwrap();
            let start: (isize, isize) = (x.parse().unwrap(), y.parse().unwrap());
            let (mut x, mut y) = start;
            let mut upright = |x: isize, from: isize, to: isize| {
                for row in from.min(to) - quiet_zone..from.max(to) - quiet_zone {
                    for column in x - quiet_zone..width.cast_signed() {
                        crossed[usize::try_from(row * width.cast_signed() + column).unwrap()] ^= true;
                    }
                }
            };
            for line in lines.split_inclusive(|character: char| character.is_ascii_digit()).fold(
                Vec::<String>::new(),
                |mut lines, part| {
                    match lines.last_mut() {
                        Some(last) if !part.starts_with(['h', 'v']) => last.push_str(part),
                        _ => lines.push(part.to_owned()),
                    }
                    lines
                },
            ) {
                let by: isize = line[1..].parse().unwrap();
                if line.starts_with('h') {
                    x += by;
                } else {
                    upright(x, y, y + by);
                    y += by;
                }
            }
            upright(x, y, start.1);
        }
        crossed
    }

    #[test]
    fn what_is_dark_is_filled_and_nothing_else() {
        // A ring, a dot in its hole, and a dot that touches the ring at a corner only.
        const PICTURE: [&str; 7] =
            ["#####..", "#...#..", "#.#.#..", "#...#..", "#####..", ".....#.", "#......"];
        let dark = |x: usize, y: usize| x < 7 && y < 7 && PICTURE[y].as_bytes()[x] == b'#';
        let path = path(dark, 7);
        let expected: Vec<bool> =
            PICTURE.iter().flat_map(|row| row.bytes().map(|module| module == b'#')).collect();
        assert_eq!(filled(&path, 7), expected, "{path}");
        assert_eq!(path.matches('M').count(), 5, "five lines: the ring's two and three dots: {path}");
    }
}
