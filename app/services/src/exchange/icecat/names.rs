//! Names for people made of column names.

/// Words that are abbreviations and written in capitals.
const UPPER: &str = "3g 4g 5g ac adf ai ark arm ata atx av bios cas cd cmos cpu dc ddr dimm dlna \
    dns dp dvd dvi dvr ean ecc edr emi eu fm fsb gif gprs gps gpu gtin hd hdd hdmi hdr hp hs ht \
    icc id ieee imc io ip ir iso kvm lan lcd led mmc mp3 mp4 mpeg mtbf nas nfc nvme oem os pae pc \
    pci pcie pdu pin poe psu qos raid ram rfi rgb rj rms rom rps sas sata scsi sd sim sms snmp snr \
    ssd ssid tco tdp tpm tsd tv ups usb va vesa vga vid vlan vpn wds wlan wpa wps xd xml";

/// Words written in a way of their own.
const OWN: [(&str, &str); 17] = [
    ("amd", "AMD"),
    ("android", "Android"),
    ("apple", "Apple"),
    ("bluetooth", "Bluetooth"),
    ("directx", "DirectX"),
    ("displayport", "DisplayPort"),
    ("displayports", "DisplayPort"),
    ("ethernet", "Ethernet"),
    ("firewire", "FireWire"),
    ("intel", "Intel"),
    ("linux", "Linux"),
    ("mac", "Mac"),
    ("nvidia", "NVIDIA"),
    ("opengl", "OpenGL"),
    ("poe", "PoE"),
    ("rohs", "RoHS"),
    ("windows", "Windows"),
];

/// A text with its first letter large. One that has large letters elsewhere
/// (`mini-USB`, `iOS`) is spelt as it is on purpose.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) if !text.chars().any(char::is_uppercase) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => text.to_owned(),
    }
}

/// A column's name for people: `n_display_diagonal` is "Display diagonal".
///
/// Brackets and commas were made underscores on the way here, so that two of
/// them stand where a bracket opened or closed: `n_power__max_`,
/// `t_supply_unit__psu__form_factor`.
pub(super) fn human(key: &str) -> String {
    let stem = key.get(2..).unwrap_or(key);
    // `intel__` had a trade mark sign; `___` was a stroke between spaces.
    let stem = stem
        .replace("intel__", "intel_")
        .replace("___", "_/_")
        .replace("_s_", "s_");
    let groups: Vec<String> = stem
        .trim_end_matches('_')
        .split("__")
        .map(phrase)
        .filter(|g| !g.is_empty())
        .collect();
    let Some((first, rest)) = groups.split_first() else {
        return key.to_owned();
    };
    let mut name = first.clone();
    if stem.ends_with('_') && !rest.is_empty() {
        name.push_str(&format!(" ({})", rest.join(", ")));
    } else {
        for (place, group) in rest.iter().enumerate() {
            let inside = place % 2 == 0;
            name.push_str(&if inside {
                format!(" ({group})")
            } else {
                format!(" {group}")
            });
        }
    }
    for (raw, written) in [
        ("orts quantity", "orts"),
        ("wi fi", "Wi-Fi"),
        ("Mac address", "MAC address"),
    ] {
        name = name.replace(raw, written);
    }
    let mut letters = name.chars();
    match letters.next() {
        Some(letter) => letter.to_uppercase().chain(letters).collect(),
        None => key.to_owned(),
    }
}

/// The words of one group, abbreviations in capitals, `2_0` read as `2.0`.
fn phrase(group: &str) -> String {
    let mut out = String::new();
    let mut after_figure = false;
    for word in group.split('_').filter(|word| !word.is_empty()) {
        let figure = word.len() <= 2 && word.bytes().all(|b| b.is_ascii_digit());
        if !out.is_empty() {
            out.push(if figure && after_figure { '.' } else { ' ' });
        }
        after_figure = figure;
        if let Some((_, own)) = OWN.iter().find(|(lower, _)| *lower == word) {
            out.push_str(own);
        } else if UPPER.split_whitespace().any(|upper| upper == word) {
            out.push_str(&word.to_uppercase());
        } else {
            out.push_str(word);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_for_people() {
        for (key, name) in [
            ("n_display_diagonal", "Display diagonal"),
            ("n_usb_2_0_ports_quantity", "USB 2.0 ports"),
            ("b_intel_enhanced_halt_state", "Intel enhanced halt state"),
            (
                "b_intel__anti_theft_technology__intel__at_",
                "Intel anti theft technology (Intel at)",
            ),
            ("t_range__max_", "Range (max)"),
            (
                "t_power_supply_unit__psu__form_factor",
                "Power supply unit (PSU) form factor",
            ),
            ("n_print_speed__black__a4_", "Print speed (black, a4)"),
            ("b_wi_fi", "Wi-Fi"),
            ("b_wet___dry", "Wet / dry"),
            ("b_built_in_speaker_s_", "Built in speakers"),
            ("n_mac_address_table", "MAC address table"),
        ] {
            assert_eq!(human(key), name);
        }
    }

    #[test]
    fn only_small_texts_are_capitalised() {
        assert_eq!(capitalised("matt"), "Matt");
        assert_eq!(capitalised("mini-USB"), "mini-USB");
        assert_eq!(capitalised(""), "");
    }
}
