//! Polylines cut to a window and into dashes.

use super::type_setting::Rect;
use crate::chart::Dash;

/// The parts of a polyline inside a rectangle; points that are not finite break it.
pub(super) fn clipped(points: &[(f64, f64)], window: &Rect) -> Vec<Vec<(f64, f64)>> {
    let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
    let mut open = false;
    for pair in points.windows(2) {
        let Some((from, to)) = clip_segment(pair[0], pair[1], window) else {
            open = false;
            continue;
        };
        match runs.last_mut() {
            Some(run) if open => run.push(to),
            _ => runs.push(vec![from, to]),
        }
        open = to == pair[1];
    }
    runs
}

/// Liang and Barsky's clipping of one segment.
fn clip_segment(
    from: (f64, f64),
    to: (f64, f64),
    window: &Rect,
) -> Option<((f64, f64), (f64, f64))> {
    if ![from.0, from.1, to.0, to.1]
        .iter()
        .all(|value| value.is_finite())
    {
        return None;
    }
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    for (direction, distance) in [
        (-dx, from.0 - window.left),
        (dx, window.right - from.0),
        (-dy, from.1 - window.top),
        (dy, window.bottom - from.1),
    ] {
        if direction == 0.0 {
            // A curve along the very edge belongs to the panel despite rounding.
            if distance < -1e-6 {
                return None;
            }
        } else if direction < 0.0 {
            enter = enter.max(distance / direction);
        } else {
            leave = leave.min(distance / direction);
        }
    }
    if enter > leave {
        return None;
    }
    let along = |share: f64| (from.0 + share * dx, from.1 + share * dy);
    let start = if enter > 0.0 { along(enter) } else { from };
    let end = if leave < 1.0 { along(leave) } else { to };
    Some((start, end))
}

/// Cuts a polyline into dashes of constant length along it.
pub(super) fn dashed(points: &[(f64, f64)], dash: Dash) -> Vec<Vec<(f64, f64)>> {
    let (on, off) = match dash {
        Dash::Solid => return vec![points.to_vec()],
        Dash::Dashed => (4.5, 2.5),
        Dash::Dotted => (1.2, 1.8),
    };
    let mut out = Vec::new();
    let mut drawing = true;
    let mut left = on;
    let mut run = vec![points[0]];
    for pair in points.windows(2) {
        let (mut from, to) = (pair[0], pair[1]);
        loop {
            let length = libm::hypot(to.0 - from.0, to.1 - from.1);
            if length <= left {
                left -= length;
                if drawing {
                    run.push(to);
                }
                break;
            }
            let share = left / length;
            from = (
                from.0 + share * (to.0 - from.0),
                from.1 + share * (to.1 - from.1),
            );
            if drawing {
                run.push(from);
                out.push(std::mem::take(&mut run));
            } else {
                run = vec![from];
            }
            drawing = !drawing;
            left = if drawing { on } else { off };
        }
    }
    if drawing && run.len() > 1 {
        out.push(run);
    }
    out
}
