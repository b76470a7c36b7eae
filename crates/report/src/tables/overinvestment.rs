//! Overinvestment in dollars: the printed benchmark, the printed ratio applied, and the model's own ratio.

use crate::subject::Subject;
use endodec_game::overinvestment::compare;

use super::PaperTable;
use crate::error::ReportError;
use endodec_paper::{Inputs, tables};
use endodec_table::{Cell, Table};

const HEADINGS: &[&str] = &[
    "Year",
    "Quantity",
    "Printed",
    "From the printed ratio, low",
    "high",
    "From the model's ratio",
];
const NOTE: &str = "Billions of dollars. The printed ratio of three to four is below the model's own at the recovered baseline, so that the cartel's investment comes out smaller than printed. A ratio of outputs is applied to spending, as the paper does; the model says nothing about dollars. Consumers' surplus is that of one year at the start, if the spending is taken for the industry's revenue; the paper has no such number, and prices no output. The ends of the printed ranges use unequal ratios.";

pub(super) static V1_TABLE_B1: PaperTable = PaperTable {
    slug: "v1-table-b1-overinvestment",
    place: "v1 Table B1",
    subject: Subject::Game,
    title: "Overinvestment in dollars",
    headings: HEADINGS,
    note: NOTE,
    sources: &["v1_tb1_overinvestment", "endodec-game"],
    data: |inputs| {
        dollars(
            inputs,
            ("v1", "B1"),
            &[("2024", "2024"), ("2025 (proj.)", "2025")],
        )
    },
};

pub(super) static V2_TABLE_12: PaperTable = PaperTable {
    slug: "v2-table-12-overinvestment",
    place: "v2 Table 12",
    subject: Subject::Game,
    title: "Overinvestment in dollars",
    headings: HEADINGS,
    note: NOTE,
    sources: &["v2_t12_overinvestment", "endodec-game"],
    data: |inputs| {
        dollars(
            inputs,
            ("v2", "12"),
            &[("2024", "2024"), ("2025 (prelim.)", "2025")],
        )
    },
};

fn dollars(
    inputs: &Inputs,
    of: (&str, &str),
    years: &[(&str, &str)],
) -> Result<Table, ReportError> {
    let printed = tables::printed(&inputs.data, of)?;
    let cell = |row: &str, head: &str| tables::cell(printed, row, head);
    let ratio = compare(&inputs.baseline, inputs.baseline.distance()).output_ratio;
    // Consumers' surplus per unit of rivals' revenue, at outputs that are so many times below theirs.
    let market = inputs.baseline.market();
    let rivals = inputs.nash.output(inputs.baseline.distance());
    let revenue = market.price(rivals) * rivals;
    let surplus = |ratio: f64| market.consumer_surplus(rivals / ratio) / revenue;
    let mut ours = Table::new([
        "year",
        "quantity",
        "printed",
        "from_printed_ratio_low",
        "from_printed_ratio_high",
        "from_model_ratio",
    ]);
    for (head, year) in years {
        let actual = cell("Actual AI capex ($B)", head)?;
        let (low, high) = cell("Model Qᴺ/Qᶜ ratio", head)
            .or_else(|_| cell("Model Q^N/Q^C ratio", head))?
            .interval()
            .unwrap_or((f64::NAN, f64::NAN));
        let spent = actual.number().unwrap_or(f64::NAN);
        let cartel = [spent / high, spent / low, spent / ratio];
        let cooperative = cell("Implied cooperative ($B)", head)?;
        let excess = cell("Excess investment ($B)", head)?;
        let mut push = |quantity: &str, text: &str, numbers: [f64; 3]| {
            ours.push(
                [Cell::from(*year), Cell::from(quantity), Cell::from(text)]
                    .into_iter()
                    .chain(numbers.map(Cell::from)),
            );
        };
        push("actual capex", actual.text(), [spent; 3]);
        push("ratio of outputs", "3–4", [low, high, ratio]);
        push("cartel's capex", cooperative.text(), cartel);
        push(
            "excess",
            excess.text(),
            [spent - cartel[1], spent - cartel[0], spent - cartel[2]],
        );
        push("consumers' surplus, rivals", "", [spent * surplus(1.0); 3]);
        push(
            "consumers' surplus, cartel",
            "",
            [high, low, ratio].map(|ratio| spent * surplus(ratio)),
        );
    }
    Ok(ours)
}
