//! What outputs depend on: Sobol' indices by parameter.

use endodec_chart::{Axis, Chart, Colour, Intervals, Panel, Points, Rule, Symbol};
use endodec_table::markup::literal;

use crate::figure::Figure;
use crate::number::{as_f64, percent, shown};
use crate::order;

/// Indices of first and total order of one or more outputs.
#[derive(Debug, Clone)]
pub struct Sensitivity {
    /// Confidence level of the intervals.
    pub level: f64,
    /// Base points of each index.
    pub base_points: u64,
    /// The outputs; one that is constant has no indices and does not stand here.
    pub outputs: Vec<SensitivityOutput>,
}

/// An output and what its variance is due to.
#[derive(Debug, Clone)]
pub struct SensitivityOutput {
    /// What it is called.
    pub name: String,
    /// The parameters, in one order for all outputs.
    pub shares: Vec<SensitivityShare>,
}

/// The shares of the variance of an output that one parameter has a part in.
#[derive(Debug, Clone)]
pub struct SensitivityShare {
    /// The parameter.
    pub parameter: String,
    /// Due to it alone.
    pub first_order: f64,
    /// Interval of that share.
    pub first_order_interval: [f64; 2],
    /// With all that it does together with others.
    pub total: f64,
    /// Interval of that share.
    pub total_interval: [f64; 2],
}

/// Letters of a name at most.
const MOST_LETTERS: usize = 40;

impl Sensitivity {
    /// The figure: a panel an output, a row a parameter. None where no output varies.
    #[must_use]
    pub fn figure(&self) -> Option<Figure> {
        let rows = self.outputs.first()?.shares.len();
        let panels: Vec<Panel> = self.outputs.iter().map(SensitivityOutput::panel).collect();
        Some(Figure {
            title: self.title(),
            note: format!(
                "Blue discs: share of the variance due to the parameter alone (first order). Black diamonds: with all that it does together with others (total order). Intervals of {} by resampling of {} base points.",
                percent(self.level),
                self.base_points
            ),
            alt: self.alt(),
            chart: Chart {
                columns: panels.len().min(2),
                row_height: 1.1 + 0.26 * as_f64(rows),
                panels,
            },
            names: Vec::new(),
        })
    }

    fn title(&self) -> String {
        let leads: Vec<String> = self
            .outputs
            .iter()
            .filter_map(|output| {
                let first = output.leading()?;
                Some(format!("{} on {}", output.name, first.parameter))
            })
            .collect();
        match leads.as_slice() {
            [one] => format!("What depends on what: {one} most"),
            [one, .., last] if leads.len() > 3 => {
                format!("What depends on what most: {one}, …, {last}")
            }
            _ => format!("What depends on what most: {}", leads.join(", ")),
        }
    }

    fn alt(&self) -> String {
        let told: Vec<String> = self.outputs.iter().map(SensitivityOutput::told).collect();
        told.join(" ")
    }
}

impl SensitivityOutput {
    fn panel(&self) -> Panel {
        let names: Vec<String> = self
            .shares
            .iter()
            .map(|share| literal(&order::shortened(&share.parameter, MOST_LETTERS)))
            .collect();
        // One a little above the other, so that neither hides the other's interval.
        let marks = |of: fn(&SensitivityShare) -> (f64, [f64; 2]), lift: f64, symbol, colour| {
            let at = |(row, share): (usize, &SensitivityShare)| (of(share).0, as_f64(row) + lift);
            Points {
                symbol,
                size: 4.2,
                intervals: Intervals::Horizontal(
                    self.shares
                        .iter()
                        .map(|share| (of(share).1[0], of(share).1[1]))
                        .collect(),
                ),
                ..Points::new(self.shares.iter().enumerate().map(at), colour)
            }
        };
        Panel {
            title: literal(&self.name),
            x: Axis::linear("share of the variance"),
            y: Axis::categories("", names),
            marks: vec![
                Rule::vertical(0.0).into(),
                marks(
                    |share| (share.first_order, share.first_order_interval),
                    -0.14,
                    Symbol::Disc,
                    Colour::Blue,
                )
                .into(),
                marks(
                    |share| (share.total, share.total_interval),
                    0.14,
                    Symbol::Diamond,
                    Colour::Black,
                )
                .into(),
            ],
        }
    }

    fn leading(&self) -> Option<&SensitivityShare> {
        self.shares
            .iter()
            .max_by(|a, b| a.total.total_cmp(&b.total))
    }

    fn told(&self) -> String {
        let shares: Vec<String> = self
            .shares
            .iter()
            .map(|share| {
                format!(
                    "{} {} ({})",
                    share.parameter,
                    shown(share.total, 2),
                    shown(share.first_order, 2)
                )
            })
            .collect();
        format!(
            "Total share of the variance of {}, first order in brackets: {}.",
            self.name,
            shares.join(", ")
        )
    }
}
