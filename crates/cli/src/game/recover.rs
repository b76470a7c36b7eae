//! `endodec game recover`.

use clap::Args;
use endodec_game::calibration::{self, Identified, PrintedResults};
use endodec_numerics::Rounded;
use endodec_paper::Constants;
use serde::Serialize;

use crate::failure::Failure;
use crate::output::{Analysis, Answer, Table, records, significant};

/// Arguments of `endodec game recover`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n  endodec game recover --nash-value 19.22 --cooperative-value 29.16 --nash-time 3.8 --cooperative-time 18.3\n\nThe digits given set the precision: 3.8 stands for anything from 3.75 to 3.85."
)]
pub(crate) struct Arguments {
    /// Printed Nash value per firm
    #[arg(long, value_name = "V", default_value = "19.22")]
    nash_value: Rounded,
    /// Printed cooperative value per firm
    #[arg(long, value_name = "V", default_value = "29.16")]
    cooperative_value: Rounded,
    /// Printed Nash crossing time in years
    #[arg(long, value_name = "T", default_value = "3.8")]
    nash_time: Rounded,
    /// Printed cooperative crossing time in years
    #[arg(long, value_name = "T", default_value = "18.3")]
    cooperative_time: Rounded,
    /// Number of firms N
    #[arg(long, value_name = "N", default_value_t = 5)]
    firms: u32,
    /// Discount rate r
    #[arg(long, value_name = "R", default_value_t = Constants::PAPER.discount)]
    discount: f64,
    /// Displacement rate δ
    #[arg(long, value_name = "DELTA", default_value_t = Constants::PAPER.displacement)]
    displacement: f64,
}

#[derive(Serialize)]
struct Found {
    value_scale: Identified,
    distance_scale: Identified,
    years_per_unit: Identified,
    baseline: Baseline,
}

/// The round triple, and whether it lies inside the intervals.
#[derive(Serialize)]
struct Baseline {
    intercept: f64,
    slope: f64,
    distance: f64,
    admitted: bool,
}

#[derive(Serialize)]
struct Row<'a> {
    quantity: &'a str,
    #[serde(flatten)]
    identified: &'a Identified,
}

impl Analysis for Arguments {
    fn answer(&self) -> Result<impl Answer, Failure> {
        let recovered = calibration::recover(&PrintedResults {
            nash_value: self.nash_value,
            cooperative_value: self.cooperative_value,
            nash_time: self.nash_time,
            cooperative_time: self.cooperative_time,
            firms: f64::from(self.firms),
            discount: self.discount,
            displacement: self.displacement,
        })?;
        let baseline = Constants::PAPER.game();
        Ok(Found {
            value_scale: recovered.value_scale,
            distance_scale: recovered.distance_scale,
            years_per_unit: recovered.years_per_unit,
            baseline: Baseline {
                intercept: baseline.intercept,
                slope: baseline.slope,
                distance: baseline.distance,
                admitted: recovered.admits(&baseline),
            },
        })
    }
}

impl Answer for Found {
    fn records(&self) -> Result<Table, Failure> {
        let rows = [
            ("value_scale", &self.value_scale),
            ("distance_scale", &self.distance_scale),
            ("years_per_unit", &self.years_per_unit),
        ];
        records(
            rows.map(|(quantity, identified)| Row {
                quantity,
                identified,
            }),
            "quantity, estimate, lower, upper",
        )
    }

    fn text(&self) -> Result<String, Failure> {
        let digits = |value| significant(value, 6);
        let mut text = String::from(
            "What the printed results identify, with the interval their rounding leaves open:\n",
        );
        for (name, found) in [
            ("a²/b", &self.value_scale),
            ("b·x₀/a", &self.distance_scale),
            ("τ, years per unit of model time", &self.years_per_unit),
        ] {
            text.push_str(&format!(
                "  {name} = {}, in [{}, {}]\n",
                digits(found.estimate),
                digits(found.lower),
                digits(found.upper)
            ));
        }
        let Baseline {
            intercept,
            slope,
            distance,
            admitted,
        } = self.baseline;
        text.push_str(&format!(
            "a, b and x₀ are not identified one by one. The round triple a = {intercept}, b = {slope}, x₀ = {distance} is {} these intervals.\n",
            if admitted { "inside" } else { "outside" },
        ));
        Ok(text)
    }
}
