//! The knots of least sum of squares, among all places that a minimum can have.

use endodec_numerics::ParameterError;

use crate::LearningError;
use crate::factor::{Factor, Row, Sample, from_each};

/// More places of knots than this are not tried.
const MOST_PLACES: f64 = 2e7;
/// Columns of the largest block: a constant, a slope, a hinge for each knot, the response.
const WIDEST: usize = 9;

/// Where a knot is, by the different values of x in ascending order.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Place {
    /// At one of them.
    At(usize),
    /// Somewhere between one of them and the next.
    After(usize),
}

/// The sample in ascending order of x.
pub(super) struct Search {
    /// Different values of x, as given and about the mean.
    values: Vec<f64>,
    centred: Vec<f64>,
    /// Rows of each of them.
    rows: Vec<Vec<Row>>,
    /// Factors of all rows from each value on.
    to_last: Vec<Factor>,
}

/// What has been decided of a candidate: the part of the sample before the last knot.
#[derive(Clone, Copy)]
struct Partial<'a> {
    /// Sum of squares of the blocks that a free knot has closed.
    closed: f64,
    /// Line of the last closed block at its end, intercept and slope, and the gap it must leave in.
    meeting: Option<([f64; 2], usize)>,
    /// Segments of the open block and the fixed knots between them.
    segments: &'a [Factor],
    hinges: &'a [f64],
    places: &'a [Place],
}

impl Search {
    pub(super) fn new(x: &[f64], y: &[f64]) -> Result<Self, LearningError> {
        let sample = Sample::new(x, y);
        let mut order: Vec<usize> = (0..x.len()).collect();
        order.sort_by(|&a, &b| x[a].total_cmp(&x[b]));
        let mut values: Vec<f64> = Vec::new();
        let mut rows: Vec<Vec<Row>> = Vec::new();
        for i in order {
            match (values.last(), rows.last_mut()) {
                (Some(last), Some(same)) if last.total_cmp(&x[i]).is_eq() => {
                    same.push(sample.rows[i]);
                }
                _ => {
                    values.push(x[i]);
                    rows.push(vec![sample.rows[i]]);
                }
            }
        }
        let flat: Vec<Row> = rows.iter().flatten().copied().collect();
        let all = from_each(&flat);
        sample.varies(&all[0], 1, x.len())?;
        let starts = rows.iter().scan(0, |start, group| {
            let here = *start;
            *start += group.len();
            Some(here)
        });
        Ok(Self {
            to_last: starts.map(|start| all[start]).collect(),
            centred: rows.iter().map(|group| group[0][1]).collect(),
            values,
            rows,
        })
    }

    /// The largest number of knots that the sample holds: two values outside each of the outer knots
    /// (which may be values themselves), two between neighbours, and a degree of freedom.
    pub(super) fn most_knots(&self) -> usize {
        let observations: usize = self.rows.iter().map(Vec::len).sum();
        let places = if self.values.len() < 3 {
            0
        } else {
            (self.values.len() - 3) / 3 + 1
        };
        places.min((observations - 3) / 2).min(WIDEST - 3)
    }

    /// The knots of least sum of squares.
    pub(super) fn best(&self, count: usize) -> Result<Vec<f64>, LearningError> {
        if count == 0 {
            return Ok(Vec::new());
        }
        let places = (0..count).fold(1.0, |product, k| {
            product * 2.0 * self.values.len() as f64 / (k + 1) as f64
        });
        if places > MOST_PLACES {
            return Err(LearningError::Parameter(ParameterError {
                name: "number of places of the knots",
                requirement: "at most 2e7, since each is tried; ask for fewer kinks",
                given: places,
            }));
        }
        let mut best: Option<(f64, Vec<f64>)> = None;
        let nothing = Partial {
            closed: 0.0,
            meeting: None,
            segments: &[],
            hinges: &[],
            places: &[],
        };
        self.extend(&nothing, count, &mut best);
        best.map(|(_, knots)| knots)
            .ok_or(LearningError::RankDeficient {
                from: 1,
                to: self.values.len(),
            })
    }

    /// Tries every place of the next knot, and of those after it.
    fn extend(&self, so_far: &Partial<'_>, left: usize, best: &mut Option<(f64, Vec<f64>)>) {
        let m = self.values.len();
        if best
            .as_ref()
            .is_some_and(|(least, _)| so_far.closed >= *least)
        {
            return;
        }
        // The first value of this segment, and the first that its end may be.
        let (start, earliest) = match so_far.places.last() {
            None => (0, 1),
            Some(Place::At(i) | Place::After(i)) => (i + 1, i + 2),
        };
        if left == 0 {
            let segments = [so_far.segments, &[self.to_last[start]]].concat();
            self.close(so_far, &segments, best);
            return;
        }
        let mut factor = Factor::default();
        for i in start..m.saturating_sub(1) {
            // The knot at a value: the segment ends with the value before it, as far as the two
            // values strictly between knots are concerned, and holds it itself.
            let before = factor;
            factor = self.rows[i].iter().fold(factor, Factor::with);
            let between = so_far.places.is_empty() || i > earliest;
            if i >= earliest && between && before.observations() > 0 {
                let segments = [so_far.segments, &[factor]].concat();
                let hinges = [so_far.hinges, &[self.centred[i]]].concat();
                let places = [so_far.places, &[Place::At(i)]].concat();
                let next = Partial {
                    segments: &segments,
                    hinges: &hinges,
                    places: &places,
                    ..*so_far
                };
                self.extend(&next, left - 1, best);
            }
            if i >= earliest && i + 2 < m {
                let segments = [so_far.segments, &[factor]].concat();
                let Some(block) = Block::solve(&segments, so_far.hinges) else {
                    continue;
                };
                if !self.meets(so_far.meeting, block.first) {
                    continue;
                }
                let places = [so_far.places, &[Place::After(i)]].concat();
                let next = Partial {
                    closed: so_far.closed + block.ssr,
                    meeting: Some((block.last, i)),
                    segments: &[],
                    hinges: &[],
                    places: &places,
                };
                self.extend(&next, left - 1, best);
            }
        }
    }

    /// Takes the candidate in, if its lines meet where they must.
    fn close(&self, so_far: &Partial<'_>, segments: &[Factor], best: &mut Option<(f64, Vec<f64>)>) {
        let Some(block) = Block::solve(segments, so_far.hinges) else {
            return;
        };
        let ssr = so_far.closed + block.ssr;
        if !self.meets(so_far.meeting, block.first)
            || best.as_ref().is_some_and(|(least, _)| ssr >= *least)
        {
            return;
        }
        if let Some(knots) = self.knots(so_far.places) {
            *best = Some((ssr, knots));
        }
    }

    /// The knots of a candidate: values of x, and where the lines of neighbouring blocks meet.
    fn knots(&self, places: &[Place]) -> Option<Vec<f64>> {
        let mut knots = Vec::with_capacity(places.len());
        let (mut segments, mut hinges): (Vec<Factor>, Vec<f64>) = (Vec::new(), Vec::new());
        // The last line of a block whose end is still to be found, and the gap that it is in.
        let mut open: Option<([f64; 2], usize)> = None;
        let mut start = 0;
        for place in places.iter().map(Some).chain([None]) {
            let end = match place {
                Some(Place::At(i) | Place::After(i)) => i + 1,
                None => self.values.len(),
            };
            let rows = self.rows[start..end].iter().flatten();
            segments.push(rows.fold(Factor::default(), Factor::with));
            start = end;
            if let Some(Place::At(i)) = place {
                hinges.push(self.centred[*i]);
                continue;
            }
            let block = Block::solve(&segments, &hinges)?;
            if let Some((line, gap)) = open {
                let at = (block.first[0] - line[0]) / (line[1] - block.first[1]);
                knots.push(self.values[gap] + (at - self.centred[gap]));
            }
            open = place.map(|_| (block.last, end - 1));
            segments.clear();
            hinges.clear();
        }
        knots.extend(places.iter().filter_map(|place| match place {
            Place::At(i) => Some(self.values[*i]),
            Place::After(_) => None,
        }));
        knots.sort_by(f64::total_cmp);
        Some(knots)
    }

    /// Whether the line of a block meets that of the block before it inside their gap.
    fn meets(&self, meeting: Option<([f64; 2], usize)>, line: [f64; 2]) -> bool {
        let Some((other, gap)) = meeting else {
            return true;
        };
        let at = (line[0] - other[0]) / (other[1] - line[1]);
        at > self.centred[gap] && at < self.centred[gap + 1]
    }
}

/// Lines that are joined at fixed knots.
struct Block {
    ssr: f64,
    /// Intercept and slope of the first line, about the mean of x.
    first: [f64; 2],
    /// Likewise of the last one.
    last: [f64; 2],
}

impl Block {
    /// Least squares of the segments with a hinge between each two; `None` where they do not determine
    /// all slopes.
    fn solve(segments: &[Factor], hinges: &[f64]) -> Option<Self> {
        let width = 2 + hinges.len();
        let mut triangle = [[0.0; WIDEST]; WIDEST];
        for (s, factor) in segments.iter().enumerate() {
            for row in factor.rows() {
                let mut spread = [0.0; WIDEST];
                spread[0] = row[0];
                spread[1] = row[1];
                for (place, hinge) in spread[2..].iter_mut().zip(&hinges[..s]) {
                    *place = row[1] - row[0] * hinge;
                }
                spread[width] = row[2];
                rotate(&mut triangle, spread, width + 1);
            }
        }
        let mut solution = [0.0; WIDEST];
        for i in (0..width).rev() {
            let rest: f64 = (i + 1..width).map(|j| triangle[i][j] * solution[j]).sum();
            if triangle[i][i] <= 0.0 {
                return None;
            }
            solution[i] = (triangle[i][width] - rest) / triangle[i][i];
        }
        let mut last = [solution[0], solution[1]];
        for (change, hinge) in solution[2..].iter().zip(hinges) {
            last[0] -= change * hinge;
            last[1] += change;
        }
        Some(Self {
            ssr: triangle[width][width] * triangle[width][width],
            first: [solution[0], solution[1]],
            last,
        })
    }
}

/// Rotates a row into the triangle of the first `width` columns.
fn rotate(triangle: &mut [[f64; WIDEST]; WIDEST], mut row: [f64; WIDEST], width: usize) {
    for i in 0..width {
        let (own, new) = (triangle[i][i], row[i]);
        let length = libm::sqrt(own * own + new * new);
        if new.abs() <= 0.0 || length <= 0.0 {
            continue;
        }
        let (cos, sin) = (own / length, new / length);
        for (a, b) in triangle[i][i..width].iter_mut().zip(&mut row[i..width]) {
            (*a, *b) = (cos * *a + sin * *b, cos * *b - sin * *a);
        }
    }
}
