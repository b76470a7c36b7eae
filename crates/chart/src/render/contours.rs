//! Level curves of a grid by marching squares.

/// Curves along which the bilinear interpolation of `values` (by row from the lowest `y`) equals `level`;
/// cells with a value that is not finite are left out.
pub(super) fn trace(x: &[f64], y: &[f64], values: &[f64], level: f64) -> Vec<Vec<(f64, f64)>> {
    let mut pieces: Vec<[Crossing; 2]> = Vec::new();
    for row in 0..y.len().saturating_sub(1) {
        for column in 0..x.len().saturating_sub(1) {
            cell(x, y, values, level, row, column, &mut pieces);
        }
    }
    join(pieces)
}

/// A point on an edge of the grid; the edge's number tells neighbouring cells that they share it.
#[derive(Debug, Clone, Copy)]
struct Crossing {
    edge: (usize, usize, bool),
    at: (f64, f64),
}

fn cell(
    x: &[f64],
    y: &[f64],
    values: &[f64],
    level: f64,
    row: usize,
    column: usize,
    pieces: &mut Vec<[Crossing; 2]>,
) {
    let at = |r: usize, c: usize| values.get(r * x.len() + c).copied().unwrap_or(f64::NAN) - level;
    let corners = [
        (row, column),
        (row, column + 1),
        (row + 1, column + 1),
        (row + 1, column),
    ];
    let heights = corners.map(|(r, c)| at(r, c));
    if heights.iter().any(|height| !height.is_finite()) {
        return;
    }
    let mut crossings: Vec<Crossing> = Vec::with_capacity(4);
    for side in 0..4 {
        let (from, to) = (side, (side + 1) % 4);
        if (heights[from] > 0.0) == (heights[to] > 0.0) {
            continue;
        }
        let share = heights[from] / (heights[from] - heights[to]);
        let place = |corner: usize| (x[corners[corner].1], y[corners[corner].0]);
        let ((ax, ay), (bx, by)) = (place(from), place(to));
        let edge = match side {
            0 => (row, column, true),
            1 => (row, column + 1, false),
            2 => (row + 1, column, true),
            _ => (row, column, false),
        };
        crossings.push(Crossing {
            edge,
            at: (ax + share * (bx - ax), ay + share * (by - ay)),
        });
    }
    match crossings[..] {
        [a, b] => pieces.push([a, b]),
        // A saddle: the sign in the middle says which corners hang together.
        [a, b, c, d] if heights.iter().sum::<f64>() * heights[0] > 0.0 => {
            pieces.extend([[a, b], [c, d]])
        }
        [a, b, c, d] => pieces.extend([[a, d], [b, c]]),
        _ => {}
    }
}

/// Joins pieces that share an edge into curves, in the order in which they were found.
fn join(mut pieces: Vec<[Crossing; 2]>) -> Vec<Vec<(f64, f64)>> {
    let mut curves = Vec::new();
    while !pieces.is_empty() {
        let [first, second] = pieces.remove(0);
        let mut curve = std::collections::VecDeque::from([first, second]);
        let mut grown = true;
        while grown {
            grown = false;
            for at_end in [true, false] {
                let Some(tip) = (if at_end { curve.back() } else { curve.front() }).copied() else {
                    continue;
                };
                let Some(next) = pieces
                    .iter()
                    .position(|piece| piece.iter().any(|end| end.edge == tip.edge))
                else {
                    continue;
                };
                let [a, b] = pieces.remove(next);
                let other = if a.edge == tip.edge { b } else { a };
                if at_end {
                    curve.push_back(other)
                } else {
                    curve.push_front(other)
                }
                grown = true;
            }
        }
        curves.push(curve.into_iter().map(|crossing| crossing.at).collect());
    }
    curves
}

#[cfg(test)]
mod tests {
    use super::trace;

    #[test]
    fn the_level_curve_of_a_plane_is_one_straight_line() {
        let grid: Vec<f64> = (0..6).map(f64::from).collect();
        let values: Vec<f64> = grid
            .iter()
            .flat_map(|y| grid.iter().map(move |x| x + y))
            .collect();
        let curves = trace(&grid, &grid, &values, 4.5);
        assert_eq!(curves.len(), 1);
        assert!(curves[0].iter().all(|(x, y)| (x + y - 4.5).abs() < 1e-12));
        assert!(curves[0].len() >= 9);
    }

    #[test]
    fn a_closed_curve_closes() {
        let grid: Vec<f64> = (-5..=5).map(f64::from).collect();
        let values: Vec<f64> = grid
            .iter()
            .flat_map(|y| grid.iter().map(move |x| x * x + y * y))
            .collect();
        let curves = trace(&grid, &grid, &values, 9.5);
        assert_eq!(curves.len(), 1);
        assert_eq!(curves[0].first(), curves[0].last());
    }
}
