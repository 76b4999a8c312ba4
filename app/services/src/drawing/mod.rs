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
//!
//! Other options, each honoured by the kinds it makes sense for:
//!
//! | option | meaning |
//! | --- | --- |
//! | `armrests`, `wheels`, `headrest`, `back`, `ring` | chairs and stools; also `arms`, `castors` |
//! | `legs` | 1 a pedestal, 2 a sled, 4 four legs, 5 a star |
//! | `round`, `oval` | tables, seats, trays, bins |
//! | `drawers`, `doors`, `shelves`, `panels`, `units`, `glass` | storage, screens, servers |
//! | `screen` | inches across |
//! | `groups` | of an espresso machine |
//! | `saucer`, `handle`, `handles`, `lid`, `sleeve`, `wall`, `ripple`, `pump`, `gooseneck`, `urn` | what one drinks or pours from |
//! | `pedal`, `sensor`, `sharps`, `sections` | bins |
//! | `stick`, `ear` | thermometers |
//! | `baby`, `column`, `chair` | scales |
//! | `wrist`, `paper`, `saddle` | blood pressure monitors, couches, stools of doctors |
//! | `corner` | desks |
//! | `automatic`, `dial` | coffee machines, kettles |
//! | `touch`, `tank` | laptops that fold, printers filled with ink |
//! | `mono`, `neckband`, `microphone` | headsets |
//! | `floor`, `clamp`, `stand`, `pin`, `marker` | lamps, boards, pens |
//! | `pack` | how many are shown together |

mod automatic;
mod backrest;
mod bedside;
mod boards;
mod cafe;
mod canvas;
mod carts;
mod clinic;
mod colour;
mod cups;
mod disposables;
mod geometry;
mod hardware;
mod instruments;
mod paint;
mod parts;
mod round;
mod screens;
mod seating;
mod shape;
mod sheet;
mod solids;
mod spec;
mod stationery;
mod stools;
mod storage;
mod surfaces;
mod tables;
mod technology;
mod text;
mod texture;
mod vessels;

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
    "whiteboard" => boards::whiteboard,
    "monitor" => screens::monitor,
    "printer" => technology::printer,
    "laptop" => screens::laptop,
    "keyboard" => screens::keyboard,
    "mouse" => technology::mouse,
    "headset" => technology::headset,
    "paper-ream" => stationery::paper_ream,
    "pen" => stationery::pen,
    "binder" => stationery::binder,
    "exam-couch" => clinic::exam_couch,
    "doctor-stool" => stools::doctor_stool,
    "trolley" => carts::trolley,
    "gloves-box" => disposables::gloves_box,
    "mask-box" => disposables::mask_box,
    "blood-pressure-monitor" => instruments::blood_pressure_monitor,
    "thermometer" => instruments::thermometer,
    "stethoscope" => instruments::stethoscope,
    "waste-bin" => carts::waste_bin,
    "privacy-screen" => boards::privacy_screen,
    "scale" => instruments::scale,
    "cafe-chair" => stools::cafe_chair,
    "cafe-table" => tables::cafe_table,
    "bar-stool" => stools::bar_stool,
    "espresso-machine" => cafe::espresso_machine,
    "grinder" => cafe::grinder,
    "cup" => cups::cup,
    "paper-cup" => cups::paper_cup,
    "coffee-bag" => vessels::coffee_bag,
    "kettle" => vessels::kettle,
    "syrup-bottle" => vessels::syrup_bottle,
    "pastry-case" => cafe::pastry_case,
    "tray" => vessels::tray,
    "parcel" => stationery::parcel,
    "cable" => hardware::cable,
    "cartridge" => hardware::cartridge,
    "storage-drive" => hardware::storage_drive,
    "bag" => stationery::bag,
    "charger" => hardware::charger,
    "server" => technology::server,
    "camera" => technology::camera,
    "phone" => screens::phone,
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
mod tests;
