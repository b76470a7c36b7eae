//! Labels in the margin moved apart where they would meet.

/// Moves centres apart until neighbours are at least `spacing` from each other, as little as possible, within
/// `[low, high]` where they fit; keeps the order of the targets.
///
/// Neighbours that push each other form a block whose mean stays where the mean of its targets was
/// (isotonic regression by pooling adjacent violators).
pub(super) fn spread(targets: &[f64], spacing: f64, low: f64, high: f64) -> Vec<f64> {
    let mut order: Vec<usize> = (0..targets.len()).collect();
    order.sort_by(|&a, &b| targets[a].total_cmp(&targets[b]).then(a.cmp(&b)));
    // (sum of shifted targets, members): each block sits at the mean of target − rank·spacing.
    let mut blocks: Vec<(f64, usize)> = Vec::new();
    for (rank, &i) in order.iter().enumerate() {
        blocks.push((targets[i] - offset(rank, spacing), 1));
        while let [.., (before, n), (after, m)] = blocks[..] {
            if mean(before, n) <= mean(after, m) {
                break;
            }
            blocks.truncate(blocks.len() - 2);
            blocks.push((before + after, n + m));
        }
    }
    let top = high - offset(targets.len().saturating_sub(1), spacing);
    let mut out = vec![0.0; targets.len()];
    let mut rank = 0;
    for (sum, members) in blocks {
        let base = mean(sum, members).min(top).max(low);
        for _ in 0..members {
            out[order[rank]] = base + offset(rank, spacing);
            rank += 1;
        }
    }
    out
}

fn offset(rank: usize, spacing: f64) -> f64 {
    rank as f64 * spacing
}

fn mean(sum: f64, members: usize) -> f64 {
    sum / members as f64
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn labels_far_apart_stay_and_close_ones_share_the_distance() {
        assert_eq!(spread(&[10.0, 50.0], 9.0, 0.0, 100.0), [10.0, 50.0]);
        assert_eq!(spread(&[52.0, 50.0], 10.0, 0.0, 100.0), [56.0, 46.0]);
        assert_eq!(spread(&[99.0, 98.0], 10.0, 0.0, 100.0), [100.0, 90.0]);
    }
}
