//! Readings that the paper does not state and that more than one claim needs.

/// Demand and distance of the baseline.
pub(super) const RECOVERED: &str = "a = 10, b = 0.5, x0 = 10 and S_I = the industry's Cournot \
    profit: not printed, recovered from the two printed values and found again in the author's \
    script; only a^2/b and b*x0/a matter";

/// Where both shadow costs are positive.
pub(super) const BELOW_STEADY_STATE: &str = "the continuation value lies below that of Nash rivalry \
    for ever, S < a^2/(rb(N+1)^2), as it always does when S_T = 0 and S_I is the Cournot profit";
