//! HTML to plain text, as a reader sees it. Nothing of the markup survives, so
//! nothing of it can do harm.

use scraper::node::Element;
use scraper::{Html, Node};
use std::borrow::Cow;

/// The longest HTML that is read, in bytes, and the most tags in it: reading
/// takes time by the square of how deep they are nested.
const MAX: usize = 1 << 20;
const MAX_TAGS: usize = 20_000;

/// The longest number of an item that those below it repeat: `1.2.3.`.
const MAX_NUMBER: usize = 12;

/// Elements whose content is no text of the page.
const UNSEEN: [&str; 18] = [
    "audio", "canvas", "datalist", "embed", "head", "iframe", "math", "noembed", "noframes",
    "noscript", "object", "script", "select", "style", "svg", "template", "title", "video",
];

/// Elements with an empty line before and behind them.
const PARAGRAPHS: [&str; 25] = [
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "div",
    "dl",
    "fieldset",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "main",
    "nav",
    "p",
    "section",
    "table",
];

/// Elements on lines of their own.
const LINES: [&str; 9] = [
    "caption",
    "dd",
    "dt",
    "figcaption",
    "legend",
    "li",
    "option",
    "summary",
    "tr",
];

/// The text of an HTML fragment: paragraphs separated by an empty line; items
/// of lists, rows of tables and lines of verse on lines of their own.
///
/// # Errors
/// It is too long.
pub(super) fn paragraphs(html: &str) -> Result<String, String> {
    if html.len() > MAX {
        return Err(format!("its description has more than {MAX} bytes"));
    }
    if html.matches('<').count() > MAX_TAGS {
        return Err(format!("its description has more than {MAX_TAGS} tags"));
    }
    let tree = Html::parse_fragment(&with_last_sign(html)).tree;
    // The fragment is wrapped in one element.
    let elements = tree
        .root()
        .descendants()
        .filter(|node| node.value().is_element());
    let is_plain = elements.count() < 2;
    let mut writer = Writer {
        lines_kept: usize::from(is_plain),
        ..Writer::default()
    };
    // Without recursion: elements may be nested deeper than the stack is.
    let root = tree.root();
    let mut at = root;
    'walk: loop {
        let seen = writer.open(at.value());
        if let Some(child) = at.first_child().filter(|_| seen) {
            at = child;
            continue;
        }
        loop {
            writer.close(at.value());
            match (at.next_sibling(), at.parent()) {
                (Some(next), _) => at = next,
                (None, Some(parent)) => {
                    at = parent;
                    continue;
                }
                (None, None) => break 'walk,
            }
            break;
        }
    }
    Ok(tidy(&writer.out))
}

/// A tag cut off by the end of the text is text: `for pipes <d`.
fn with_last_sign(html: &str) -> Cow<'_, str> {
    match html.rsplit_once('<') {
        Some((before, after))
            if !after.contains('>') && after.starts_with(|c: char| c.is_ascii_alphabetic()) =>
        {
            format!("{before}&lt;{after}").into()
        }
        _ => html.into(),
    }
}

/// A list that is open.
struct List {
    /// The number of its next item, if it is numbered.
    next: Option<i64>,
    /// The number of the item that is open, with those above it: `2.1.`.
    number: String,
    /// What stands before numbers: those of the list around it.
    prefix: String,
}

/// Writes text; breaks and marks are held back until text follows.
#[derive(Default)]
struct Writer {
    out: String,
    /// Line ends to write before the next text: 2 end a paragraph.
    breaks: usize,
    /// What to write before the next text: a bullet, a number, a bar.
    mark: String,
    lists: Vec<List>,
    /// By open row of a table: where its cells of one line begin in the text.
    rows: Vec<Option<usize>>,
    /// Whether a cell has begun and has no text yet.
    cell_begins: bool,
    /// In how many elements that keep their lines this is.
    lines_kept: usize,
}

impl Writer {
    /// Writes the begin of a node; whether its content is text of the page.
    fn open(&mut self, node: &Node) -> bool {
        match node {
            Node::Text(text) => self.text(text),
            Node::Element(element) => return self.begin(element),
            _ => {}
        }
        true
    }

    fn begin(&mut self, element: &Element) -> bool {
        let name = element.name();
        if UNSEEN.contains(&name) {
            return false;
        }
        match name {
            "br" => self.breaks = (self.breaks + 1).min(2),
            "ol" | "ul" => {
                let start = || {
                    element
                        .attr("start")
                        .and_then(|start| start.trim().parse().ok())
                };
                let around = self.lists.last().map(|list| list.number.clone());
                let around = around.filter(|number| number.len() <= MAX_NUMBER);
                self.block();
                self.lists.push(List {
                    next: (name == "ol").then(|| start().unwrap_or(1)),
                    number: String::new(),
                    prefix: around.unwrap_or_default(),
                });
            }
            "li" => self.item(element.attr("value")),
            "tr" => {
                self.breaks_at_least(1);
                self.rows.push(None);
            }
            "td" | "th" => self.cell(),
            "pre" | "textarea" => {
                self.block();
                self.lines_kept += 1;
            }
            name if PARAGRAPHS.contains(&name) => self.block(),
            name if LINES.contains(&name) => self.breaks_at_least(1),
            _ => {}
        }
        true
    }

    fn close(&mut self, node: &Node) {
        let Node::Element(element) = node else { return };
        match element.name() {
            "ol" | "ul" => {
                self.lists.pop();
                self.mark.clear();
                self.block();
            }
            "li" => {
                self.mark.clear();
                self.breaks_at_least(1);
            }
            "tr" => {
                self.rows.pop();
                self.breaks_at_least(1);
            }
            "td" | "th" => {
                self.mark.clear();
                self.cell_begins = false;
            }
            "pre" | "textarea" => {
                self.lines_kept = self.lines_kept.saturating_sub(1);
                self.block();
            }
            name if PARAGRAPHS.contains(&name) => self.block(),
            name if LINES.contains(&name) => self.breaks_at_least(1),
            _ => {}
        }
    }

    /// Ends a paragraph; within a list, and where a cell begins, only a line.
    fn block(&mut self) {
        let whole = self.lists.is_empty() && !self.cell_begins;
        self.breaks_at_least(if whole { 2 } else { 1 });
    }

    /// Between a mark and its text is no break.
    fn breaks_at_least(&mut self, breaks: usize) {
        if self.mark.is_empty() {
            self.breaks = self.breaks.max(breaks);
        }
    }

    fn item(&mut self, value: Option<&str>) {
        self.breaks = self.breaks.max(1);
        let nested = self.lists.len() > 1;
        self.mark = match self.lists.last_mut() {
            Some(List {
                next: Some(next),
                number,
                prefix,
            }) => {
                let own = value
                    .and_then(|value| value.trim().parse().ok())
                    .unwrap_or(*next);
                *next = own.saturating_add(1);
                *number = format!("{prefix}{own}.");
                format!("{number} ")
            }
            _ if nested => "– ".to_owned(),
            _ => "• ".to_owned(),
        };
    }

    /// Begins a cell: behind the one before it, if that is on one line.
    fn cell(&mut self) {
        let end = self.out.len();
        let Some(row) = self.rows.last_mut() else {
            return;
        };
        self.cell_begins = true;
        let before = row.and_then(|begin| self.out.get(begin..)).map(str::trim);
        match before {
            Some("") | None => *row = Some(end),
            Some(cells) if cells.contains('\n') => {
                *row = Some(end);
                self.breaks_at_least(1);
            }
            Some(_) => {
                self.breaks = 0;
                self.mark = " | ".to_owned();
            }
        }
    }

    fn text(&mut self, text: &str) {
        let shown = |c: &char| !is_invisible(*c);
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                match self.lines_kept {
                    0 => self.out.push(' '),
                    _ => self.breaks = (self.breaks + 1).min(2),
                }
            }
            let line: String = line.chars().filter(shown).collect();
            if line.trim().is_empty() {
                self.out.push_str(if line.is_empty() { "" } else { " " });
                continue;
            }
            if !self.out.trim_end().is_empty() {
                self.out.extend(std::iter::repeat_n('\n', self.breaks));
            }
            self.breaks = 0;
            self.cell_begins = false;
            self.out.push_str(&std::mem::take(&mut self.mark));
            self.out.push_str(&line);
        }
    }
}

/// Controls, hyphens that may be, spaces without width, and marks that turn
/// the direction of all that follows. Joiners and marks of one letter stay.
fn is_invisible(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Single spaces within lines, one empty line between paragraphs.
fn tidy(text: &str) -> String {
    let mut tidied = String::with_capacity(text.len());
    let mut breaks = 0;
    for line in text.split('\n') {
        let mut words = line.split_whitespace().peekable();
        if words.peek().is_some() && !tidied.is_empty() {
            tidied.push_str(if breaks > 1 { "\n\n" } else { "\n" });
        }
        breaks = if words.peek().is_some() { 0 } else { breaks } + 1;
        while let Some(word) = words.next() {
            tidied.push_str(word);
            tidied.push_str(if words.peek().is_some() { " " } else { "" });
        }
    }
    tidied
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        paragraphs(html).unwrap()
    }

    #[test]
    fn markup_becomes_paragraphs() {
        let html = "<h2>A chair</h2>\n<p>For <b>long</b> days<br>and nights.</p>\
            <ul><li>Steel &amp; oak</li><li>5&nbsp;years</li></ul>";
        assert_eq!(
            text(html),
            "A chair\n\nFor long days\nand nights.\n\n• Steel & oak\n• 5 years"
        );
        assert_eq!(
            text("<div><div>a</div></div>\n\n<p> b\n c </p>d"),
            "a\n\nb c\n\nd"
        );
        assert_eq!(text("a<br><br>b<br/>c<hr>d"), "a\n\nb\nc\n\nd");
        assert_eq!(text("<p>one<p>two <b>three"), "one\n\ntwo three");
        assert_eq!(text("<pre>l1\nl2</pre>"), "l1\nl2");
    }

    #[test]
    fn lists_keep_their_numbers_and_their_depth() {
        let html = "Steps<ol><li>Open<ul><li>lid</li><li><p>box</p></li></ul></li>\
            <li><p>Mix</p><ol><li>milk</li><li></li><li>tea</li></ol></li></ol>end";
        assert_eq!(
            text(html),
            "Steps\n\n1. Open\n– lid\n– box\n2. Mix\n2.1. milk\n2.3. tea\n\nend"
        );
        let html = "<ol start='3'><li>c</li><li value=7>g</li><li>h</li></ol><li>loose</li>";
        assert_eq!(text(html), "3. c\n7. g\n8. h\n\n• loose");
    }

    #[test]
    fn rows_of_tables_are_lines() {
        let html = "<table><tr><th>Size<th>Width</tr><tr><td><p>S</p></td><td></td><td><p>40 cm</p></td></tr></table>";
        assert_eq!(text(html), "Size | Width\nS | 40 cm");
        let layout = "<table><tr><td><p>a</p><ul><li>b</li></ul></td><td>c</td></tr></table>d";
        assert_eq!(text(layout), "a\n\n• b\n\nc\n\nd");
        assert_eq!(text("<dl><dt>T</dt><dd>D</dd></dl>"), "T\nD");
    }

    #[test]
    fn nothing_that_runs_is_left() {
        assert_eq!(text("a<script>alert('<p>')</script>b<!-- <b> -->c"), "abc");
        assert_eq!(text("<img src=x onerror=alert(1)>x"), "x");
        assert_eq!(text("a<script>never closed"), "a");
        assert_eq!(
            text("<script>a</script >x<SCRIPT>b</SCRIPT>y<style>p{}</style>z"),
            "xyz"
        );
        let unseen = "a<iframe src=x>frame</iframe><template>t</template><noscript>n</noscript>\
            <svg><text>s</text></svg><object>o</object><title>t</title>b";
        assert_eq!(text(unseen), "ab");
        assert_eq!(text("<p title=\"a > b\">Attr</p><img alt='x > y'>"), "Attr");
        assert_eq!(text("a\u{202E}b\u{2067}c\u{0007}d&shy;e&#8203;f"), "abcdef");
    }

    #[test]
    fn what_looks_like_markup_but_is_text_stays() {
        assert_eq!(text("weighs < 3 kg & fits"), "weighs < 3 kg & fits");
        assert_eq!(text("<p>1<2 and 3>2, <5 mm</p>"), "1<2 and 3>2, <5 mm");
        assert_eq!(text("x <b unclosed"), "x <b unclosed");
        assert_eq!(text("&lt;b&gt; &amp;amp;"), "<b> &amp;");
        assert_eq!(text("one\ntwo\n\nthree"), "one\ntwo\n\nthree");
    }

    #[test]
    fn every_entity_is_its_sign() {
        let html = "&ldquo;Best&rdquo; caf&eacute; &times; 2 &bull; 5&frac12; &euro;3 &copy; &laquo;x&raquo; \
            &#8220;num&#8221; &Uuml;ber &zwnj;&iexcl; &le; &unknown; &#1593; &";
        assert_eq!(
            text(html),
            "“Best” café × 2 • 5½ €3 © «x» “num” Über \u{200C}¡ ≤ &unknown; ع &"
        );
    }

    #[test]
    fn hostile_markup_takes_no_long_time() {
        for unit in [
            "<div>",
            "<b>",
            "<ul><li>",
            "<table><tr><td>",
            "<",
            "&",
            "<p",
            "</p>",
        ] {
            let html = unit.repeat(1_000);
            assert!(text(&html).len() <= html.len());
        }
        assert!(paragraphs(&"x".repeat(MAX + 1)).is_err());
        assert!(paragraphs(&"<b>".repeat(MAX_TAGS + 1)).is_err());
    }
}
