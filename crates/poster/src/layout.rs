//! What stands where on one face of a poster, as data. Everything is in millimetres from the face's top left.

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Area {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) width: f32,
    pub(crate) height: f32,
}

/// Where the lines of a stack begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Align {
    Middle,
    /// Where reading starts: at the left, and at the right for what is written from right to left.
    Start,
}

/// Lines and pictures under each other, in the middle of their area's height.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Stack {
    pub(crate) area: Area,
    pub(crate) align: Align,
}

/// How large things are where there is room; what does not fit is set smaller.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Type {
    pub(crate) logo: f32,
    pub(crate) name: f32,
    pub(crate) label: f32,
    pub(crate) headline: f32,
    /// The headlines of the second and third language.
    pub(crate) headline_other: f32,
    pub(crate) amount: f32,
    pub(crate) steps: f32,
    pub(crate) accepted: f32,
    pub(crate) address: f32,
}

/// One face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Layout {
    pub(crate) width: f32,
    pub(crate) height: f32,
    /// What is coloured; where it touches the paper's edge, it goes on into the bleed. A label has none.
    pub(crate) ground: Option<Area>,
    /// The white card on it that holds the code.
    pub(crate) card: Area,
    pub(crate) corner: f32,
    /// The code with its quiet zone: a square.
    pub(crate) code: Area,
    /// The logo, the store's name, the code's label.
    pub(crate) identity: Stack,
    /// The headlines, and the amount where the code has one.
    pub(crate) call: Stack,
    /// What to do, in each language; a label has no room for it.
    pub(crate) steps: Option<Stack>,
    /// The acceptance mark, or the words that stand in for it; a label has no room for it.
    pub(crate) mark: Option<Area>,
    pub(crate) address: Stack,
    pub(crate) sizes: Type,
}

const fn area(x: f32, y: f32, width: f32, height: f32) -> Area {
    Area { x, y, width, height }
}

/// A4 upright; A5 and A6 are this, smaller.
pub(crate) const PORTRAIT: Layout = Layout {
    width: 210.0,
    height: 297.0,
    ground: Some(area(0.0, 64.0, 210.0, 233.0)),
    card: area(42.0, 103.0, 126.0, 126.0),
    corner: 7.0,
    code: area(44.0, 105.0, 122.0, 122.0),
    identity: Stack { area: area(18.0, 9.0, 174.0, 47.0), align: Align::Middle },
    call: Stack { area: area(14.0, 68.0, 182.0, 32.0), align: Align::Middle },
    steps: Some(Stack { area: area(20.0, 233.0, 170.0, 25.0), align: Align::Middle }),
    mark: Some(area(50.0, 262.0, 110.0, 15.0)),
    address: Stack { area: area(20.0, 281.0, 170.0, 7.0), align: Align::Middle },
    sizes: Type {
        logo: 20.0,
        name: 17.0,
        label: 7.0,
        headline: 17.0,
        headline_other: 9.0,
        amount: 13.0,
        steps: 5.2,
        accepted: 5.4,
        address: 3.4,
    },
};

/// A5 lying: one face of the folded standee.
pub(crate) const LANDSCAPE: Layout = Layout {
    width: 210.0,
    height: 148.5,
    ground: Some(area(0.0, 0.0, 116.0, 148.5)),
    card: area(10.0, 42.5, 96.0, 96.0),
    corner: 5.5,
    code: area(11.5, 44.0, 93.0, 93.0),
    identity: Stack { area: area(126.0, 11.0, 74.0, 48.0), align: Align::Start },
    call: Stack { area: area(10.0, 7.0, 96.0, 33.0), align: Align::Middle },
    steps: Some(Stack { area: area(126.0, 62.0, 74.0, 47.0), align: Align::Start }),
    mark: Some(area(126.0, 114.0, 74.0, 13.0)),
    address: Stack { area: area(126.0, 130.5, 74.0, 8.0), align: Align::Start },
    sizes: Type {
        logo: 15.0,
        name: 11.0,
        label: 5.2,
        headline: 13.0,
        headline_other: 7.2,
        amount: 10.0,
        steps: 4.6,
        accepted: 4.6,
        address: 3.0,
    },
};

/// A label: the code at the left and the words beside it; where that leaves them too little room, the words below.
pub(crate) fn label((width, height): (f32, f32)) -> Layout {
    /// Free at a label's edge, where sheets lie askew in the printer.
    const EDGE: f32 = 2.0;
    /// What a label that is about as high as it is wide gives to the code.
    const UPRIGHT_SHARE: f32 = 0.62;
    let beside = width >= 1.4 * height;
    let side = if beside { height - 2.0 * EDGE } else { height * UPRIGHT_SHARE };
    let (code, identity, call, address, align) = if beside {
        let (x, room) = (side + 2.5 * EDGE, width - side - 4.0 * EDGE);
        let inner = height - 2.0 * EDGE;
        (
            area(EDGE, EDGE, side, side),
            area(x, EDGE, room, inner * 0.42),
            area(x, EDGE + inner * 0.44, room, inner * 0.38),
            area(x, EDGE + inner * 0.86, room, inner * 0.14),
            Align::Start,
        )
    } else {
        let (y, room) = (EDGE * 0.5 + side, width - 2.0 * EDGE);
        let inner = height - y - EDGE;
        (
            area((width - side) / 2.0, EDGE * 0.5, side, side),
            area(EDGE, y, room, inner * 0.5),
            area(EDGE, y + inner * 0.52, room, inner * 0.3),
            area(EDGE, y + inner * 0.85, room, inner * 0.15),
            Align::Middle,
        )
    };
    let line = if beside { height / 7.5 } else { height / 11.0 };
    Layout {
        width,
        height,
        ground: None,
        card: code,
        corner: 0.0,
        code,
        identity: Stack { area: identity, align },
        call: Stack { area: call, align },
        steps: None,
        mark: None,
        address: Stack { area: address, align },
        sizes: Type {
            logo: 0.0,
            name: line,
            label: line * 0.62,
            headline: line * 0.85,
            headline_other: line * 0.6,
            amount: line * 0.9,
            steps: 0.0,
            accepted: 0.0,
            address: (line * 0.42).max(1.7),
        },
    }
}

impl Layout {
    /// The same on paper of another size.
    pub(crate) fn scaled_to(&self, (width, height): (f32, f32)) -> Self {
        let (x, y) = (width / self.width, height / self.height);
        // A-sizes are whole millimetres, so their shapes differ a little: what is square stays so.
        let least = x.min(y);
        let moved = |area: Area| Area {
            x: area.x * x,
            y: area.y * y,
            width: area.width * x,
            height: area.height * y,
        };
        let square = |area: Area| {
            let whole = moved(area);
            let (width, height) = (area.width * least, area.height * least);
            let (x, y) = (whole.x + (whole.width - width) / 2.0, whole.y + (whole.height - height) / 2.0);
            Area { x, y, width, height }
        };
        let stack = |stack: Stack| Stack { area: moved(stack.area), align: stack.align };
        Self {
            width,
            height,
            ground: self.ground.map(moved),
            card: square(self.card),
            corner: self.corner * least,
            code: square(self.code),
            identity: stack(self.identity),
            call: stack(self.call),
            steps: self.steps.map(stack),
            mark: self.mark.map(moved),
            address: stack(self.address),
            sizes: self.sizes.scaled(least),
        }
    }
}

impl Type {
    fn scaled(&self, by: f32) -> Self {
        Self {
            logo: self.logo * by,
            name: self.name * by,
            label: self.label * by,
            headline: self.headline * by,
            headline_other: self.headline_other * by,
            amount: self.amount * by,
            steps: self.steps * by,
            accepted: self.accepted * by,
            address: self.address * by,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::size::LABEL_SHEETS;

    fn inside(inner: Area, outer: Area) -> bool {
        inner.x >= outer.x - 0.01
            && inner.y >= outer.y - 0.01
            && inner.x + inner.width <= outer.x + outer.width + 0.01
            && inner.y + inner.height <= outer.y + outer.height + 0.01
    }

    fn apart(one: Area, other: Area) -> bool {
        one.x + one.width <= other.x + 0.01
            || other.x + other.width <= one.x + 0.01
            || one.y + one.height <= other.y + 0.01
            || other.y + other.height <= one.y + 0.01
    }

    #[test]
    fn nothing_covers_anything_else_or_leaves_the_face() {
        let small = [(148.0, 210.0), (105.0, 148.0)].map(|page| PORTRAIT.scaled_to(page));
        let labels = LABEL_SHEETS.iter().map(|sheet| label(sheet.label));
        for layout in [PORTRAIT, LANDSCAPE].into_iter().chain(small).chain(labels) {
            let face = area(0.0, 0.0, layout.width, layout.height);
            let mut areas = vec![layout.card, layout.identity.area, layout.call.area, layout.address.area];
            areas.extend(layout.steps.map(|stack| stack.area));
            areas.extend(layout.mark);
            for (index, one) in areas.iter().enumerate() {
                assert!(inside(*one, face), "{one:?} leaves {layout:?}");
                assert!(areas[index + 1..].iter().all(|other| apart(*one, *other)), "{one:?} in {layout:?}");
            }
            assert!(inside(layout.code, layout.card));
            assert!((layout.code.width - layout.code.height).abs() < 0.01, "the code is square");
        }
    }
}
