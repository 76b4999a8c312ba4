//! What a variant looks like: its spec, worked out from its attributes, and
//! the pictures drawn from that.

use super::properties::{Properties, Values};
use super::sheet::Group;
use crate::drawing::Spec;
use crate::exchange::Media;
use engine::Text;
use engine::catalog::{Picture, Value};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What attributes say to a drawing, each by the option it becomes.
const OPTIONS: [(&str, &str); 9] = [
    ("armrests", "armrests"),
    ("headrest", "headrest"),
    ("castors", "wheels"),
    ("lid", "lid"),
    ("drawers", "drawers"),
    ("shelves", "shelves"),
    ("panels", "panels"),
    ("heads", "groups"),
    ("screen", "screen"),
];

/// What a sheet says of a drawing beyond the attributes.
pub(super) struct Style<'a> {
    pub group: &'a Group,
    pub accent: &'a str,
    pub options: BTreeMap<String, f64>,
}

/// The spec of a variant: its own values first, then the product's.
pub(super) fn spec(
    style: &Style<'_>,
    properties: &Properties<'_>,
    product: &Values,
    variant: &Values,
) -> Spec {
    let value = |key: &str| variant.get(key).or_else(|| product.get(key));
    let number = |key: &str| match value(key) {
        Some(Value::Number(number)) => Some(*number),
        Some(Value::Flag(flag)) => Some(f64::from(u8::from(*flag))),
        _ => None,
    };
    let choice = |key: &str| match value(key) {
        Some(Value::Choices(keys)) => keys.first().map(String::as_str),
        _ => None,
    };
    // The fourth cell of a choice: a colour's swatch, a material's drawing.
    let cell = |key: &str| {
        let row = choice(key).and_then(|choice| properties.choice("", key, choice).ok());
        row.and_then(|row| row.get(3).cloned())
    };
    let mut options = BTreeMap::new();
    for (key, option) in OPTIONS {
        if let Some(number) = number(key) {
            options.insert(option.to_owned(), number);
        }
    }
    if let Some(shape) = choice("shape") {
        options.insert("round".to_owned(), f64::from(u8::from(shape == "round")));
    }
    options.extend(style.options.clone());
    let mut axes = style.group.axes.chars().map(|axis| match axis {
        'w' => number("width"),
        'd' => number("depth"),
        't' => number("top_height"),
        _ => number("height"),
    });
    let mut next = || axes.next().flatten().unwrap_or_default();
    let (width, depth, height) = (next(), next(), next());
    Spec {
        kind: style.group.kind.clone(),
        width,
        depth,
        // A pile of five is drawn as five, each as high as one.
        height: options.remove("height").unwrap_or(height),
        body: cell("colour").unwrap_or_else(|| "#d9d4c7".into()),
        accent: cell("frame").unwrap_or_else(|| style.accent.to_owned()),
        material: cell("material").unwrap_or_else(|| "plastic".into()),
        options,
    }
}

/// A picture and the file it shows.
pub(super) type Shot = (Picture, Media);

/// Draws up to `views` views of a spec; fewer where a drawing has no more.
pub(super) fn pictures(
    draw: &dyn Fn(&Spec) -> Option<String>,
    id: &str,
    shown: &Text,
    mut spec: Spec,
    views: u8,
) -> Vec<Shot> {
    const ANGLES: [(&str, &str); 3] = [
        ("", ""),
        (", another view", "، من زاوية أخرى"),
        (", a detail", "، تفصيل منه"),
    ];
    let mut shots: Vec<Shot> = Vec::new();
    for (view, (en, ar)) in ANGLES.into_iter().enumerate().take(usize::from(views)) {
        spec.options.insert("view".into(), view as f64);
        let Some(body) = draw(&spec) else {
            continue;
        };
        let digest = Sha256::digest(body.as_bytes());
        let hash: String = digest
            .iter()
            .take(4)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let name = format!("{id}-{hash}.svg");
        // A drawing that has no second view answers with the first again.
        if shots.iter().any(|(_, media)| media.name == name) {
            continue;
        }
        let picture = Picture {
            src: format!("/media/{name}"),
            alt: Text::new(format!("{}{en}", shown.en), format!("{}{ar}", shown.ar)),
        };
        shots.push((
            picture,
            Media {
                name,
                mime: "image/svg+xml".into(),
                body,
            },
        ));
    }
    shots
}
