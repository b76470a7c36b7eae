//! The tests that the paper's author ran and no draft reports, recomputed from his data: export controls, and capital
//! expenditure against the model.
//!
//! Sixteen makers are few clusters: errors that ignore that are too small, so that beside them stand the wild cluster
//! bootstrap over all signs and a randomisation over makers.

pub mod capex;
pub mod did;
pub mod shares;

use crate::error::LedgerError;
use crate::evidence::Evidence;
use endodec_table::{Cell, Table};

/// His results beside ours: quantity, value and standard error as he has them and as computed, and the p-values that
/// sixteen makers deserve.
///
/// # Errors
/// When the panel cannot be read or a model is not identified.
pub fn table(e: &Evidence<'_>) -> Result<Table, LedgerError> {
    let mut table = Table::new([
        "test",
        "quantity",
        "author",
        "author_std_error",
        "author_p",
        "computed",
        "std_error",
        "p",
        "p_wild_clusters",
        "p_randomisation",
    ]);
    let computed = did::at(e, did::FIRST_CONTROLS)?;
    let spent = capex::years(e, capex::Firms::Printed, capex::AUTHORS_BASE)?;
    for result in &e.inputs.data.author_tests.results {
        let own = |value: f64,
                   std_error: Option<f64>,
                   p: Option<f64>,
                   wild: Option<f64>,
                   random: Option<f64>|
         -> [Cell; 5] {
            [
                value.into(),
                std_error.into(),
                p.into(),
                wild.into(),
                random.into(),
            ]
        };
        let effects = match result.quantity.as_str() {
            quantity if quantity.starts_with("difference in differences") => {
                Some(did::Effects::None)
            }
            "the same with firm effects" => Some(did::Effects::Makers),
            "the same with firm and quarter effects" => Some(did::Effects::MakersAndQuarters),
            _ => None,
        };
        let found = effects.and_then(|effects| computed.iter().find(|one| one.effects == effects));
        let ours: [Cell; 5] = if let Some(one) = found {
            own(
                one.coefficient,
                Some(one.hc1),
                None,
                Some(one.wild.p_value),
                Some(one.randomisation.p_value),
            )
        } else if let Some(value) =
            spending(&result.quantity, &spent).or_else(|| did::edge_share(e, &result.quantity))
        {
            own(value, None, None, None, None)
        } else {
            [const { Cell::Missing }; 5]
        };
        table.push(
            [
                Cell::from(result.test.as_str()),
                Cell::from(result.quantity.as_str()),
                Cell::from(result.value),
                Cell::from(result.std_error),
                Cell::from(result.p_value),
            ]
            .into_iter()
            .chain(ours),
        );
    }
    Ok(table)
}

/// A year of the comparison with the model that the author's results and ours have in common.
fn spending(quantity: &str, years: &[capex::Year]) -> Option<f64> {
    let of = |year: &str| years.iter().find(|one| one.year.to_string() == year);
    if let Some(year) = quantity.strip_prefix("actual over cooperative capital expenditure, ") {
        return of(year).map(capex::Year::ratio);
    }
    let year = quantity.strip_prefix("Nash over cooperative in the model, ")?;
    of(year).map(|one| one.nash / one.cooperative)
}
