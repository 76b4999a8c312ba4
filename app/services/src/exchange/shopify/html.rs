//! HTML to plain paragraphs. Nothing of the markup survives, so nothing of it
//! can do harm.

/// Elements that end a paragraph.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "ul",
    "ol",
    "table",
    "tr",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "section",
    "article",
    "blockquote",
    "header",
    "footer",
    "figure",
];

/// The text of an HTML fragment: paragraphs separated by an empty line, items
/// of lists on lines of their own. Scripts and styles are left out.
pub(super) fn paragraphs(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        text.push_str(&spaces(&rest[..open]));
        rest = &rest[open..];
        if let Some(comment) = rest.strip_prefix("<!--") {
            rest = comment.find("-->").map_or("", |end| &comment[end + 3..]);
            continue;
        }
        let Some(close) = rest.find('>') else { break };
        let tag = rest[1..close].trim_start_matches('/').to_ascii_lowercase();
        let closing = rest[1..].starts_with('/');
        let name: String = tag
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        // "< 3 kg" is text.
        if name.is_empty() && !closing && !rest[1..].starts_with(['!', '?']) {
            text.push('<');
            rest = &rest[1..];
            continue;
        }
        rest = &rest[close + 1..];
        match name.as_str() {
            "script" | "style" if !closing => {
                let end = format!("</{name}");
                let lower = rest.to_ascii_lowercase();
                rest = lower.find(&end).map_or("", |at| &rest[at..]);
            }
            "br" => text.push('\n'),
            "li" if !closing => text.push_str("\n• "),
            "td" | "th" => text.push(' '),
            name if BLOCKS.contains(&name) => text.push_str("\n\n"),
            _ => {}
        }
    }
    text.push_str(&spaces(rest));
    tidy(&entities(&text))
}

/// Line ends of the source are spaces; those of the text are made by tags.
fn spaces(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

/// Single spaces within lines, one empty line between paragraphs.
fn tidy(text: &str) -> String {
    let mut paragraphs: Vec<Vec<String>> = vec![Vec::new()];
    for line in text.split('\n') {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        match (line.is_empty() || line == "•", paragraphs.last_mut()) {
            (false, Some(paragraph)) => paragraph.push(line),
            (true, Some(paragraph)) if !paragraph.is_empty() => paragraphs.push(Vec::new()),
            _ => {}
        }
    }
    paragraphs.retain(|lines| !lines.is_empty());
    paragraphs
        .iter()
        .map(|lines| lines.join("\n"))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Character references replaced; unknown ones stay as written.
fn entities(text: &str) -> String {
    const NAMED: [(&str, char); 14] = [
        ("amp", '&'),
        ("lt", '<'),
        ("gt", '>'),
        ("quot", '"'),
        ("apos", '\''),
        ("nbsp", ' '),
        ("ndash", '–'),
        ("mdash", '—'),
        ("hellip", '…'),
        ("rsquo", '’'),
        ("lsquo", '‘'),
        ("deg", '°'),
        ("reg", '®'),
        ("trade", '™'),
    ];
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at + 1..];
        let reference = rest
            .split_once(';')
            .map(|(name, _)| name)
            .filter(|name| name.len() <= 8);
        let letter = reference.and_then(|name| match name.strip_prefix('#') {
            Some(number) => {
                let code = match number.strip_prefix(['x', 'X']) {
                    Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                    None => number.parse().ok()?,
                };
                char::from_u32(code).filter(|c| !c.is_control())
            }
            None => NAMED
                .iter()
                .find(|(n, _)| *n == name)
                .map(|(_, letter)| *letter),
        });
        match (letter, reference) {
            (Some(letter), Some(name)) => {
                out.push(letter);
                rest = &rest[name.len() + 1..];
            }
            _ => out.push('&'),
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_becomes_paragraphs() {
        let html = "<h2>A chair</h2>\n<p>For <b>long</b> days<br>and nights.</p>\
            <ul><li>Steel &amp; oak</li><li>5&nbsp;years</li></ul>";
        assert_eq!(
            paragraphs(html),
            "A chair\n\nFor long days\nand nights.\n\n• Steel & oak\n• 5 years"
        );
    }

    #[test]
    fn nothing_that_runs_is_left() {
        assert_eq!(
            paragraphs("a<script>alert('<p>')</script>b<!-- <b> -->c"),
            "abc"
        );
        assert_eq!(paragraphs("<img src=x onerror=alert(1)>x"), "x");
        assert_eq!(paragraphs("a<script>never closed"), "a");
        assert_eq!(paragraphs("x <b unclosed"), "x <b unclosed");
    }

    #[test]
    fn what_looks_like_markup_but_is_text_stays() {
        assert_eq!(paragraphs("weighs < 3 kg & fits"), "weighs < 3 kg & fits");
        assert_eq!(
            paragraphs("&unknown; &#1593; &#x0; &"),
            "&unknown; ع &#x0; &"
        );
    }
}
