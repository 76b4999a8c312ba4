//! Every kind, in every way a catalogue may ask for it.

use super::*;
use std::collections::BTreeMap;

const MOST: usize = 8192;
const BODIES: [&str; 5] = ["", "#1b1c22", "#fdfcf8", "#c0563b", "#77a03f"];
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
        for (i, options) in OPTIONS.iter().enumerate() {
            for (j, material) in MATERIALS.iter().enumerate() {
                // Every pairing once, the three views in turn; and every
                // material in every view with the usual options.
                let views = if i == 0 {
                    0..3
                } else {
                    ((i + j) % 3) as u8..((i + j) % 3) as u8 + 1
                };
                for view in views {
                    let spec = spec(kind, "#3f8fa6", material, options, view);
                    let svg = draw(&spec).unwrap();
                    check(&svg).unwrap_or_else(|e| panic!("{spec:?}: {e}"));
                    assert!(!svg.contains("NaN") && !svg.contains("inf"), "{spec:?}");
                    assert!(!svg.contains("script") && !svg.contains("style"));
                    let most = worst.entry(kind).or_default();
                    *most = svg.len().max(*most);
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
            for (i, (w, d, h)) in [
                (size, 0.0, 0.0),
                (0.0, size, 0.0),
                (0.0, 0.0, size),
                (size, size, size),
            ]
            .into_iter()
            .enumerate()
            {
                let mut spec = spec(kind, "#c0563b", "wood", &[], i as u8 % 3);
                (spec.width, spec.depth, spec.height) = (w, d, h);
                let svg = draw(&spec).unwrap();
                check(&svg).unwrap_or_else(|e| panic!("{spec:?}: {e}"));
                assert!(!svg.contains("NaN") && !svg.contains("inf"), "{spec:?}");
                assert!(svg.len() < MOST, "{spec:?}: {} bytes", svg.len());
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

/// What a catalogue says of a shape is seen, and drawn as small as the rest.
#[test]
fn forms_of_a_kind_have_drawings_of_their_own() {
    const FORMS: [(&str, &str, f64); 16] = [
        ("desk", "corner", 1.0),
        ("blood-pressure-monitor", "wrist", 1.0),
        ("thermometer", "ear", 1.0),
        ("thermometer", "stick", 1.0),
        ("scale", "baby", 1.0),
        ("scale", "column", 1.0),
        ("scale", "chair", 1.0),
        ("doctor-stool", "saddle", 1.0),
        ("doctor-stool", "back", 1.0),
        ("waste-bin", "sections", 3.0),
        ("waste-bin", "sharps", 1.0),
        ("espresso-machine", "automatic", 1.0),
        ("kettle", "dial", 1.0),
        ("tray", "handles", 2.0),
        ("laptop", "touch", 1.0),
        ("printer", "tank", 1.0),
    ];
    for (kind, form, value) in FORMS {
        for view in 0..3 {
            let plain = draw(&spec(kind, "", "", &[], view)).unwrap();
            for material in MATERIALS {
                let svg = draw(&spec(kind, "", material, &[(form, value)], view)).unwrap();
                check(&svg).unwrap_or_else(|e| panic!("{kind} {form}: {e}"));
                assert!(
                    !svg.contains("NaN") && !svg.contains("inf"),
                    "{kind} {form}"
                );
                assert!(svg.len() < MOST, "{kind} {form}: {} bytes", svg.len());
                assert_ne!(svg, plain, "{kind} {form}, view {view}");
            }
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
