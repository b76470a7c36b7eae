//! Where observations stand on an axis, and what they are called.

use endodec_chart::{Axis, Ticks};
use endodec_table::markup::literal;

use crate::calendar::TimeAxis;
use crate::number::as_f64;

/// The order of observations: their positions and their names.
#[derive(Debug, Clone, PartialEq)]
pub struct ObservationOrder {
    /// What the axis is called.
    title: String,
    /// Positions, rising.
    at: Vec<f64>,
    /// Names where positions do not say them.
    names: Option<Vec<String>>,
    time: TimeAxis,
}

impl ObservationOrder {
    /// Observations counted from 1.
    #[must_use]
    pub fn numbered(count: usize) -> Self {
        Self {
            title: "observation".to_owned(),
            at: (1..=count).map(as_f64).collect(),
            names: None,
            time: TimeAxis::Number,
        }
    }

    /// Observations with names: where these are rising numbers, years for instance, they are the positions.
    #[must_use]
    pub fn named(title: &str, names: Vec<String>) -> Self {
        let numbers: Option<Vec<f64>> = names
            .iter()
            .map(|name| name.trim().parse().ok().filter(|at: &f64| at.is_finite()))
            .collect();
        match numbers {
            Some(at) if at.len() > 1 && at.windows(2).all(|pair| pair[1] > pair[0]) => {
                let years = at.iter().all(|at| (1000.0..3000.0).contains(at));
                Self {
                    title: title.to_owned(),
                    at,
                    names: None,
                    time: if years {
                        TimeAxis::Years
                    } else {
                        TimeAxis::Number
                    },
                }
            }
            _ => Self {
                title: title.to_owned(),
                names: Some(names),
                ..Self::numbered(0)
            }
            .counted(),
        }
    }

    /// Observations at times.
    #[must_use]
    pub fn timed(title: &str, at: Vec<f64>, time: TimeAxis, names: Vec<String>) -> Self {
        Self {
            title: title.to_owned(),
            at,
            names: Some(names),
            time,
        }
    }

    fn counted(mut self) -> Self {
        let count = self.names.as_ref().map_or(0, Vec::len);
        self.at = (1..=count).map(as_f64).collect();
        self
    }

    /// How many observations there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.at.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.at.is_empty()
    }

    /// Position of an observation, counted from 1.
    #[must_use]
    pub fn at(&self, observation: usize) -> f64 {
        let at = observation.checked_sub(1).and_then(|i| self.at.get(i));
        at.copied().unwrap_or(f64::NAN)
    }

    /// What an observation, counted from 1, is called.
    #[must_use]
    pub fn name(&self, observation: usize) -> String {
        let named = self.names.as_ref();
        let name = named.and_then(|names| names.get(observation.checked_sub(1)?));
        name.cloned().unwrap_or_else(|| {
            let at = self.at(observation);
            if at.is_finite() {
                at.to_string()
            } else {
                observation.to_string()
            }
        })
    }

    pub(crate) fn axis(&self) -> Axis {
        match &self.names {
            Some(names) if self.time == TimeAxis::Number => {
                // As many names as have room.
                let step = names.len().div_ceil(6).max(1);
                let ticks = names.iter().zip(&self.at).step_by(step);
                Axis {
                    ticks: Ticks::Named(
                        ticks
                            .map(|(name, &at)| (at, literal(&short(name))))
                            .collect(),
                    ),
                    ..Axis::linear(literal(&self.title))
                }
            }
            _ => self.time.axis(&self.title, self.at.iter().copied()),
        }
    }
}

/// At most so many letters of a name, with its end.
pub(crate) fn short(name: &str) -> String {
    shortened(name, 24)
}

/// A name with its middle left out where it is long.
pub(crate) fn shortened(name: &str, most: usize) -> String {
    let count = name.chars().count();
    if count <= most {
        return name.to_owned();
    }
    let (start, end) = (most / 2, most - most / 2 - 1);
    let head: String = name.chars().take(start).collect();
    let tail: String = name.chars().skip(count - end).collect();
    format!("{}…{}", head.trim_end(), tail.trim_start())
}

#[cfg(test)]
mod tests {
    use super::{ObservationOrder, shortened};

    #[test]
    fn rising_numbers_are_positions_and_other_names_are_counted() {
        let years = ObservationOrder::named("year", vec!["2001".into(), "2003".into()]);
        assert_eq!((years.at(2), years.name(2)), (2003.0, "2003".to_owned()));
        let words = ObservationOrder::named("firm", vec!["b".into(), "a".into()]);
        assert_eq!((words.at(2), words.name(2)), (2.0, "a".to_owned()));
    }

    #[test]
    fn a_long_name_keeps_its_ends() {
        assert_eq!(
            shortened("cumulative output of all firms", 15),
            "cumulat…l firms"
        );
    }
}
