//! The address at which the pages will be read, where there is one: what a link to them shows elsewhere.

use super::Page;
use crate::error::ReportError;
use endodec_table::markup::verbatim;

/// Name of the picture that a link to the pages shows.
pub const CARD: &str = "card.png";

/// An address of the web without a slash at its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site(String);

impl Site {
    /// The address of the folder that will hold the pages.
    ///
    /// # Errors
    /// [`ReportError::Site`] for what is no address of the web, or has a query or an anchor.
    pub fn new(address: &str) -> Result<Self, ReportError> {
        let refused = || ReportError::Site {
            address: address.to_owned(),
        };
        let host = address
            .strip_prefix("https://")
            .or_else(|| address.strip_prefix("http://"))
            .ok_or_else(refused)?;
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/:%@!$&()*+,;=[]".contains(c);
        if !host.starts_with(|c: char| c.is_ascii_alphanumeric()) || !host.chars().all(plain) {
            return Err(refused());
        }
        Ok(Self(address.trim_end_matches('/').to_owned()))
    }

    /// The lines of a page's head.
    pub(super) fn head(&self, page: &Page) -> String {
        let site = verbatim(&self.0);
        let file = if page.file == "index.html" {
            ""
        } else {
            page.file
        };
        format!(
            "<link rel=\"canonical\" href=\"{site}/{file}\">\n<meta property=\"og:type\" content=\"article\">\n<meta property=\"og:title\" content=\"{title}\">\n<meta property=\"og:description\" content=\"{description}\">\n<meta property=\"og:url\" content=\"{site}/{file}\">\n<meta property=\"og:image\" content=\"{site}/{CARD}\">\n<meta property=\"og:image:width\" content=\"1200\">\n<meta property=\"og:image:height\" content=\"630\">\n<meta name=\"twitter:card\" content=\"summary_large_image\">\n",
            title = page.title,
            description = page.description,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::Site;

    #[test]
    fn an_address_of_the_web_is_taken_and_nothing_else() {
        assert_eq!(
            Site::new("https://example.org/endodec/").unwrap().0,
            "https://example.org/endodec"
        );
        for wrong in [
            "example.org",
            "https://",
            "https://a b",
            "https://a/?q",
            "file:///a",
            "https://a\"onload",
        ] {
            let said = Site::new(wrong).unwrap_err().to_string();
            assert!(said.contains("https://"), "{said}");
        }
    }
}
