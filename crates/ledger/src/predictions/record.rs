//! What was known on a day: observations by measure, and rows as evidence.

use endodec_empirics::{Datasets, Date, Observation, Provenance, StatedPrediction};

use endodec_paper::Constants;
use endodec_table::number::fixed;

use super::{EvidenceRow, Status};

/// The data as of a day, for one prediction.
pub(super) struct Record<'a> {
    pub(super) data: &'a Datasets,
    pub(super) constants: &'a Constants,
    pub(super) stated: &'a StatedPrediction,
    pub(super) as_of: Date,
    /// Whether rows that something speaks against are read as well.
    pub(super) with_doubtful: bool,
}

/// An observation with a value that is a number, a range or a bound.
#[derive(Debug, Clone)]
pub(super) struct Measured<'a> {
    pub(super) observation: &'a Observation,
    pub(super) provenance: Provenance,
    /// Lower end of the value; −∞ of an upper bound.
    pub(super) low: f64,
    /// Upper end of the value; ∞ of a lower bound.
    pub(super) high: f64,
}

impl Measured<'_> {
    pub(super) fn item(&self) -> &str {
        self.observation.item.as_deref().unwrap_or_default()
    }

    pub(super) fn known_on(&self) -> Date {
        self.observation.known_on
    }

    pub(super) fn text(&self) -> &str {
        self.observation.value.text()
    }

    pub(super) fn row(&self) -> EvidenceRow {
        row(self.observation, self.provenance.clone(), true)
    }
}

impl<'a> Record<'a> {
    pub(super) fn new(
        (data, constants): (&'a Datasets, &'a Constants),
        stated: &'a StatedPrediction,
        as_of: Date,
    ) -> Self {
        Self {
            data,
            constants,
            stated,
            as_of,
            with_doubtful: false,
        }
    }

    /// The same record with the rows read that something speaks against.
    pub(super) fn with_doubtful(&self) -> Self {
        Self {
            with_doubtful: true,
            ..*self
        }
    }

    /// Observations of the measures that the prediction reads which something speaks against.
    pub(super) fn doubtful(&self) -> Vec<&'a Observation> {
        let reads = |name: &str| {
            self.data.predictions.measures.iter().any(|measure| {
                measure.name == name
                    && measure
                        .predictions
                        .split("; ")
                        .any(|id| id == self.stated.id)
            })
        };
        self.data
            .predictions
            .known(self.as_of)
            .map(|(observation, _)| observation)
            .filter(|row| row.doubt.is_some() && row.measure.as_deref().is_some_and(reads))
            .collect()
    }

    /// Observations of a measure known on the day, of whatever prediction, from the oldest to the newest.
    pub(super) fn measure(&self, name: &str) -> Vec<Measured<'a>> {
        let mut found: Vec<Measured<'a>> = self
            .dates_of(name)
            .into_iter()
            .filter_map(|(observation, provenance)| {
                let (low, high) = observation.value.interval()?;
                Some(Measured {
                    observation,
                    provenance,
                    low,
                    high,
                })
            })
            .collect();
        found.sort_by_key(Measured::known_on);
        found
    }

    /// As [`Record::measure`], whatever the values are, in file order.
    pub(super) fn dates_of(&self, name: &str) -> Vec<(&'a Observation, Provenance)> {
        debug_assert!(
            self.data
                .predictions
                .measures
                .iter()
                .any(|measure| measure.name == name),
            "{name} is not in prediction_measures.csv"
        );
        self.data
            .predictions
            .known(self.as_of)
            .filter(|(observation, _)| {
                observation.measure.as_deref() == Some(name)
                    && (self.with_doubtful || observation.doubt.is_none())
            })
            .collect()
    }

    /// Observations filed under the prediction that were known on the day and decide nothing.
    pub(super) fn context(&self) -> Vec<EvidenceRow> {
        self.data
            .predictions
            .known(self.as_of)
            .filter(|(observation, _)| {
                observation.prediction_id == self.stated.id
                    && (observation.measure.is_none() || observation.doubt.is_some())
            })
            .map(|(observation, provenance)| row(observation, provenance, false))
            .collect()
    }

    /// Whether something known on a day was known by the deadline.
    pub(super) fn in_time(&self, known_on: Date) -> bool {
        self.stated
            .deadline_date
            .is_none_or(|deadline| known_on <= deadline)
    }

    /// Whether a calendar year is over on the day, so that its yearly figures can be known.
    pub(super) fn is_over(&self, year: i16) -> bool {
        Date::new(year, 12, 31).is_ok_and(|end| end <= self.as_of)
    }

    /// Day from which on something known only to be of a year counts: its end, or the newest observation in the data
    /// where that is earlier.
    pub(super) fn end_of(&self, year: i16) -> Option<Date> {
        let end = Date::new(year, 12, 31).ok()?;
        Some(
            self.data
                .predictions
                .newest()
                .map_or(end, |newest| end.min(newest)),
        )
    }

    /// Whether somebody has looked on or after a day: what was not seen before does not show that it is not there.
    pub(super) fn watched_through(&self, rows: &[Measured<'_>], day: Option<Date>) -> bool {
        day.is_some_and(|day| rows.iter().any(|row| row.known_on() >= day))
    }

    /// Met when reached in time; failed when the failure condition holds; otherwise open until `last`, the last day on
    /// which the paper's conditions can still decide, and undecidable after it: the outcome lies in the gap between the
    /// two conditions, or nobody has looked.
    pub(super) fn status(&self, met: bool, failed: bool, last: Option<Date>) -> Status {
        match (met, failed) {
            (true, _) => Status::Met,
            (false, true) => Status::Failed,
            (false, false) if last.is_some_and(|last| self.as_of > last) => Status::Undecidable,
            (false, false) => Status::Open,
        }
    }
}

/// Observations as rows of evidence.
pub(super) fn rows(measured: &[Measured<'_>]) -> Vec<EvidenceRow> {
    measured.iter().map(Measured::row).collect()
}

/// The lowest price of an item.
pub(super) fn cheapest<'m, 'a>(prices: &'m [Measured<'a>], item: &str) -> Option<&'m Measured<'a>> {
    prices
        .iter()
        .filter(|price| price.item() == item)
        .min_by(|a, b| a.high.total_cmp(&b.high))
}

/// A row of evidence from an observation.
pub(super) fn row(observation: &Observation, provenance: Provenance, decides: bool) -> EvidenceRow {
    EvidenceRow {
        observable: observation.observable.clone(),
        date: observation.date.clone(),
        value: observation.value.text().to_owned(),
        number: observation.value.number(),
        unit: observation.unit.clone(),
        source: provenance.source,
        grade: provenance.grade,
        decides,
    }
}

/// A row of evidence from a value that the program computes or reads from a typed series.
pub(super) fn computed(
    observable: impl Into<String>,
    date: impl Into<String>,
    value: f64,
    unit: &str,
    provenance: Provenance,
) -> EvidenceRow {
    EvidenceRow {
        observable: observable.into(),
        date: date.into(),
        value: fixed(value, 3),
        number: Some(value),
        unit: unit.to_owned(),
        source: provenance.source,
        grade: provenance.grade,
        decides: true,
    }
}
