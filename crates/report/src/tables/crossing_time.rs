//! Crossing time against the elasticity: v2 Table 2 and what it rests on.

use crate::subject::Subject;
use endodec_learning::{Elasticity, OutputPath, WrightCurve};

use super::PaperTable;
use super::printed::transcribe;
use endodec_paper::tables;
use endodec_table::Cell;

pub(super) static V2_TABLE_2: PaperTable = PaperTable {
    slug: "v2-table-2-crossing-time",
    place: "v2 Table 2",
    subject: Subject::Learning,
    title: "Crossing time of the hardware learning curve against its elasticity",
    headings: &[
        "α",
        "Label",
        "*T*\\*, printed (years)",
        "Year, printed",
        "*T*\\* (years)",
        "Year",
    ],
    note: "The paper states neither the cost fall nor the growth of output behind its table. A twelve-fold fall with cumulative output growing by 25 % a year, *T*\\* = ln 12/(α ln 1.25), gives every printed row but the baseline's own; both constants are in the author's files. The label of .20 as an instrumental-variable estimate and of .32 as least squares is the reverse of the source.",
    sources: &["v2_t02_tstar_sensitivity", "endodec-learning"],
    data: |inputs| {
        let printed = tables::printed(&inputs.data, ("v2", "2"))?;
        let constants = &inputs.constants;
        let path = OutputPath::exponential(1.0, constants.table_2_growth)?;
        let mut times = Vec::new();
        for alpha in tables::column(printed, "α")? {
            let alpha = Elasticity::new(alpha.number().unwrap_or(f64::NAN))?;
            let curve = WrightCurve::new(constants.table_2_price_fall, 1.0, alpha)?;
            times.push(curve.crossing_time(1.0, &path)?);
        }
        Ok(transcribe(
            inputs,
            ("v2", "2"),
            &[
                ("α", "alpha"),
                ("Source / Label", "label"),
                ("T^* (yrs from 2024)", "years_printed"),
                ("Calendar Year", "date_printed"),
            ],
        )?
        .with_column(
            "years",
            times.iter().map(|&time| time.into()).collect::<Vec<Cell>>(),
        )
        .with_column(
            "date",
            times
                .iter()
                .map(|time| time.map(|time| constants.start_year + time).into())
                .collect::<Vec<Cell>>(),
        ))
    },
};
