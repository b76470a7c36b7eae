//! Technologies with a yearly record of price and cumulative output, as forecasts need them.

use endodec_empirics::{CurveYear, Dataset};

use endodec_paper::Inputs;

/// Thousand bits in a GB: prices per thousand bits to prices per GB.
const KILOBITS_PER_GB: f64 = 8e6;

/// One yearly record, oldest first, no year missing.
pub(super) struct Technology {
    pub(super) name: &'static str,
    /// Unit of the price.
    pub(super) unit: &'static str,
    pub(super) years: Vec<f64>,
    pub(super) quantity: Vec<f64>,
    pub(super) cost: Vec<f64>,
}

/// The six records, the author's panel last.
pub(super) fn technologies(inputs: &Inputs) -> Vec<Technology> {
    let curves = &inputs.data.curves;
    let mut out = vec![
        Technology::from_curve(
            "DRAM, 1971–2007",
            "US$ of 2005 per GB",
            &curves.dram,
            KILOBITS_PER_GB,
        ),
        Technology::from_curve("Transistors", "US$ of 2005", &curves.transistor, 1.0),
        Technology::from_curve(
            "Hard disk drives",
            "US$ of 2005 per MB",
            &curves.hard_disk_drive,
            1.0,
        ),
        Technology::from_curve(
            "Wind turbines, Denmark",
            "kroner per kW",
            &curves.wind_turbine,
            1.0,
        ),
        Technology::new(
            "Solar PV modules",
            "US$ of 2019 per W",
            curves
                .solar
                .iter()
                .map(|row| (row.year, row.cumulative_mw, row.price_usd_per_w)),
        ),
    ];
    out.push(Technology::new(
        "DRAM, author’s panel",
        "US$ per GB",
        inputs
            .data
            .dram
            .panel
            .iter()
            .map(|row| (row.year, row.cumulative_eb, row.price_usd_per_gb)),
    ));
    out
}

impl Technology {
    fn new(
        name: &'static str,
        unit: &'static str,
        rows: impl Iterator<Item = (i16, f64, f64)>,
    ) -> Self {
        let mut out = Self {
            name,
            unit,
            years: Vec::new(),
            quantity: Vec::new(),
            cost: Vec::new(),
        };
        for (year, quantity, cost) in rows {
            out.years.push(f64::from(year));
            out.quantity.push(quantity);
            out.cost.push(cost);
        }
        out
    }

    /// In these files the year without previous output is the first of the count: the year after
    /// gives that year's output as its own previous one.
    fn from_curve(
        name: &'static str,
        unit: &'static str,
        series: &Dataset<CurveYear>,
        scale: f64,
    ) -> Self {
        let rows = series.iter().filter_map(|row| {
            let quantity = row.previous_output.unwrap_or(0.0) + row.output?;
            Some((row.year, quantity, row.price * scale))
        });
        Self::new(name, unit, rows)
    }

    /// Growth of cumulative output a year over the last five years, a fraction.
    pub(super) fn recent_growth(&self) -> f64 {
        match self.quantity[..] {
            [.., before, _, _, _, _, last] => libm::pow(last / before, 0.2) - 1.0,
            _ => 0.0,
        }
    }
}

#[cfg(test)]
mod tests {
    use endodec_learning::forecast::{ForecastModel, WRIGHT_CORRELATION};

    use super::technologies;
    use endodec_paper::Inputs;

    #[test]
    fn no_year_is_missing_and_output_rises() {
        for technology in technologies(&Inputs::embedded().unwrap()) {
            let name = technology.name;
            let steps = technology.years.windows(2).map(|w| w[1] - w[0]);
            assert!(
                steps.into_iter().all(|step| (step - 1.0).abs() < 1e-9),
                "{name}"
            );
            assert!(
                technology.quantity.windows(2).all(|w| w[0] < w[1]),
                "{name}"
            );
        }
    }

    /// The explorer says where its default for the noise lies among real records.
    #[test]
    fn the_noise_of_the_records_is_what_the_explorer_says_of_it() {
        let inputs = Inputs::embedded().unwrap();
        let noises: Vec<f64> = technologies(&inputs)
            .iter()
            .map(|one| {
                ForecastModel::wright(&one.quantity, &one.cost, WRIGHT_CORRELATION)
                    .unwrap()
                    .noise
            })
            .collect();
        let [low, high] = [f64::min, f64::max]
            .map(|pick| noises.iter().copied().reduce(pick).unwrap_or(f64::NAN));
        let said = format!("{low:.2} to {high:.2}").replace("0.", ".");
        let noise = endodec_screens::parameter(endodec_screens::Key::Noise);
        assert!(noise.source.contains(&said), "{said}, not {}", noise.source);
    }
}
