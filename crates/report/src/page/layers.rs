//! Text in two layers: its first sentence, and the rest for those who ask.

/// The first sentence and what follows it.
///
/// A sentence ends with a full stop before a space and a capital or a mark of bold; "v. 2" and ".23" end none.
pub(super) fn first(text: &str) -> (&str, &str) {
    for (at, _) in text.match_indices(". ") {
        let rest = &text[at + 2..];
        let begins = rest
            .trim_start_matches('*')
            .starts_with(|next: char| next.is_uppercase())
            || rest.starts_with("**");
        let last = text[..at].chars().last();
        if begins && last.is_some_and(|c| !c.is_uppercase()) {
            return (&text[..=at], rest);
        }
    }
    (text, "")
}

#[cfg(test)]
mod tests {
    use super::first;

    #[test]
    fn a_number_ends_no_sentence() {
        assert_eq!(
            first("At α = .23 it takes 3. years. **a** Left."),
            ("At α = .23 it takes 3. years.", "**a** Left.")
        );
        assert_eq!(first("One sentence only."), ("One sentence only.", ""));
    }
}
