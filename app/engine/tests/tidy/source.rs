//! The files of the repository, and Rust without its comments, strings and tests.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// A text file of the repository.
pub struct File {
    /// From the repository's root, with `/`.
    pub path: String,
    /// As it is written.
    pub text: String,
    /// Without comments, and in Rust without `#[cfg(test)]` modules. Lines keep their numbers.
    pub code: String,
    /// The same without the insides of string literals.
    pub bare: String,
}

const ELSEWHERE: [&str; 8] = [
    ".git",
    "target",
    "node_modules",
    "data",
    "test-results",
    "playwright-report",
    // These files are the rules, and name what they forbid.
    "tidy",
    "fonts",
];

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every text file of the repository, sorted by path.
pub fn files() -> &'static [File] {
    static FILES: OnceLock<Vec<File>> = OnceLock::new();
    FILES.get_or_init(|| {
        let mut found = Vec::new();
        collect(&root(), "", &mut found);
        found.sort_by(|a, b| a.path.cmp(&b.path));
        assert!(
            found.len() > 50,
            "the repository was not found at {}",
            root().display()
        );
        found
    })
}

fn collect(folder: &Path, prefix: &str, found: &mut Vec<File>) {
    for entry in std::fs::read_dir(folder).expect("a folder can be read") {
        let entry = entry.expect("a folder can be read");
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        if ELSEWHERE.contains(&name.as_str()) && path != "style/fonts" {
            continue;
        }
        if entry.file_type().expect("a file has a type").is_dir() {
            collect(&entry.path(), &format!("{path}/"), found);
        } else if let Ok(text) = std::fs::read_to_string(entry.path()) {
            let (code, bare) = match path.rsplit('.').next() {
                Some("rs") => stripped(&text),
                Some("scss") => without_comments(&text),
                _ => (text.clone(), text.clone()),
            };
            found.push(File {
                path,
                text,
                code,
                bare,
            });
        }
    }
}

/// SCSS and Rust share their comments, and near enough their strings.
fn without_comments(text: &str) -> (String, String) {
    let (mut code, mut bare) = (String::new(), String::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let (length, what) = token(rest, c);
        let (this, after) = rest.split_at(length);
        match what {
            Token::Comment => blank(this, &mut code),
            _ => code.push_str(this),
        }
        match what {
            Token::Code => bare.push_str(this),
            Token::Comment | Token::String => blank(this, &mut bare),
        }
        rest = after;
    }
    (code, bare)
}

/// Spaces for letters; lines stay lines.
fn blank(text: &str, out: &mut String) {
    out.extend(text.chars().map(|c| if c == '\n' { '\n' } else { ' ' }));
}

#[derive(PartialEq)]
enum Token {
    Code,
    Comment,
    String,
}

/// The length in bytes of the token `rest` begins with, and what it is.
fn token(rest: &str, first: char) -> (usize, Token) {
    let until = |end: &str, from: usize| {
        rest[from..]
            .find(end)
            .map_or(rest.len(), |at| from + at + end.len())
    };
    if rest.starts_with("//") {
        return (rest.find('\n').unwrap_or(rest.len()), Token::Comment);
    }
    if rest.starts_with("/*") {
        return (until("*/", 2), Token::Comment);
    }
    if let Some(hashes) = raw_string(rest) {
        let end = format!("\"{}", "#".repeat(hashes));
        return (until(&end, hashes + 2), Token::String);
    }
    match first {
        '"' => (closing(rest, '"'), Token::String),
        // A character, unless it is a lifetime: 'a' or '\n', but not 'a.
        '\'' if rest[1..].starts_with('\\') => (closing(rest, '\''), Token::String),
        '\'' => match rest[1..].chars().next() {
            Some(c) if rest[1 + c.len_utf8()..].starts_with('\'') => {
                (c.len_utf8() + 2, Token::String)
            }
            _ => (1, Token::Code),
        },
        // A word at once, so that the r of `for"` never begins a raw string.
        c if c.is_alphanumeric() || c == '_' => {
            let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
            (end.unwrap_or(rest.len()), Token::Code)
        }
        c => (c.len_utf8(), Token::Code),
    }
}

fn raw_string(rest: &str) -> Option<usize> {
    let after = rest.strip_prefix('r')?;
    let hashes = after.len() - after.trim_start_matches('#').len();
    after[hashes..].starts_with('"').then_some(hashes)
}

/// Where the literal that `rest` begins with ends, past its closing quote.
fn closing(rest: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in rest.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == quote => return at + c.len_utf8(),
            _ => {}
        }
    }
    rest.len()
}

fn stripped(text: &str) -> (String, String) {
    let (mut code, mut bare) = without_comments(text);
    // A `#[cfg(test)]` module ends where its braces close.
    while let Some(start) = bare.find("#[cfg(test)]") {
        let mut depth = 0;
        let end = bare[start..].char_indices().find_map(|(at, c)| match c {
            '{' => {
                depth += 1;
                None
            }
            '}' => {
                depth -= 1;
                (depth == 0).then_some(start + at + 1)
            }
            ';' if depth == 0 => Some(start + at + 1),
            _ => None,
        });
        let letters =
            bare[..start].chars().count()..bare[..end.unwrap_or(bare.len())].chars().count();
        for text in [&mut code, &mut bare] {
            *text = text
                .chars()
                .enumerate()
                .map(|(at, c)| {
                    if letters.contains(&at) && c != '\n' {
                        ' '
                    } else {
                        c
                    }
                })
                .collect();
        }
    }
    (code, bare)
}

#[test]
fn rust_is_read_without_comments_strings_and_tests() {
    let (code, bare) = stripped(
        "let a = \"x // \\\" y\"; // note\nlet b = r#\"\"raw\"#; 'c'; &'a str; '\\''; for\"\"\n\
         #[cfg(test)]\nmod tests { fn f() { \"}\" } }\nafter /* a\nb */ end",
    );
    assert!(code.contains("\"x // \\\" y\";") && !code.contains("note"));
    assert!(code.contains("raw") && !bare.contains("raw") && !bare.contains('x'));
    assert!(!code.contains("tests") && bare.contains("after") && bare.contains("end"));
    assert!(bare.contains("&'a str") && !bare.contains("'c'"));
    assert_eq!((code.lines().count(), bare.lines().count()), (6, 6));
}
