//! `endodec claims --show beyond`.

use endodec_ledger::claims::{Evidence, beyond};
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{Answer, Records, Table, significant};

/// What holds where the paper's statements fail.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Beyond(Records);

impl Beyond {
    pub(super) fn found(evidence: &Evidence<'_>) -> Result<Self, Failure> {
        Ok(Self(Records(beyond::table(evidence)?)))
    }
}

impl Answer for Beyond {
    fn records(&self) -> Result<Table, Failure> {
        self.0.records()
    }

    fn text(&self) -> Result<String, Failure> {
        Ok(in_words(&self.0.0))
    }
}

fn in_words(table: &Table) -> String {
    let column = |name: &str| table.texts(name);
    let (name, about, holds) = (column("statement"), column("about"), column("holds"));
    let (number, value, program) = (column("number"), table.numbers("value"), column("program"));
    let mut text = String::new();
    for at in 0..name.len() {
        if at == 0 || name[at] != name[at - 1] {
            if at > 0 {
                text.push('\n');
            }
            text.push_str(&format!(
                "{} ({})\n  {}\n  by {}\n",
                name[at], about[at], holds[at], program[at]
            ));
        }
        let value = value[at].map_or_else(|| "—".to_owned(), |value| significant(value, 6));
        text.push_str(&format!("    {value:>12}  {}\n", number[at]));
    }
    text
}
