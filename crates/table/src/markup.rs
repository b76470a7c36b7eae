//! Mathematics in running text: `*x*` is italic, `_{…}` an index, `^{…}` an exponent, `**…**` bold.
//!
//! Superscript letters of Unicode that fonts lack (ᴺ, ᴾ, ᶜ) are read as exponents. A backslash makes the next
//! character plain.

/// Height of a run relative to the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// On the line.
    Base,
    /// An index.
    Sub,
    /// An exponent.
    Super,
}

/// A stretch of text in one style.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// The characters.
    pub text: String,
    /// Italic, as variables are.
    pub italic: bool,
    /// Bold.
    pub bold: bool,
    /// Index, exponent or neither.
    pub script: Script,
}

/// Splits marked-up text into runs. A mark that is never closed holds to the end.
#[must_use]
pub fn parse(markup: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let (mut italic, mut bold, mut script) = (false, false, Script::Base);
    let mut chars = markup.chars().peekable();
    let mut push = |c: char, italic, bold, script| match runs.last_mut() {
        Some(run) if run.italic == italic && run.bold == bold && run.script == script => {
            run.text.push(c)
        }
        _ => runs.push(Run {
            text: c.to_string(),
            italic,
            bold,
            script,
        }),
    };
    while let Some(c) = chars.next() {
        match c {
            '\\' => {
                if let Some(literal) = chars.next() {
                    push(literal, italic, bold, script);
                }
            }
            '*' if chars.peek() == Some(&'*') => {
                chars.next();
                bold = !bold;
            }
            '*' => italic = !italic,
            '_' | '^' if chars.peek() == Some(&'{') => {
                chars.next();
                script = if c == '_' { Script::Sub } else { Script::Super };
            }
            '}' if script != Script::Base => script = Script::Base,
            _ => match superscript_letter(c) {
                Some(letter) => push(letter, italic, bold, Script::Super),
                None => push(c, italic, bold, script),
            },
        }
    }
    runs
}

fn superscript_letter(c: char) -> Option<char> {
    Some(match c {
        'ᴺ' => 'N',
        'ᴾ' => 'P',
        'ᶜ' => 'C',
        'ᵀ' => 'T',
        'ᴴ' => 'H',
        _ => return None,
    })
}

/// Runs of a cell as the paper prints it: indices and exponents are marks, an asterisk means itself, as in `c*`.
#[must_use]
pub fn parse_cell(text: &str) -> Vec<Run> {
    parse(&text.replace('\\', "\\\\").replace('*', "\\*"))
}

/// Markup that shows a text as it is, whatever characters it holds; what breaks or controls lines becomes a space.
///
/// ```
/// use endodec_table::markup::{literal, plain};
/// assert_eq!(plain(&literal("price_{usd}*\\2ᴺ\nper GB")), "price_{usd}*\\2ᴺ per GB");
/// ```
#[must_use]
pub fn literal(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(c, '\\' | '*' | '_' | '^' | '{' | '}') || superscript_letter(c).is_some() {
            out.push('\\');
        }
        out.push(if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
            ' '
        } else {
            c
        });
    }
    out
}

/// The words without the marks, for titles that cannot hold any.
#[must_use]
pub fn plain(markup: &str) -> String {
    parse(markup).into_iter().map(|run| run.text).collect()
}

/// HTML with `<i>`, `<b>`, `<sub>` and `<sup>`, everything else escaped.
#[must_use]
pub fn html(markup: &str) -> String {
    html_of(parse(markup))
}

/// A cell as HTML.
#[must_use]
pub fn cell_html(text: &str) -> String {
    html_of(parse_cell(text))
}

/// A cell in a format that has marks of its own for indices and exponents, each an opening and a closing one.
#[must_use]
pub fn cell_as(
    text: &str,
    escape: impl Fn(&str) -> String,
    sub: (&str, &str),
    sup: (&str, &str),
) -> String {
    parse_cell(text)
        .iter()
        .map(|run| {
            let (open, close) = match run.script {
                Script::Base => ("", ""),
                Script::Sub => sub,
                Script::Super => sup,
            };
            format!("{open}{}{close}", escape(&run.text))
        })
        .collect()
}

fn html_of(runs: Vec<Run>) -> String {
    let mut out = String::new();
    for run in runs {
        let mut text = escape(&run.text);
        if run.italic {
            text = format!("<i>{text}</i>");
        }
        if run.bold {
            text = format!("<b>{text}</b>");
        }
        match run.script {
            Script::Base => out.push_str(&text),
            Script::Sub => out.push_str(&format!("<sub>{text}</sub>")),
            Script::Super => out.push_str(&format!("<sup>{text}</sup>")),
        }
    }
    out
}

/// Words made safe inside XML and HTML, and set with care.
#[must_use]
pub fn escape(text: &str) -> String {
    verbatim(&typographic(text))
}

/// Code, names and addresses made safe inside XML and HTML, to the letter.
#[must_use]
pub fn verbatim(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    out
}

/// The apostrophes of words (paper's, firms') as such, while those of formulas (V', S') stay primes; per cent on one
/// line with its number.
#[must_use]
pub fn typographic(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let before = out.chars().next_back().unwrap_or(' ');
        let after = chars.peek().copied().unwrap_or(' ');
        let in_word = before.is_alphanumeric() && after.is_lowercase();
        out.push(match c {
            '\'' if in_word || before == 's' && after == ' ' => '’',
            ' ' if before.is_ascii_digit() && after == '%' => '\u{a0}',
            _ => c,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Script, cell_html, escape, html, parse, plain, verbatim};

    #[test]
    fn a_variable_with_an_exponent_is_italic_letter_then_raised_letter() {
        let runs = parse("*Q*^{N} at 10^{−12}");
        let scripts: Vec<Script> = runs.iter().map(|run| run.script).collect();
        assert_eq!(
            scripts,
            [Script::Base, Script::Super, Script::Base, Script::Super]
        );
        assert!(runs[0].italic && !runs[1].italic);
        assert_eq!(plain("*Q*^{N} at 10^{−12}"), "QN at 10−12");
    }

    #[test]
    fn html_keeps_the_mathematics_and_escapes_the_rest() {
        assert_eq!(
            html("*V*_{N} < **1** & Qᴺ"),
            "<i>V</i><sub>N</sub> &lt; <b>1</b> &amp; Q<sup>N</sup>"
        );
        assert_eq!(html("\\*T\\*"), "*T*");
    }

    #[test]
    fn words_have_apostrophes_formulas_primes_and_per_cent_its_number() {
        assert_eq!(escape("the paper's, firms' own"), "the paper’s, firms’ own");
        assert_eq!(escape("25 % a year"), "25\u{a0}% a year");
        assert_eq!(verbatim("print('it's 25 %')"), "print('it's 25 %')");
        assert_eq!(
            escape("q=(a-V')/(b(N+1)), V_N'(x)"),
            "q=(a-V')/(b(N+1)), V_N'(x)"
        );
    }

    #[test]
    fn the_asterisk_of_a_cell_is_none_of_ours() {
        assert_eq!(
            cell_html("c* – (κ/γ)^{1/p} \\ 2"),
            "c* – (κ/γ)<sup>1/p</sup> \\ 2"
        );
    }
}
