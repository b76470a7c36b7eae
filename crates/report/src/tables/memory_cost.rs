//! What a gigabyte of memory costs by component: v2 Table 7 and its sums.

use crate::subject::Subject;
use endodec_empirics::Printed;

use super::PaperTable;
use crate::error::ReportError;
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

const COLUMNS: [(&str, &str); 4] = [
    ("HBM3E (2025)", "hbm3e_2025"),
    ("Consumer DDR5 (2024, pre-cycle)", "ddr5_2024"),
    ("Consumer DDR5 (2026, supercycle)", "ddr5_2026"),
    ("Proj. consumer stacked (2029)", "consumer_stacked_2029"),
];

pub(super) static V2_TABLE_7: PaperTable = PaperTable {
    slug: "v2-table-7-memory-cost",
    place: "v2 Table 7",
    subject: Subject::Record,
    title: "Cost of a gigabyte of memory by component",
    headings: &[
        "Component",
        "HBM3E (2025)",
        "Consumer DDR5 (2024)",
        "Consumer DDR5 (2026)",
        "Consumer stacked (2029, projected)",
    ],
    note: "Dollars per GB as printed, with the sum of the printed components beneath. The components of DDR5 in 2026 add up to less than a third of its printed total: by the paper's own account the rest is scarcity, not cost.",
    sources: &["v2_t07_cost_decomposition"],
    data,
};

fn data(inputs: &Inputs) -> Result<Table, ReportError> {
    let printed = tables::printed(&inputs.data, ("v2", "7"))?;
    let components = tables::column(printed, "Component")?;
    let costs = COLUMNS
        .iter()
        .map(|(head, _)| tables::column(printed, head))
        .collect::<Result<Vec<_>, _>>()?;
    let mut ours =
        Table::new(std::iter::once("component").chain(COLUMNS.iter().map(|(_, name)| *name)));
    for (at, component) in components.iter().enumerate() {
        let cells = costs.iter().map(|cost| Cell::from(cost[at].text()));
        ours.push(std::iter::once(Cell::from(component.text())).chain(cells));
    }
    let sums = costs.iter().map(|cost| {
        let parts = cost
            .iter()
            .zip(&components)
            .filter(|(_, component)| component.text() != "Total");
        let (low, high) = parts
            .filter_map(|(cost, _)| interval(cost))
            .fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
        Cell::from(if high > low {
            format!("{low:.2}–{high:.2}")
        } else {
            format!("{low:.2}")
        })
    });
    ours.push(std::iter::once(Cell::from("Sum of the components")).chain(sums));
    Ok(ours)
}

/// The range in a cell such as `~1.50–2.50 (3D)`: a remark behind the number does not count.
fn interval(printed: &Printed) -> Option<(f64, f64)> {
    printed
        .interval()
        .or_else(|| Printed::parse(printed.text().split('(').next()?).interval())
}
