//! How far the rows of a growing file are good.

/// First line, so that no other file passes for one.
const HEAD: &str = "endodec part 1";

/// What is recorded of a growing file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Done {
    identity: String,
    pub(crate) units: u64,
    pub(crate) bytes: u64,
}

impl Done {
    /// Nothing yet.
    pub(crate) fn new(identity: &str) -> Self {
        Self {
            identity: identity.to_owned(),
            units: 0,
            bytes: 0,
        }
    }

    pub(crate) fn is_of(&self, identity: &str) -> bool {
        self.identity == identity
    }

    pub(crate) fn to_text(&self) -> String {
        let Self {
            identity,
            units,
            bytes,
        } = self;
        format!("{HEAD}\n{identity}\n{units} {bytes}\n")
    }

    /// None where it is no whole record.
    pub(crate) fn read(text: &str) -> Option<Self> {
        let (identity, counts) = text
            .strip_prefix(HEAD)?
            .strip_prefix('\n')?
            .strip_suffix('\n')?
            .split_once('\n')?;
        let (units, bytes) = counts.split_once(' ')?;
        Some(Self {
            identity: identity.to_owned(),
            units: units.parse().ok()?,
            bytes: bytes.parse().ok()?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Done;

    #[test]
    fn a_record_is_read_as_it_was_written_and_no_part_of_it_is_one() {
        let done = Done {
            units: 12,
            bytes: 3_456,
            ..Done::new("abc Csv")
        };
        let text = done.to_text();
        assert_eq!(Done::read(&text), Some(done));
        for end in 0..text.len() {
            assert!(Done::read(&text[..end]).is_none(), "{end}");
        }
    }
}
