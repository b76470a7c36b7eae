//! `endodec claims --show contradictions`.

use endodec_ledger::claims::Evidence;
use endodec_ledger::contradictions;
use serde::Serialize;
use serde_json::Value;

use crate::failure::Failure;
use crate::output::{Answer, Table};

/// Where the paper contradicts itself.
#[derive(Serialize)]
#[serde(transparent)]
pub(super) struct Contradictions {
    rulings: Value,
    #[serde(skip)]
    table: Table,
}

impl Contradictions {
    pub(super) fn found(evidence: &Evidence<'_>) -> Result<Self, Failure> {
        Ok(Self {
            rulings: contradictions::json(evidence)?,
            table: contradictions::table(evidence)?,
        })
    }
}

impl Answer for Contradictions {
    fn records(&self) -> Result<Table, Failure> {
        Ok(self.table.clone())
    }

    fn text(&self) -> Result<String, Failure> {
        Ok(in_words(&self.table))
    }
}

fn in_words(table: &Table) -> String {
    let column = |name: &str| table.texts(name);
    let (id, topic) = (column("id"), column("topic"));
    let (first_at, first_says) = (column("first_at"), column("first_says"));
    let (second_at, second_says) = (column("second_at"), column("second_says"));
    let (ruling, computed) = (column("ruling"), column("computed"));
    let mut text = String::new();
    for at in 0..id.len() {
        text.push_str(&format!(
            "{}  {}\n  {}: {}\n  {}: {}\n  {}\n",
            id[at],
            topic[at],
            first_at[at],
            first_says[at],
            second_at[at],
            second_says[at],
            ruling[at]
        ));
        if !computed[at].is_empty() {
            text.push_str(&format!("  computed: {}\n", computed[at]));
        }
        text.push('\n');
    }
    text
}
