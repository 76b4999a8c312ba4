//! The picture of the first page: `cargo run -p services --example hero > app/services/demo/media/hero.svg`.
//! A workplace put together from the shop's own drawings.
#![expect(clippy::print_stdout, reason = "the picture is what it prints")]

use services::drawing::{Spec, draw};

/// A drawing placed on the scene: kind, size in centimetres, colours, material,
/// then where its square stands and how large it is.
type Piece = (
    &'static str,
    [f64; 3],
    [&'static str; 2],
    &'static str,
    [f64; 3],
);

const SCENE: [Piece; 4] = [
    (
        "bookcase",
        [80.0, 35.0, 180.0],
        ["#d9a566", "#7a5a34"],
        "wood",
        [20.0, 10.0, 360.0],
    ),
    (
        "standing-desk",
        [160.0, 80.0, 110.0],
        ["#d9a566", "#2b2d42"],
        "wood",
        [190.0, 60.0, 440.0],
    ),
    (
        "desk-lamp",
        [20.0, 45.0, 55.0],
        ["#f3ab27", "#2b2d42"],
        "metal",
        [430.0, 40.0, 180.0],
    ),
    (
        "task-chair",
        [65.0, 65.0, 115.0],
        ["#33508a", "#2b2d42"],
        "fabric",
        [250.0, 190.0, 330.0],
    ),
];

fn main() {
    let mut svg =
        String::from("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 640 520\">");
    for (kind, [width, depth, height], [body, accent], material, [x, y, size]) in SCENE {
        let spec = Spec {
            kind: kind.to_owned(),
            width,
            depth,
            height,
            body: body.to_owned(),
            accent: accent.to_owned(),
            material: material.to_owned(),
            ..Spec::default()
        };
        let Some(drawing) = draw(&spec) else { continue };
        let id = format!("{kind}-");
        let drawing = drawing
            .replace("id=\"", &format!("id=\"{id}"))
            .replace("url(#", &format!("url(#{id}"))
            .replace("href=\"#", &format!("href=\"#{id}"));
        let placed = format!("<svg x=\"{x}\" y=\"{y}\" width=\"{size}\" height=\"{size}\"");
        svg.push_str(&drawing.replacen("<svg", &placed, 1));
    }
    svg.push_str("</svg>");
    println!("{svg}");
}
