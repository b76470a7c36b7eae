//! Words that mean themselves in Typst.

/// Running text as markup: what would be a mark is escaped, white space is one space.
pub(super) fn text(plain: &str) -> String {
    let mut out = String::with_capacity(plain.len());
    let mut chars = plain.chars().peekable();
    // A list, a heading or a number with a full stop is a mark only at the start of a line.
    let mut at_start = true;
    let mut digits_only = true;
    while let Some(c) = chars.next() {
        if c.is_whitespace() && c != '\u{a0}' {
            if !out.ends_with(' ') {
                out.push(' ');
            }
            continue;
        }
        let next = chars.peek().copied();
        let is_mark = match c {
            '\\' | '#' | '$' | '*' | '_' | '@' | '<' | '>' | '`' | '[' | ']' | '~' => true,
            '-' => at_start || matches!(next, Some('-' | '?')),
            '/' => at_start || matches!(next, Some('/' | '*')),
            '=' | '+' => at_start,
            '.' => digits_only && !at_start,
            _ => false,
        };
        if is_mark {
            out.push('\\');
        }
        out.push(c);
        at_start = false;
        digits_only &= c.is_ascii_digit();
    }
    out
}

/// A string literal.
pub(super) fn quoted(plain: &str) -> String {
    let mut out = String::from("\"");
    for c in plain.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '"' => out.push_str("\\\""),
            '\n' => out.push_str("\\n"),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::{quoted, text};

    #[test]
    fn no_character_of_text_is_a_mark() {
        assert_eq!(
            text(r"# $ * _ @ < > ` \ [ ] ~"),
            r"\# \$ \* \_ \@ \< \> \` \\ \[ \] \~"
        );
        assert_eq!(text("= a - b + c / d"), r"\= a - b + c / d");
        assert_eq!(text("--only https://x.y"), r"\--only https:\//x.y");
        assert_eq!(text("12. May, 1.5"), r"12\. May, 1.5");
    }

    #[test]
    fn a_string_ends_where_it_should() {
        assert_eq!(quoted("a \"b\" \\ c\nd"), r#""a \"b\" \\ c\nd""#);
    }
}
