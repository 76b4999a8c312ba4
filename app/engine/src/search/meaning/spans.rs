//! Parts of a query taken out of it.

/// A text without these parts, which are in order; its words one space apart.
pub fn without(text: &str, spans: &[(usize, usize)]) -> String {
    let mut left = String::new();
    let mut from = 0;
    for (start, end) in spans {
        left.push_str(text.get(from..*start).unwrap_or_default());
        left.push(' ');
        from = *end;
    }
    left.push_str(text.get(from..).unwrap_or_default());
    let words: Vec<&str> = left.split_whitespace().collect();
    words.join(" ")
}
