//! What a report says of one series.

use endodec_figures::page::{Block, Section, Trust};
use endodec_figures::shown;

use super::one::One;
use super::trust;
use crate::failure::Failure;
use crate::typed::{Typed, or_refusal};

impl One {
    /// What is found, in a few sentences.
    pub(super) fn lead(&self) -> Vec<String> {
        let [quantity, cost] = &self.columns;
        let number = |keys: &[&str]| self.fit.number(keys).unwrap_or(f64::NAN);
        let percent = |share: f64| shown(100.0 * share, 3);
        let rate = number(&["learning_rate"]);
        let ends = ["0", "1"].map(|at| percent(number(&["learning_rate_interval", at])));
        let mut out = vec![format!(
            "Over {} observations, {cost} {} by {} % with each doubling of {quantity} (95 % interval {} to {} %; elasticity {}, R² {}).",
            number(&["n"]),
            if rate < 0.0 { "rises" } else { "falls" },
            percent(rate.abs()),
            ends[0],
            ends[1],
            shown(number(&["elasticity"]), 3),
            shown(number(&["r_squared"]), 3),
        )];
        if let Ok(forecast) = &self.forecast
            && let Some(last) = forecast.json["forecasts"]
                .as_array()
                .and_then(|all| all.last())
        {
            let at = |key: &str| last[key].as_f64().unwrap_or(f64::NAN);
            let end = |i: usize| last["interval_95"][i].as_f64().unwrap_or(f64::NAN);
            out.push(format!(
                "If {quantity} goes on growing by {} % a step{}, {cost} is forecast at {} after {} steps (median; 95 % of futures between {} and {}).",
                percent(self.growth),
                if self.growth_is_given { "" } else { ", as in the last ten" },
                shown(at("median"), 3),
                at("horizon"),
                shown(end(0), 3),
                shown(end(1), 3),
            ));
        }
        let checks = trust::checks(self);
        let of = |trust: Trust| checks.iter().filter(|check| check.trust == trust).count();
        out.push(format!(
            "Of {} checks {} hold, {} ask for care, {} speak against it.",
            checks.len(),
            of(Trust::Sound),
            of(Trust::Caution),
            of(Trust::Warning)
        ));
        out
    }

    /// The doubts in a word or two, for a table.
    pub(super) fn doubts(&self) -> String {
        let checks = trust::checks(self);
        let of = |trust: Trust| checks.iter().filter(|check| check.trust == trust).count();
        format!("{} !, {} ✗", of(Trust::Caution), of(Trust::Warning))
    }

    pub(super) fn trust(&self) -> Section {
        Section {
            heading: "What to trust, and why".to_owned(),
            blocks: vec![Block::Checks(trust::checks(self))],
        }
    }

    /// The fit first, then what leads on from it.
    pub(super) fn sections(&self) -> Vec<Section> {
        let mut fit = self.fit.blocks();
        let (mut table, mut notes) = (endodec_table::RegressionTable::default(), Vec::new());
        for (name, typed) in [
            ("Levels", Some(&self.fit)),
            ("Levels, robust", self.robust.as_ref().ok()),
            ("Changes", self.changes.as_ref().ok()),
        ] {
            let Some(typed) = typed else { continue };
            let found = typed.regressions.clone().unwrap_or_default().regressions;
            table
                .regressions
                .extend(
                    found
                        .into_iter()
                        .map(|regression| endodec_table::RegressionColumn {
                            name: name.to_owned(),
                            ..regression
                        }),
                );
            notes.push(typed.line.clone());
        }
        let (printed, below) = table.for_people();
        fit.push(Block::Table("The curve three ways".to_owned(), printed));
        fit.push(Block::Paragraph(below));
        for line in notes.into_iter().skip(1) {
            fit.push(Block::Command(line));
        }
        let section = |heading: &str, typed: &Result<Typed, Failure>| Section {
            heading: heading.to_owned(),
            blocks: or_refusal(typed),
        };
        let tests = self.tests.as_ref().map(|tests| section("Tests", tests));
        let mut out = vec![Section {
            heading: "The curve".to_owned(),
            blocks: fit,
        }];
        out.extend(tests);
        out.extend([
            section("Breaks", &self.breaks),
            section("What single observations do", &self.influence),
            section("Forecast", &self.forecast),
        ]);
        out
    }
}
