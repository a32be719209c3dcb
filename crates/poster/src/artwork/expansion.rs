//! How large an SVG becomes once everything that it refers to stands in its place. A file of 10 kB can be a picture of
//! millions of shapes: usvg copies what `use` names at each of its places, and patterns, masks, clips and filters for
//! shapes that they fit themselves to. So the sum is made before usvg sees the file.

use std::collections::HashMap;

use resvg::usvg::roxmltree::{Document, Node};
use simplecss::{AttributeOperator, Element, PseudoClass, Rule, StyleSheet};

use super::ArtworkProblem;

/// The most elements that a picture may have, counted where they are drawn.
const ELEMENTS_MAX: u64 = 50_000;

/// The most elements inside of each other, references followed: reading them takes stack.
const DEPTH_MAX: usize = 200;

/// What a shape takes from the group around it, so that each shape of the group refers to it.
const INHERITED: [&str; 2] = ["fill", "stroke"];

/// What is not copied: a gradient is a few numbers wherever it is used.
const NOT_COPIED: [&str; 2] = ["linearGradient", "radialGradient"];

/// Refuses a picture that is larger than it looks.
pub(super) fn check(document: &Document<'_>) -> Result<(), ArtworkProblem> {
    let sheets = document.descendants().filter(|node| node.has_tag_name("style") || is_style(*node));
    let mut styles = StyleSheet::new();
    for text in sheets.filter_map(|sheet| sheet.text()) {
        styles.parse_more(text);
    }
    // Of a thousand rules, most have nothing to do with it.
    let refers =
        |rule: &Rule<'_>| rule.declarations.iter().any(|declaration| declaration.value.contains("url("));
    let rules = styles.rules.into_iter().filter(refers).collect();
    let ids = document.descendants().filter_map(|node| Some((node.attribute("id")?, node))).collect();
    let mut expansion = Expansion { ids, rules, known: HashMap::new() };
    let elements = expansion.elements(document.root_element(), 0)?;
    if elements > ELEMENTS_MAX {
        return Err(ArtworkProblem::TooElaborate(
            "it has too many elements, those that it refers to with them",
        ));
    }
    Ok(())
}

fn is_style(node: Node<'_, '_>) -> bool {
    node.is_element() && node.tag_name().name() == "style"
}

struct Expansion<'document, 'input> {
    ids: HashMap<&'document str, Node<'document, 'input>>,
    /// The style sheet's rules that refer to something.
    rules: Vec<Rule<'document>>,
    /// How many elements each one becomes; `None` while it is being counted.
    known: HashMap<usize, Option<u64>>,
}

impl<'document, 'input> Expansion<'document, 'input> {
    /// How many elements this one becomes, itself counted.
    fn elements(&mut self, node: Node<'document, 'input>, depth: usize) -> Result<u64, ArtworkProblem> {
        let place = node.id().get_usize();
        match self.known.get(&place) {
            Some(Some(elements)) => return Ok(*elements),
            Some(None) => return Err(ArtworkProblem::TooElaborate("something in it is part of itself")),
            None => {}
        }
        if depth > DEPTH_MAX {
            return Err(ArtworkProblem::TooElaborate("its elements lie too deep inside of each other"));
        }
        self.known.insert(place, None);
        let mut inside: u64 = 1;
        for child in node.children().filter(Node::is_element) {
            inside = inside.saturating_add(self.elements(child, depth + 1)?);
        }
        let mut of_each: u64 = 1;
        for (name, target) in self.references(node) {
            let elements = self.elements(target, depth + 1)?;
            if INHERITED.contains(&name.as_str()) {
                of_each = of_each.saturating_add(elements);
            } else {
                inside = inside.saturating_add(elements);
            }
        }
        let elements = inside.saturating_mul(of_each);
        self.known.insert(place, Some(elements));
        Ok(elements)
    }

    /// What an element refers to, each with the property or attribute by which it does.
    fn references(&self, node: Node<'document, 'input>) -> Vec<(String, Node<'document, 'input>)> {
        let mut references = Vec::new();
        let mut add = |name: &str, id: &str| {
            if let Some(target) = self.ids.get(id)
                && !NOT_COPIED.contains(&target.tag_name().name())
            {
                references.push((name.to_owned(), *target));
            }
        };
        let is_copied = !NOT_COPIED.contains(&node.tag_name().name());
        for attribute in node.attributes() {
            match attribute.name() {
                "href" if is_copied => add("href", attribute.value().trim().trim_start_matches('#')),
                "style" => {
                    for declaration in simplecss::DeclarationTokenizer::from(attribute.value()) {
                        named(declaration.value).for_each(|id| add(declaration.name, id));
                    }
                }
                name => named(attribute.value()).for_each(|id| add(name, id)),
            }
        }
        for rule in &self.rules {
            if rule.selector.matches(&Styled(node)) {
                for declaration in &rule.declarations {
                    named(declaration.value).for_each(|id| add(declaration.name, id));
                }
            }
        }
        references
    }
}

/// The ids in `url(#id)`, of which a value may have several.
fn named(value: &str) -> impl Iterator<Item = &str> {
    value.split("url(").skip(1).filter_map(|rest| {
        let inside = rest.split(')').next()?;
        inside.trim_matches([' ', '\'', '"', '\t', '\n', '\r']).strip_prefix('#')
    })
}

/// An element as selectors of style sheets look at it, in the same way as usvg has them do.
struct Styled<'document, 'input>(Node<'document, 'input>);

impl Element for Styled<'_, '_> {
    fn parent_element(&self) -> Option<Self> {
        self.0.parent_element().map(Styled)
    }

    fn prev_sibling_element(&self) -> Option<Self> {
        self.0.prev_sibling_element().map(Styled)
    }

    fn has_local_name(&self, name: &str) -> bool {
        self.0.tag_name().name() == name
    }

    fn attribute_matches(&self, name: &str, operator: AttributeOperator<'_>) -> bool {
        self.0.attribute(name).is_some_and(|value| operator.matches(value))
    }

    fn pseudo_class_matches(&self, class: PseudoClass<'_>) -> bool {
        matches!(class, PseudoClass::FirstChild) && self.prev_sibling_element().is_none()
    }
}
