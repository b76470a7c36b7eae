//! The reproduction number that a series of shares implies, under two equations.

use endodec_adoption::AdoptionError;
use endodec_adoption::implied::{
    CONTACT_RATE_CAVEAT, DAYS_PER_MONTH, ImpliedParams, ShareModel, ShareObservation, Step,
    implied_r0,
};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), AdoptionError> {
    let series: Vec<ShareObservation> = [(0.0, 0.02), (91.0, 0.03), (182.0, 0.05), (274.0, 0.045)]
        .map(|(day, share)| ShareObservation { day, share })
        .into();
    for model in [ShareModel::Logistic, ShareModel::Sis] {
        let params = ImpliedParams {
            contact_rate: 0.21,
            days_per_month: DAYS_PER_MONTH,
            model,
            step: Step::Exact,
        };
        for interval in implied_r0(&series, &params)? {
            println!(
                "{model:?}: {:.1} months, R0 {:.2}",
                interval.months, interval.r0
            );
        }
    }
    println!("{CONTACT_RATE_CAVEAT}");
    Ok(())
}
