//! Where in the paper a claim stands.

use super::claim::{Claim, Version};

impl Claim {
    /// Whether a version of the paper makes this claim.
    #[must_use]
    pub fn is_made_by(&self, version: Version) -> bool {
        version == Version::Both || self.version == Version::Both || self.version == version
    }

    /// Whether the claim stands in a section (`3.5`, also its subsections), an appendix (`A`),
    /// the abstract (`abstract`), a table or a figure (`Table 2`).
    #[must_use]
    pub fn is_in(&self, section: &str) -> bool {
        let wanted = bare(section);
        self.places().any(|(place, _)| {
            bare(place)
                .strip_prefix(wanted.as_str())
                .is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric()))
        })
    }

    /// The tables and figures that carry the claim, as `(version, "Table 2")`.
    #[must_use]
    pub fn exhibits(&self) -> Vec<(Version, String)> {
        self.places()
            .filter_map(|(place, version)| {
                let mut words = place.split_whitespace();
                let kind = words
                    .next()
                    .filter(|word| matches!(*word, "Table" | "Figure"))?;
                Some((version, format!("{kind} {}", words.next()?)))
            })
            .collect()
    }

    /// The places of a claim with the version each belongs to.
    fn places(&self) -> impl Iterator<Item = (&'static str, Version)> {
        let all = self.version;
        self.location.split("; ").map(move |place| {
            if let Some(place) = place.strip_suffix(" (v1)") {
                (place, Version::V1)
            } else if let Some(place) = place.strip_suffix(" (v2)") {
                (place, Version::V2)
            } else {
                (place, all)
            }
        })
    }
}

fn bare(place: &str) -> String {
    let place = place.trim().to_lowercase();
    ["sec ", "section ", "app ", "appendix "]
        .iter()
        .find_map(|prefix| place.strip_prefix(prefix))
        .unwrap_or(&place)
        .to_owned()
}
