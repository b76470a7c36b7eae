//! What a diffusion fit answers.

use serde::Serialize;

use super::fitted::{Fitted, Row};
use crate::failure::Failure;
use crate::output::{Answer, Cell, Comparable, Figure, Table, records};

#[derive(Serialize)]
#[serde(untagged)]
pub(crate) enum Found {
    /// The model asked for.
    One(#[serde(serialize_with = "only")] Vec<Fitted>),
    /// All models, and those that the data cannot carry.
    Several {
        fits: Vec<Fitted>,
        not_fitted: Vec<NotFitted>,
    },
}

fn only<S: serde::Serializer>(fits: &[Fitted], serializer: S) -> Result<S::Ok, S::Error> {
    fits.first().serialize(serializer)
}

/// A model that the data cannot carry.
#[derive(Serialize)]
pub(crate) struct NotFitted {
    pub(super) model: &'static str,
    pub(super) reason: String,
}

impl Found {
    fn fits(&self) -> &[Fitted] {
        let (Self::One(fits) | Self::Several { fits, .. }) = self;
        fits
    }
}

impl Answer for Found {
    fn figure(&self) -> Result<Option<Figure>, Failure> {
        Ok(self.drawn())
    }

    /// One row a parameter, then one a forecast, then one a model that was not fitted.
    fn records(&self) -> Result<Table, Failure> {
        let fits = self.fits();
        let open: &[NotFitted] = match self {
            Self::One(_) => &[],
            Self::Several { not_fitted, .. } => not_fitted,
        };
        let open = open
            .iter()
            .map(|open| Row::not_fitted(open.model, &open.reason));
        records(
            fits.iter()
                .flat_map(Fitted::rows)
                .chain(fits.iter().flat_map(Fitted::forecasts))
                .chain(open),
            "model, parameter, estimate, std_error, profile.0 as profile_lower_95, \
             profile.1 as profile_upper_95, bootstrap.0 as bootstrap_lower_95, \
             bootstrap.1 as bootstrap_upper_95, of.rss, of.aicc, akaike_weight, of.n, unit, \
             of.launch, of.peak, at.time, at.level, at.median, \
             at.curve_interval_95.0 as curve_lower_95, at.curve_interval_95.1 as curve_upper_95, \
             at.observation_interval_95.0 as observation_lower_95, \
             at.observation_interval_95.1 as observation_upper_95, reason as not_fitted",
        )
    }

    /// The parameters and forecasts of the model, or of each model under its name.
    fn row(&self) -> Result<Table, Failure> {
        let fits = self.fits();
        let mut table = Table::new(["n"]);
        table.push([fits.first().map_or(Cell::Missing, |fit| Cell::from(fit.n))]);
        for fit in fits {
            let prefix = match self {
                Self::One(_) => {
                    table = table.with_column("model", [Cell::from(fit.model)]);
                    String::new()
                }
                Self::Several { .. } => format!("{}_", fit.model),
            };
            let mut add = |name: &str, cell: Cell| {
                let grown = std::mem::replace(&mut table, Table::new([""; 0]));
                table = grown.with_column(&format!("{prefix}{name}"), [cell]);
            };
            for (j, name) in fit.estimates.names.iter().enumerate() {
                let [lower, upper] = fit.profile_intervals_95.values[j];
                add(name, Cell::from(fit.estimates.values[j]));
                add(
                    &format!("{name}_std_error"),
                    Cell::from(fit.std_errors.values[j]),
                );
                add(&format!("{name}_profile_lower_95"), Cell::from(lower));
                add(&format!("{name}_profile_upper_95"), Cell::from(upper));
                if let Some(resampled) = &fit.bootstrap_intervals_95 {
                    let (lower, upper) = resampled.values[j];
                    add(&format!("{name}_bootstrap_lower_95"), Cell::from(lower));
                    add(&format!("{name}_bootstrap_upper_95"), Cell::from(upper));
                }
            }
            add("rss", Cell::from(fit.rss));
            add("aicc", Cell::from(fit.aicc));
            if let Some(weight) = fit.akaike_weight {
                add("akaike_weight", Cell::from(weight));
            }
            add("peak", fit.peak.clone().map_or(Cell::Missing, Cell::from));
            for (at, point) in fit.forecast.iter().enumerate() {
                let number = at + 1;
                let (lower, upper) = point.curve_interval_95;
                add(&format!("level_{number}"), Cell::from(point.level));
                add(&format!("curve_lower_95_{number}"), Cell::from(lower));
                add(&format!("curve_upper_95_{number}"), Cell::from(upper));
            }
        }
        Ok(table)
    }

    fn brief(&self) -> Result<Table, Failure> {
        let row = self.row()?;
        let plain = |name: &&String| {
            !["_std_error", "_95", "rss", "aicc"]
                .iter()
                .any(|end| name.contains(end))
        };
        let kept: Vec<&String> = row.columns().iter().filter(plain).collect();
        let mut brief = Table::new(kept.iter().map(|name| name.as_str()));
        let at = |name: &&String| row.position(name).map(|at| row.rows()[0][at].clone());
        brief.push(kept.iter().map(|name| at(name).unwrap_or(Cell::Missing)));
        Ok(brief)
    }

    /// Rates; sizes of markets are not expected to be one.
    fn comparable(&self) -> Vec<Comparable> {
        let Self::One(fits) = self else {
            return Vec::new();
        };
        let rates = |fit: &Fitted| -> Vec<Comparable> {
            let of = |&j: &usize| Comparable {
                of: fit.estimates.names[j],
                estimate: fit.estimates.values[j],
                std_error: fit.std_errors.values[j],
            };
            fit.rates.iter().map(of).collect()
        };
        fits.iter().flat_map(rates).collect()
    }

    fn text(&self) -> Result<String, Failure> {
        let mut text = String::new();
        for fit in self.fits() {
            text.push_str(&fit.text()?);
            text.push('\n');
        }
        if let Self::Several { not_fitted, .. } = self {
            for open in not_fitted {
                text.push_str(&format!("{}: {}\n", open.model, open.reason));
            }
        }
        Ok(text)
    }
}
