//! Pictures of products, drawn from their measures.
//!
//! A demo shop and an imported catalogue both need pictures that show the
//! colour, the material and the proportions of each variant. Here every kind of
//! thing is a small parametric model in centimetres; one parallel camera and
//! one light turn it into a compact SVG in one style: hairlines, flat shades, a
//! soft shadow, the running stitch of a workshop. The ground stays transparent,
//! and edges are chosen to read on light and on dark paper alike.
//!
//! `Spec.options["view"]` picks the picture: 0 the main view, 1 from another
//! angle, 2 a close-up with samples of the materials.

mod cafe;
mod canvas;
mod clinic;
mod colour;
mod geometry;
mod hardware;
mod paint;
mod parts;
mod seating;
mod solids;
mod spec;
mod stationery;
mod storage;
mod tables;
mod technology;
mod texture;

pub use spec::Spec;

use canvas::Canvas;

type Artist = fn(&mut Canvas, &Spec);

/// One list of kinds and who draws them, so that the two never disagree.
macro_rules! kinds {
    ($($name:literal => $artist:path,)*) => {
        /// Every kind that can be drawn.
        pub const KINDS: &[&str] = &[$($name),*];

        fn artist(kind: &str) -> Option<Artist> {
            match kind {
                $($name => Some($artist),)*
                _ => None,
            }
        }
    };
}

kinds! {
    "task-chair" => seating::task_chair,
    "visitor-chair" => seating::visitor_chair,
    "desk" => tables::desk,
    "standing-desk" => tables::standing_desk,
    "meeting-table" => tables::meeting_table,
    "bookcase" => storage::bookcase,
    "cabinet" => storage::cabinet,
    "pedestal" => storage::pedestal,
    "desk-lamp" => technology::desk_lamp,
    "whiteboard" => storage::whiteboard,
    "monitor" => technology::monitor,
    "printer" => technology::printer,
    "laptop" => technology::laptop,
    "keyboard" => technology::keyboard,
    "mouse" => technology::mouse,
    "headset" => technology::headset,
    "paper-ream" => stationery::paper_ream,
    "pen" => stationery::pen,
    "binder" => stationery::binder,
    "exam-couch" => clinic::exam_couch,
    "doctor-stool" => seating::doctor_stool,
    "trolley" => storage::trolley,
    "gloves-box" => clinic::gloves_box,
    "mask-box" => clinic::mask_box,
    "blood-pressure-monitor" => clinic::blood_pressure_monitor,
    "thermometer" => clinic::thermometer,
    "stethoscope" => clinic::stethoscope,
    "waste-bin" => storage::waste_bin,
    "privacy-screen" => storage::privacy_screen,
    "scale" => clinic::scale,
    "cafe-chair" => seating::cafe_chair,
    "cafe-table" => tables::cafe_table,
    "bar-stool" => seating::bar_stool,
    "espresso-machine" => cafe::espresso_machine,
    "grinder" => cafe::grinder,
    "cup" => cafe::cup,
    "paper-cup" => cafe::paper_cup,
    "coffee-bag" => cafe::coffee_bag,
    "kettle" => cafe::kettle,
    "syrup-bottle" => cafe::syrup_bottle,
    "pastry-case" => cafe::pastry_case,
    "tray" => cafe::tray,
    "parcel" => stationery::parcel,
    "cable" => hardware::cable,
    "cartridge" => hardware::cartridge,
    "storage-drive" => hardware::storage_drive,
    "bag" => stationery::bag,
    "charger" => hardware::charger,
    "server" => technology::server,
    "camera" => technology::camera,
    "phone" => technology::phone,
    "component" => hardware::component,
}

/// The SVG of one variant: square, 600 units a side, without text, script or
/// anything from outside. `None` for a kind that is not in [`KINDS`].
pub fn draw(spec: &Spec) -> Option<String> {
    let artist = artist(&spec.kind)?;
    let view = spec.count("view", 0, 0, 2) as u8;
    // Once to learn how large it comes out, once with the detail that fits.
    let mut rough = Canvas::new(view, 0.0);
    artist(&mut rough, spec);
    let (px, _) = rough.fit();
    let mut canvas = Canvas::new(view, px);
    artist(&mut canvas, spec);
    Some(canvas.svg())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    const MOST: usize = 8192;
    const BODIES: [&str; 5] = ["", "#1b1c22", "#fdfcf8", "#c0563b", "#3f8fa6"];
    const MATERIALS: [&str; 10] = [
        "", "wood", "metal", "fabric", "leather", "plastic", "glass", "mesh", "paper", "ceramic",
    ];
    const OPTIONS: [&[(&str, f64)]; 6] = [
        &[],
        &[
            ("drawers", 3.0),
            ("doors", 2.0),
            ("legs", 4.0),
            ("headrest", 1.0),
            ("groups", 3.0),
            ("back", 1.0),
        ],
        &[
            ("legs", 1.0),
            ("round", 1.0),
            ("groups", 1.0),
            ("pack", 3.0),
            ("armrests", 1.0),
            ("lid", 0.0),
        ],
        &[
            ("legs", 5.0),
            ("armrests", 0.0),
            ("wheels", 0.0),
            ("shelves", 5.0),
            ("stand", 1.0),
            ("screen", 34.0),
        ],
        &[
            ("drawers", 99.0),
            ("shelves", 99.0),
            ("groups", 99.0),
            ("panels", 99.0),
            ("pack", 99.0),
            ("units", 99.0),
            ("doors", 99.0),
        ],
        &[
            ("drawers", f64::NAN),
            ("shelves", -3.0),
            ("screen", f64::INFINITY),
            ("pack", 0.0),
        ],
    ];

    fn spec(kind: &str, body: &str, material: &str, options: &[(&str, f64)], view: u8) -> Spec {
        let mut options: BTreeMap<String, f64> =
            options.iter().map(|(k, v)| ((*k).to_owned(), *v)).collect();
        options.insert("view".to_owned(), f64::from(view));
        Spec {
            kind: kind.to_owned(),
            body: body.to_owned(),
            material: material.to_owned(),
            options,
            ..Spec::default()
        }
    }

    /// Enough of XML to catch a tag left open, an attribute left unquoted, a
    /// name defined twice or a reference to nothing.
    fn check(svg: &str) -> Result<(), String> {
        let mut open: Vec<&str> = Vec::new();
        let mut ids: Vec<&str> = Vec::new();
        for piece in svg.split('<').skip(1) {
            let (tag, text) = piece.split_once('>').ok_or("a tag without an end")?;
            if !text.is_empty() {
                return Err(format!("text: {text}"));
            }
            if let Some(name) = tag.strip_prefix('/') {
                if open.pop() != Some(name) {
                    return Err(format!("unexpected end of {name}"));
                }
                continue;
            }
            if tag.matches('"').count() % 2 == 1 || tag.contains("=\"\"") {
                return Err(format!("attributes of {tag}"));
            }
            if let Some((_, rest)) = tag.split_once(" id=\"") {
                ids.push(rest.split('"').next().unwrap_or_default());
            }
            if !tag.ends_with('/') {
                open.push(tag.split(' ').next().unwrap_or_default());
            }
        }
        if !open.is_empty() {
            return Err(format!("left open: {open:?}"));
        }
        let mut once = ids.clone();
        once.sort_unstable();
        once.dedup();
        if once.len() != ids.len() {
            return Err("a name defined twice".to_owned());
        }
        for (i, _) in svg.match_indices('#') {
            let name: String = svg[i + 1..]
                .chars()
                .take_while(char::is_ascii_alphanumeric)
                .collect();
            let colour = svg[..i].ends_with('"') && !svg[..i].ends_with("href=\"");
            if !colour && !ids.contains(&name.as_str()) {
                return Err(format!("nothing is called {name}"));
            }
        }
        Ok(())
    }

    #[test]
    fn the_check_sees_what_it_should() {
        assert!(check("<svg><g></g></svg>").is_ok());
        assert!(check("<svg><g></svg>").is_err());
        assert!(check("<svg>word</svg>").is_err());
        assert!(check("<svg><use href=\"#a\"/></svg>").is_err());
        assert!(check("<svg><g id=\"a\"/><g id=\"a\"/></svg>").is_err());
    }

    #[test]
    fn every_kind_draws_well_formed_and_small_whatever_it_is_given() {
        let mut worst: BTreeMap<&str, usize> = BTreeMap::new();
        for kind in KINDS {
            for view in 0..3 {
                for options in OPTIONS {
                    for material in MATERIALS {
                        let mut spec = spec(kind, "#3f8fa6", material, options, view);
                        let svg = draw(&spec).unwrap();
                        check(&svg).unwrap_or_else(|e| panic!("{spec:?}: {e}"));
                        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{spec:?}");
                        assert!(!svg.contains("script") && !svg.contains("style"));
                        let most = worst.entry(kind).or_default();
                        *most = svg.len().max(*most);
                        spec.accent = "not a colour".to_owned();
                        assert!(draw(&spec).is_some());
                    }
                }
            }
        }
        worst.retain(|_, size| *size > MOST);
        assert!(worst.is_empty(), "too large: {worst:?}");
    }

    #[test]
    fn sizes_from_odd_catalogues_are_survived() {
        for kind in KINDS {
            for size in [
                0.0,
                -5.0,
                0.001,
                12.0,
                55.0,
                400.0,
                1e9,
                f64::NAN,
                f64::INFINITY,
            ] {
                for (w, d, h) in [
                    (size, 0.0, 0.0),
                    (0.0, size, 0.0),
                    (0.0, 0.0, size),
                    (size, size, size),
                ] {
                    for view in 0..3 {
                        let mut spec = spec(kind, "#c0563b", "wood", &[], view);
                        (spec.width, spec.depth, spec.height) = (w, d, h);
                        let svg = draw(&spec).unwrap();
                        check(&svg).unwrap_or_else(|e| panic!("{spec:?}: {e}"));
                        assert!(!svg.contains("NaN") && !svg.contains("inf"), "{spec:?}");
                        assert!(svg.len() < MOST, "{spec:?}: {} bytes", svg.len());
                    }
                }
            }
        }
    }

    #[test]
    fn drawings_are_the_same_each_time_and_differ_by_colour_size_and_view() {
        for kind in KINDS {
            let mut seen: Vec<String> = Vec::new();
            for body in BODIES {
                let spec = spec(kind, body, "", &[], 0);
                let svg = draw(&spec).unwrap();
                assert_eq!(draw(&spec).unwrap(), svg);
                assert!(!seen.contains(&svg), "{kind} {body}");
                seen.push(svg);
            }
            for view in 1..3 {
                let svg = draw(&spec(kind, "", "", &[], view)).unwrap();
                assert!(!seen.contains(&svg), "{kind} view {view}");
                seen.push(svg);
            }
        }
    }

    #[test]
    fn unknown_kinds_have_no_drawing_and_a_view_beyond_the_last_is_the_last() {
        assert_eq!(draw(&spec("spaceship", "", "", &[], 0)), None);
        assert_eq!(draw(&Spec::default()), None);
        let last = draw(&spec("cup", "", "", &[], 2));
        assert_eq!(draw(&spec("cup", "", "", &[], 9)), last);
    }
}
