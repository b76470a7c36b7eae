//! Values as papers and pages print them: "870,000", "<0.001", "(–2.8)", "~230", "3–5 yr", "80-90 %".

use std::fmt;

/// A cell of a printed table: the characters, and the number or interval they stand for.
///
/// ```text
/// 870,000   →  870000            ~230      →  230, approximate
/// (–2.8)    →  −2.8              <0.001    →  at most 0.001
/// 3–5 yr    →  3 to 5            1990–92   →  1990 to 1992
/// 80-90 %   →  80 to 90          70 or more →  at least 70
/// ```
///
/// Units stay out of the value: `~67%` is 67, in per cent. What is none of these stays words.
///
/// # Examples
///
/// ```
/// use endodec_empirics::Printed;
///
/// assert_eq!(Printed::parse("~1,300").number(), Some(1300.0));
/// assert_eq!(Printed::parse("3–4×").interval(), Some((3.0, 4.0)));
/// assert_eq!(Printed::parse("Massive (10K+ GPUs)").interval(), None);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    text: String,
    meaning: Meaning,
    approximate: bool,
}

/// What printed characters stand for.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub enum Meaning {
    /// One number.
    Number(f64),
    /// A number from the first to the second.
    Range(f64, f64),
    /// This number or more.
    AtLeast(f64),
    /// This number or less.
    AtMost(f64),
    /// A blank, a dash or a question mark.
    Nothing,
    /// Words, or more than one number.
    Words,
}

impl Printed {
    /// Reads a printed cell; every text is one, if only as words.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        let mut rest = text;
        let approximate = strip_any(&mut rest, &["~", "≈", "about ", "approximately "]);
        Self {
            text: text.to_owned(),
            meaning: meaning(rest),
            approximate,
        }
    }

    /// The characters.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// What they stand for.
    #[must_use]
    pub fn meaning(&self) -> Meaning {
        self.meaning
    }

    /// Whether they say "about".
    #[must_use]
    pub fn is_approximate(&self) -> bool {
        self.approximate
    }

    /// The number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        match self.meaning {
            Meaning::Number(value) => Some(value),
            _ => None,
        }
    }

    /// Lower and upper end; a number is both, a one-sided bound has an infinite end.
    #[must_use]
    pub fn interval(&self) -> Option<(f64, f64)> {
        match self.meaning {
            Meaning::Number(value) => Some((value, value)),
            Meaning::Range(low, high) => Some((low, high)),
            Meaning::AtLeast(low) => Some((low, f64::INFINITY)),
            Meaning::AtMost(high) => Some((f64::NEG_INFINITY, high)),
            Meaning::Nothing | Meaning::Words => None,
        }
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}

fn meaning(text: &str) -> Meaning {
    let mut rest = text.trim();
    if matches!(rest, "" | "—" | "–" | "-" | "?" | "NA") {
        return Meaning::Nothing;
    }
    strip_notes(&mut rest);
    let at_least = strip_any(&mut rest, &["more than ", "above ", "at least ", ">", "≥"])
        || strip_any_end(&mut rest, &[" or more", "+"]);
    let at_most = strip_any(
        &mut rest,
        &["less than ", "below ", "at most ", "under ", "<", "≤"],
    ) || strip_any_end(&mut rest, &[" or less"]);
    strip_any_end(&mut rest, &["%", "×", "x", "years", "yrs", "yr"]);
    strip_any_end(&mut rest, &[" or more"]);
    let Some(number) = number(rest) else {
        return match range(rest) {
            Some((low, high)) if !at_least && !at_most => Meaning::Range(low, high),
            _ => Meaning::Words,
        };
    };
    match (at_least, at_most) {
        (false, false) => Meaning::Number(number),
        (true, false) => Meaning::AtLeast(number),
        (false, true) => Meaning::AtMost(number),
        (true, true) => Meaning::Words,
    }
}

/// Footnote marks, a trailing question mark, and a remark in brackets behind a number.
fn strip_notes(text: &mut &str) {
    loop {
        let before = *text;
        *text = text.trim_end_matches(['†', '*', '?', ' ']);
        if let Some(open) = text
            .strip_suffix(')')
            .and_then(|inner| inner.rfind('('))
            .filter(|&open| open > 0)
        {
            *text = &text[..open];
        }
        if *text == before {
            return;
        }
    }
}

fn strip_any(text: &mut &str, prefixes: &[&str]) -> bool {
    let found = prefixes.iter().find_map(|prefix| text.strip_prefix(prefix));
    *text = found.unwrap_or(text).trim_start();
    found.is_some()
}

fn strip_any_end(text: &mut &str, suffixes: &[&str]) -> bool {
    let found = suffixes.iter().find_map(|suffix| text.strip_suffix(suffix));
    *text = found.unwrap_or(text).trim_end();
    found.is_some()
}

/// A decimal number with any dash as its minus, thousands in groups of three, a dollar sign, or in
/// brackets as accountants write losses.
fn number(text: &str) -> Option<f64> {
    if let Some(inner) = text
        .strip_prefix('(')
        .and_then(|inner| inner.strip_suffix(')'))
    {
        return Some(-number(inner)?.abs());
    }
    let (negative, digits) = match text.strip_prefix(['-', '–', '−']) {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let digits = digits.strip_prefix('$').unwrap_or(digits);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let mut plain = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.is_empty() || first.len() > 3 {
            return None;
        }
        plain.push_str(group);
    }
    if plain.is_empty() && fraction.is_empty() || digits.ends_with('.') {
        return None;
    }
    if !plain
        .bytes()
        .chain(fraction.bytes())
        .all(|byte| byte.is_ascii_digit())
    {
        return None;
    }
    let value: f64 = format!("0{plain}.{fraction}0").parse().ok()?;
    let value = if negative { -value } else { value };
    value.is_finite().then_some(value)
}

/// Two numbers joined by a dash; the second may leave out the leading digits of a year.
fn range(text: &str) -> Option<(f64, f64)> {
    text.match_indices(['–', '-'])
        .filter(|&(at, _)| at > 0)
        .find_map(|(at, dash)| {
            let (first, second) = (text[..at].trim(), text[at + dash.len()..].trim());
            let second = second.strip_prefix('~').unwrap_or(second);
            let low = number(first)?;
            let year = first.len() == 4 && second.len() == 2 && !first.contains('.');
            let whole;
            let second = if year {
                whole = format!("{}{second}", first.get(..2)?);
                whole.as_str()
            } else {
                second
            };
            let high = number(second)?;
            (low <= high).then_some((low, high))
        })
}
