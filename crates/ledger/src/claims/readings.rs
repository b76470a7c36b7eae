//! Readings that the paper does not state and that more than one claim needs.

/// Demand and distance of the baseline.
pub(super) const RECOVERED: &str = "a = 10, b = 0.5, x0 = 10 and S_I = the industry's Cournot \
    profit: not printed, recovered from the two printed values and found again in the author's \
    script; only a^2/b and b*x0/a matter";

/// Where both shadow costs are positive.
pub(super) const BELOW_STEADY_STATE: &str = "the continuation value lies below that of Nash rivalry \
    for ever, S < a^2/(rb(N+1)^2), as it always does when S_T = 0 and S_I is the Cournot profit";

/// The baseline with its calendar.
pub(super) const CALENDAR: &str = "the recovered baseline, and 6.1 years per model unit of time: a \
    free scale that no section prints and that the annual r = 0.05 contradicts";

/// Where Proposition 1 holds.
pub(super) const AT_MOST_S_STAR: &str = "the continuation value is at most S* = a^2/(bNr), four \
    times the cartel's value of never crossing; above it the order reverses near the threshold";

/// What S_I is.
pub(super) const COURNOT_PROFIT: &str = "S_I is the industry's Cournot profit N*a^2/(b(N+1)^2), the \
    only value under which the paper's own limit of no displacement holds";

/// What S_T is a share of.
pub(super) const TRAINING_VALUE: &str = "the recovered baseline, and S_T = 0.2 to 0.4 times the \
    cooperative value per firm at the initial state: the paper does not say which per-firm value \
    it means, and this is the one that meets its welfare losses";

/// Which observations stand behind the DRAM regressions.
pub(super) const AUTHOR_PANEL: &str = "on the author's 41 yearly observations, which the paper does \
    not print; they are in his public repository";
