//! Links to code.

use endodec_table::markup::verbatim;

/// Where the code is read; empty while it has no address. `repository` of the workspace's Cargo.toml gives it.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");

/// A file and its line: a link where the repository has an address, else its name.
pub(super) fn place(code: &str) -> String {
    linked(REPOSITORY, code)
}

fn linked(repository: &str, code: &str) -> String {
    let name = verbatim(code);
    if repository.is_empty() {
        return format!("<code>{name}</code>");
    }
    let (file, line) = code.rsplit_once(':').unwrap_or((code, ""));
    let line = if line.is_empty() {
        String::new()
    } else {
        format!("#L{line}")
    };
    format!(
        "<a href=\"{}/blob/HEAD/{}{line}\">{name}</a>",
        verbatim(repository.trim_end_matches('/')),
        verbatim(file)
    )
}

#[cfg(test)]
mod tests {
    use super::linked;

    #[test]
    fn code_is_a_link_only_where_there_is_an_address() {
        assert_eq!(linked("", "a/b.rs:12"), "<code>a/b.rs:12</code>");
        assert_eq!(
            linked("https://example.org/e/", "a/b.rs:12"),
            "<a href=\"https://example.org/e/blob/HEAD/a/b.rs#L12\">a/b.rs:12</a>"
        );
    }
}
