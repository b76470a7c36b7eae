//! The paper's dated predictions and the observations to hold against them.

use endodec_reader::CsvTable;

use crate::{
    DataError, Dataset, Date, Printed, Provenance,
    load::{Files, embedded},
};

/// A prediction as printed, shortened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatedPrediction {
    /// Identifier.
    pub id: String,
    /// `v1`, `v2` or `both`.
    pub version: String,
    /// What is predicted.
    pub statement: String,
    /// What must be measured.
    pub observable: String,
    /// When it is met.
    pub threshold: String,
    /// By when, in words, with the printed window.
    pub deadline: String,
    /// The day at the head of `deadline`; none where the paper prints none.
    pub deadline_date: Option<Date>,
    /// When it has failed.
    pub failure_condition: String,
    /// What a test needs.
    pub data_needed: String,
}

/// Something observed that bears on a prediction.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Identifier of the prediction, or `context`.
    pub prediction_id: String,
    /// What was measured.
    pub observable: String,
    /// The date as written: a day, month, quarter, year or span, perhaps with a remark.
    pub date: String,
    /// First day of what is written; none where the page is undated.
    pub from: Option<Date>,
    /// Day from which on the observation counts: the last day of what is written, but no later than the
    /// newest observation in the file whose day is known, since nothing in it can have been seen later.
    pub known_on: Date,
    /// The value.
    pub value: Printed,
    /// Unit of the value; may be empty.
    pub unit: String,
    /// The finding.
    pub statement: String,
    /// Definition, caveat, conflict or second source.
    pub note: Option<String>,
    /// Which quantity of a test the value is; none for context.
    pub measure: Option<String>,
    /// Device, firm, issuer, model, run or definition that the value is of.
    pub item: Option<String>,
    /// What speaks against the value; with it the row decides nothing alone. None where nothing does, or where the file
    /// has no such column.
    pub doubt: Option<String>,
}

impl Observation {
    /// First and last day of a value that is itself a date, such as the planned opening of a plant.
    #[must_use]
    pub fn value_period(&self) -> Option<(Date, Date)> {
        period(self.value.text())
    }
}

/// A quantity that decides predictions.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Measure {
    /// Name, as observations give it.
    pub name: String,
    /// Unit of the value.
    pub unit: String,
    /// What an observation's item names; none where there is none.
    pub item: Option<String>,
    /// What is measured.
    pub meaning: String,
    /// Identifiers of the predictions that read it, joined by `; `.
    pub predictions: String,
}

/// Predictions and observations.
#[derive(Debug, Clone, PartialEq)]
pub struct Predictions {
    /// The 22 predictions of both versions.
    pub stated: Dataset<StatedPrediction>,
    /// What observations may measure.
    pub measures: Dataset<Measure>,
    /// Observations, of any prediction or of the context.
    pub observations: Dataset<Observation>,
}

impl Predictions {
    pub(crate) fn read(files: &Files) -> Result<Self, DataError> {
        let stated = files.dataset("predictions", |row| {
            let text = |column| row.text(column).map(str::to_owned);
            let deadline = text("deadline")?;
            Ok(StatedPrediction {
                id: text("id")?,
                version: text("version")?,
                statement: text("statement")?,
                observable: text("observable")?,
                threshold: text("threshold")?,
                deadline_date: period(&deadline)
                    .filter(|_| deadline.get(4..5) == Some("-"))
                    .map(|(_, last)| last),
                deadline,
                failure_condition: text("failure_condition")?,
                data_needed: text("data_needed")?,
            })
        })?;
        let measures = files.dataset("prediction_measures", |row| {
            let text = |column| row.text(column).map(str::to_owned);
            Ok(Measure {
                name: text("measure")?,
                unit: text("unit")?,
                item: row.optional_text("item")?.map(str::to_owned),
                meaning: text("meaning")?,
                predictions: text("predictions")?,
            })
        })?;
        let list = files.get("prediction_measures")?.label();
        // The tests of the predictions know every shipped measure by its name.
        let shipped = CsvTable::parse(list, embedded("prediction_measures.csv"))?;
        for name in shipped.text("measure")? {
            if !measures.iter().any(|measure| measure.name == name) {
                return Err(DataError::MissingRow {
                    file: list.to_owned(),
                    column: "measure",
                    value: name.to_owned(),
                });
            }
        }
        let mut observations = files.dataset("prediction_observations", |row| {
            const REQUIRED: &str = "a day, month, quarter, year or span such as 2026-03-31, 2026-03, 2026-Q1 or 2025 to 2026, or undated";
            let date = row.text("date")?;
            let span = period(date);
            if span.is_none() && !date.starts_with("undated") {
                return Err(row.bad("date", REQUIRED).into());
            }
            Ok(Observation {
                prediction_id: row.text("prediction_id")?.to_owned(),
                observable: row.text("observable")?.to_owned(),
                date: date.to_owned(),
                from: span.map(|(first, _)| first),
                known_on: span.map_or(Date::MAX, |(_, last)| last),
                value: Printed::parse(row.optional_text("value")?.unwrap_or_default()),
                unit: row.optional_text("unit")?.unwrap_or_default().to_owned(),
                statement: row.text("statement")?.to_owned(),
                note: row.optional_text("note")?.map(str::to_owned),
                measure: row
                    .optional_text("measure")?
                    .map(|name| {
                        let known = measures.iter().any(|measure| measure.name == name);
                        if known {
                            Ok(name.to_owned())
                        } else {
                            Err(row.bad("measure", format!("a measure listed in {list}, or none")))
                        }
                    })
                    .transpose()?,
                item: row.optional_text("item")?.map(str::to_owned),
                doubt: if row.has("doubt") {
                    row.optional_text("doubt")?.map(str::to_owned)
                } else {
                    None
                },
            })
        })?;
        let newest = observations
            .iter()
            .filter(|row| row.from == Some(row.known_on))
            .map(|row| row.known_on)
            .max();
        if let Some(newest) = newest {
            for row in observations.rows_mut() {
                row.known_on = row.known_on.min(newest);
            }
        }
        Ok(Self {
            stated,
            measures,
            observations,
        })
    }

    /// Day of the newest observation, the farthest that the file sees.
    #[must_use]
    pub fn newest(&self) -> Option<Date> {
        self.observations.iter().map(|row| row.known_on).max()
    }

    /// Observations that were known on a day, in file order, with their provenance.
    pub fn known(&self, as_of: Date) -> impl Iterator<Item = (&Observation, Provenance)> {
        self.observations
            .with_provenance()
            .filter(move |(row, _)| row.known_on <= as_of)
    }
}

/// First and last day of a written date: `2026-03-31`, `2026-03`, `2026-Q1`, `2026-H1`, `2026`, two of them joined by
/// `-`, `to` or `/`, with `by` in front or a remark in brackets behind.
pub(crate) fn period(text: &str) -> Option<(Date, Date)> {
    let text = text.split_once(" (").map_or(text, |(text, _)| text).trim();
    let text = text.strip_prefix("by ").unwrap_or(text);
    let parts: Vec<&str> = if let Some((first, second)) = text.split_once(" to ") {
        vec![first, second]
    } else if text.contains(" / ") {
        text.split(" / ").collect()
    } else if text.len() == 9 && text.as_bytes().get(4) == Some(&b'-') {
        text.split('-').collect()
    } else {
        vec![text]
    };
    let mut span: Option<(Date, Date)> = None;
    for part in parts {
        let (first, last) = single(part.trim())?;
        span = Some(span.map_or((first, last), |(from, to)| (from.min(first), to.max(last))));
    }
    span
}

fn single(text: &str) -> Option<(Date, Date)> {
    let year: i16 = text.get(..4)?.parse().ok().filter(|year| *year > 0)?;
    let rest = text.get(4..)?;
    let day = |month, day| Date::new(year, month, day).ok();
    if rest.is_empty() {
        return Some((day(1, 1)?, day(12, 31)?));
    }
    let rest = rest.strip_prefix('-')?;
    if let Some(quarter) = rest.strip_prefix('Q') {
        let last: i8 = quarter
            .parse::<i8>()
            .ok()
            .filter(|quarter| (1..=4).contains(quarter))?
            * 3;
        return Some((day(last - 2, 1)?, day(last, 1)?.last_of_month()));
    }
    if let Some(half) = rest.strip_prefix('H') {
        let last: i8 = half
            .parse::<i8>()
            .ok()
            .filter(|half| (1..=2).contains(half))?
            * 6;
        return Some((day(last - 5, 1)?, day(last, 1)?.last_of_month()));
    }
    let (month, number) = rest
        .split_once('-')
        .map_or((rest, None), |(month, number)| (month, Some(number)));
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    let first_of_month = day(Some(month).filter(|text| digits(text))?.parse().ok()?, 1)?;
    match number {
        None => Some((first_of_month, first_of_month.last_of_month())),
        Some(number) => {
            let date = day(
                first_of_month.month(),
                Some(number).filter(|text| digits(text))?.parse().ok()?,
            )?;
            Some((date, date))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::period;
    use crate::Date;

    #[test]
    fn written_dates_are_spans_of_days() {
        let date = |year, month, day| Date::new(year, month, day).unwrap();
        let check = |text, first, last| assert_eq!(period(text), Some((first, last)), "{text}");
        check("2026-02-28", date(2026, 2, 28), date(2026, 2, 28));
        check("2024-02", date(2024, 2, 1), date(2024, 2, 29));
        check("2026-Q2", date(2026, 4, 1), date(2026, 6, 30));
        check("2028-H2", date(2028, 7, 1), date(2028, 12, 31));
        check("2026", date(2026, 1, 1), date(2026, 12, 31));
        check(
            "2026-02 (undated version)",
            date(2026, 2, 1),
            date(2026, 2, 28),
        );
        check("2025-09 to 2025-12", date(2025, 9, 1), date(2025, 12, 31));
        check("2025-2027", date(2025, 1, 1), date(2027, 12, 31));
        check("2023 / 2025 / 2026", date(2023, 1, 1), date(2026, 12, 31));
        check("by 2026-04-24", date(2026, 4, 24), date(2026, 4, 24));
        for text in [
            "undated",
            "",
            "soon",
            "2026-Q5",
            "2026-13",
            "2026-1",
            "2026-02-30",
            "26",
            "é026",
        ] {
            assert_eq!(period(text), None, "{text}");
        }
    }
}
