//! Quantities of the closed form, at one point or broadcast over arrays.

use endodec_game::{GameError, Params, Solution};
use pyo3::buffer::PyBuffer;
use pyo3::exceptions::{PyRuntimeError, PyValueError};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyByteArray, PyFloat, PyInt, PyTuple};
use rayon::prelude::*;

use crate::regime::Regime;
use crate::threads;

/// Points that one thread takes at a time.
const PIECE: usize = 16_384;

/// A quantity at many distances.
type Many = fn(&Solution, &[f64], &mut [f64]);

/// What is asked of a solution.
struct Quantity {
    name: &'static str,
    at: fn(&Solution, f64) -> f64,
    /// Many at a time, where the closed form has that.
    many: Option<Many>,
}

const VALUE: Quantity = Quantity {
    name: "the value",
    at: Solution::value,
    many: Some(Solution::values_at),
};
const SHADOW_COST: Quantity = Quantity {
    name: "the shadow cost",
    at: Solution::shadow_cost,
    many: None,
};
const OUTPUT: Quantity = Quantity {
    name: "the output",
    at: Solution::output,
    many: Some(Solution::outputs_at),
};
const PRICE: Quantity = Quantity {
    name: "the price",
    at: Solution::price,
    many: None,
};
const CROSSING_TIME: Quantity = Quantity {
    name: "the crossing time",
    at: Solution::crossing_time,
    many: Some(Solution::crossing_times_at),
};

macro_rules! functions {
    ($($function:ident: $quantity:ident),+ $(,)?) => {$(
        /// The quantity in a regime, given the distance and the parameters in the order of the table.
        #[pyfunction]
        #[pyo3(signature = (regime, *arguments))]
        pub(crate) fn $function<'py>(
            regime: &str,
            arguments: &Bound<'py, PyTuple>,
        ) -> PyResult<Bound<'py, PyAny>> {
            quantity(&$quantity, regime, arguments)
        }
    )+};
}

functions!(value: VALUE, shadow_cost: SHADOW_COST, output: OUTPUT, price: PRICE, crossing_time: CROSSING_TIME);

/// Distance, firms, intercept, slope, discount, displacement, training value, inference profit.
const ARGUMENTS: usize = 8;
/// Of these the one that may be `None`.
const INFERENCE_PROFIT: usize = 7;

fn quantity<'py>(
    quantity: &Quantity,
    regime: &str,
    arguments: &Bound<'py, PyTuple>,
) -> PyResult<Bound<'py, PyAny>> {
    let py = arguments.py();
    let regime = Regime::named(regime)?;
    if arguments.len() != ARGUMENTS {
        return Err(PyValueError::new_err("eight arguments are required"));
    }
    let mut point = [0.0; ARGUMENTS];
    let mut single = true;
    for (number, argument) in point.iter_mut().zip(arguments.iter_borrowed()) {
        match scalar(&argument) {
            Some(scalar) => *number = scalar,
            None if argument.is_none() => *number = f64::NAN,
            None => single = false,
        }
    }
    let profit = !arguments.get_item(INFERENCE_PROFIT)?.is_none();
    if single {
        let at = Point { point, profit };
        return match at.quantity(quantity, regime) {
            Ok(number) => Ok(PyFloat::new(py, number).into_any()),
            Err(error) => Err(PyValueError::new_err(error.to_string())),
        };
    }
    let arrays = py.import("endodec._arrays")?;
    let (shape, columns): (Bound<'py, PyTuple>, Vec<Option<PyBuffer<f64>>>) = arrays
        .getattr("broadcast")?
        .call1((arguments,))?
        .extract()?;
    let columns: Vec<Option<Vec<f64>>> = columns
        .iter()
        .map(|column| column.as_ref().map(|column| column.to_vec(py)).transpose())
        .collect::<PyResult<_>>()?;
    let all = Points {
        point: Point { point, profit },
        columns: &columns,
    };
    let count = columns.iter().flatten().map(Vec::len).next().unwrap_or(0);
    let out = PyByteArray::new_with(py, count * size_of::<f64>(), |bytes| {
        let numbers = bytemuck::try_cast_slice_mut(bytes)
            .map_err(|error| PyRuntimeError::new_err(error.to_string()))?;
        py.detach(|| threads::on_all(|| all.fill(quantity, regime, numbers)))
            .map_err(|(at, error)| PyValueError::new_err(format!("{error} (at position {at})")))
    })?;
    arrays.getattr("shaped")?.call1((out, shape))
}

/// A Python number that is no array; a bool is none.
fn scalar(argument: &Bound<'_, PyAny>) -> Option<f64> {
    if let Ok(number) = argument.cast::<PyFloat>() {
        return Some(number.value());
    }
    if argument.is_instance_of::<PyInt>() && !argument.is_instance_of::<PyBool>() {
        return argument.extract().ok();
    }
    None
}

/// The arguments at one point.
#[derive(Clone, Copy)]
struct Point {
    point: [f64; ARGUMENTS],
    /// Whether an inference profit is given.
    profit: bool,
}

impl Point {
    /// Whether something that is given is missing: then so is the answer.
    fn missing(&self) -> bool {
        let given = if self.profit {
            ARGUMENTS
        } else {
            INFERENCE_PROFIT
        };
        self.point[..given].iter().any(|number| number.is_nan())
    }

    fn params(&self) -> Params {
        let [
            distance,
            firms,
            intercept,
            slope,
            discount,
            displacement,
            training_value,
            profit,
        ] = self.point;
        Params {
            firms,
            intercept,
            slope,
            discount,
            displacement,
            training_value,
            inference_profit: self.profit.then_some(profit),
            distance,
        }
    }

    fn quantity(&self, quantity: &Quantity, regime: Regime) -> Result<f64, GameError> {
        if self.missing() {
            return Ok(f64::NAN);
        }
        let solution = regime.solve(self.params())?;
        representable(quantity, (quantity.at)(&solution, self.point[0]))
    }
}

/// Refuses an answer that extreme but valid parameters take beyond double precision; a crossing may take for ever.
fn representable(quantity: &Quantity, given: f64) -> Result<f64, GameError> {
    if given.is_finite() || (given.is_infinite() && quantity.name == CROSSING_TIME.name) {
        Ok(given)
    } else {
        Err(GameError::Scale {
            quantity: quantity.name,
            given,
        })
    }
}

/// Arguments of which some are arrays of one length.
struct Points<'a> {
    point: Point,
    columns: &'a [Option<Vec<f64>>],
}

impl Points<'_> {
    /// The quantity at each point; of several refusals the first.
    fn fill(
        &self,
        quantity: &Quantity,
        regime: Regime,
        out: &mut [f64],
    ) -> Result<(), (usize, GameError)> {
        let along = match (&self.columns[0], &self.columns[1..]) {
            (Some(distances), others) if others.iter().all(Option::is_none) => Some(distances),
            _ => None,
        };
        let everywhere = self.point.without_distance();
        let solution = match along {
            Some(_) if !everywhere.missing() => Some(
                regime
                    .solve(everywhere.params())
                    .map_err(|error| (0, error))?,
            ),
            _ => None,
        };
        let piece = |(number, out): (usize, &mut [f64])| {
            let start = number * PIECE;
            match (along, &solution, quantity.many) {
                (Some(distances), Some(solution), Some(many)) => {
                    let distances = &distances[start..start + out.len()];
                    many(solution, distances, out);
                    for (at, (&x, out)) in distances.iter().zip(out).enumerate() {
                        if x.is_nan() {
                            *out = f64::NAN;
                        } else if !(x >= 0.0 && x.is_finite() && out.is_finite()) {
                            self.at(start + at)
                                .quantity(quantity, regime)
                                .map_err(|error| (start + at, error))?;
                        }
                    }
                    Ok(())
                }
                _ => {
                    for (at, out) in out.iter_mut().enumerate() {
                        *out = self
                            .at(start + at)
                            .quantity(quantity, regime)
                            .map_err(|error| (start + at, error))?;
                    }
                    Ok(())
                }
            }
        };
        let refused = out
            .par_chunks_mut(PIECE)
            .enumerate()
            .map(piece)
            .find_first(Result::is_err);
        refused.unwrap_or(Ok(()))
    }

    fn at(&self, position: usize) -> Point {
        let mut at = self.point;
        for (number, column) in at.point.iter_mut().zip(self.columns) {
            if let Some(column) = column {
                *number = column[position];
            }
        }
        at
    }
}

impl Point {
    /// The same at no distance, for a solution that serves all.
    fn without_distance(mut self) -> Self {
        self.point[0] = 0.0;
        self
    }
}
