//! Numbers, paths and names as short text.

use std::fmt::Write as _;

use super::geometry::{P2, Path, Seg, p};
use super::shape::Stop;

pub fn stops_svg(stops: &[Stop]) -> String {
    let mut out = String::new();
    for stop in stops {
        out.push_str("<stop");
        if stop.at > 0.02 {
            let _ = write!(out, " offset=\"{}\"", short(stop.at));
        }
        let _ = write!(out, " stop-color=\"{}\"", stop.colour.hex());
        if stop.alpha < 1.0 {
            let _ = write!(out, " stop-opacity=\"{}\"", short(stop.alpha));
        }
        out.push_str("/>");
    }
    out
}

/// FNV-1a, written as a short name that begins with a letter.
pub fn digest(element: &str, body: &str) -> String {
    let mut hash: u32 = 0x811c_9dc5;
    for byte in element.bytes().chain(body.bytes()) {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    let mut out = String::from("d");
    for _ in 0..5 {
        let digit = hash % 36;
        hash /= 36;
        out.push(char::from_digit(digit, 36).unwrap_or('0'));
    }
    out
}

/// One decimal, without trailing zeros.
pub fn number(n: f64) -> String {
    let mut out = String::new();
    tenths(&mut out, (n * 10.0).round() as i64);
    out
}

/// Two decimals, without a leading or trailing zero.
pub fn short(n: f64) -> String {
    let text = format!("{n:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    match text {
        "-0" => "0".to_owned(),
        _ if text.starts_with("0.") => text[1..].to_owned(),
        _ if text.starts_with("-0.") => format!("-{}", &text[2..]),
        _ => text.to_owned(),
    }
}

pub fn tenths(out: &mut String, n: i64) {
    if n < 0 {
        out.push('-');
    }
    let n = n.unsigned_abs();
    if n >= 10 || n == 0 {
        let _ = write!(out, "{}", n / 10);
    }
    if !n.is_multiple_of(10) {
        let _ = write!(out, ".{}", n % 10);
    }
}

/// Appends a number, with a space only where it would run into the last one.
pub fn glue(out: &mut String, n: i64) {
    let digits = out.trim_end_matches(|c: char| c.is_ascii_digit());
    let after_digit = digits.len() < out.len();
    let starts_with_point = (1..10).contains(&n);
    if after_digit && n >= 0 && !(starts_with_point && digits.ends_with('.')) {
        out.push(' ');
    }
    tenths(out, n);
}

/// Path data in whole tenths, relative, so that digits are few. Every point is
/// rounded against the start: rounding never drifts, and equal shapes are equal
/// text wherever they stand. Returns the start and what follows it.
pub fn path_data(path: &Path<P2>) -> ((i64, i64), String) {
    let origin = match path.0.first() {
        Some(Seg::M(a) | Seg::L(a) | Seg::C(_, _, a)) => *a,
        _ => p(0.0, 0.0),
    };
    let round = |q: P2| {
        let whole = |n: f64| (n * 10.0).round() as i64;
        (whole(q.x - origin.x), whole(q.y - origin.y))
    };
    let mut out = String::new();
    let (mut here, mut start, mut last) = ((0, 0), (0, 0), ' ');
    for (i, seg) in path.0.iter().enumerate() {
        match *seg {
            Seg::M(a) => {
                let a = round(a);
                if i > 0 {
                    out.push('m');
                    glue(&mut out, a.0 - here.0);
                    glue(&mut out, a.1 - here.1);
                }
                (here, start, last) = (a, a, 'm');
            }
            Seg::L(a) => {
                let a = round(a);
                let (dx, dy) = (a.0 - here.0, a.1 - here.1);
                let (command, used): (char, &[i64]) = match (dx, dy) {
                    (0, 0) => continue,
                    (dx, 0) => ('h', &[dx]),
                    (0, dy) => ('v', &[dy]),
                    (dx, dy) => ('l', &[dx, dy]),
                };
                if command != last {
                    out.push(command);
                }
                for n in used {
                    glue(&mut out, *n);
                }
                (here, last) = (a, command);
            }
            Seg::C(a, b, c) => {
                let (a, b, c) = (round(a), round(b), round(c));
                if last != 'c' {
                    out.push('c');
                }
                for q in [a, b, c] {
                    glue(&mut out, q.0 - here.0);
                    glue(&mut out, q.1 - here.1);
                }
                (here, last) = (c, 'c');
            }
            Seg::Z => {
                out.push('z');
                (here, last) = (start, 'z');
            }
        }
    }
    let whole = |n: f64| (n * 10.0).round() as i64;
    ((whole(origin.x), whole(origin.y)), out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::drawing::geometry::{line, rect};

    #[test]
    fn numbers_are_as_short_as_they_can_be() {
        assert_eq!(number(0.5), ".5");
        assert_eq!(number(-0.04), "0");
        assert_eq!(number(-12.34), "-12.3");
        assert_eq!(short(0.25), ".25");
        assert_eq!(short(2.0), "2");
        assert_eq!(short(-0.001), "0");
        assert_eq!(short(-0.25), "-.25");
    }

    #[test]
    fn paths_are_relative_and_need_few_spaces() {
        let rect = path_data(&rect(1.0, 2.0, 3.0, 4.5));
        assert_eq!(rect, ((10, 20), "h3v4.5h-3z".to_owned()));
        assert_eq!(path_data(&line(0.0, 0.0, -1.5, 0.5)).1, "l-1.5.5");
    }
}
