//! Coefficients of the explicit Runge–Kutta pair of order 8(5,3) with dense output of order 7, one formula a stage.
//!
//! Dormand & Prince's method as tabulated in Hairer, E., Nørsett, S. P. & Wanner, G. (1993), *Solving Ordinary
//! Differential Equations I*, 2nd ed., Springer, doi:10.1007/978-3-540-78862-1, and their program DOP853, to 17 digits.
//! `k` holds the slopes of stages 0 to 15 (12 is the end of the step), `i` is the component.

/// Slopes of all stages.
pub(super) type Slopes<const N: usize> = [[f64; N]; 16];

/// Increment of stage 1, at node 0.05260015195876773.
#[inline]
pub(super) fn stage_1<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.05260015195876773 * k[0][i]
}

/// Increment of stage 2, at node 0.0789002279381516.
#[inline]
pub(super) fn stage_2<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.0197250569845379 * k[0][i] + 0.0591751709536137 * k[1][i]
}

/// Increment of stage 3, at node 0.1183503419072274.
#[inline]
pub(super) fn stage_3<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.02958758547680685 * k[0][i] + 0.08876275643042054 * k[2][i]
}

/// Increment of stage 4, at node 0.2816496580927726.
#[inline]
pub(super) fn stage_4<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.2413651341592667 * k[0][i] - 0.8845494793282861 * k[2][i] + 0.924834003261792 * k[3][i]
}

/// Increment of stage 5, at node 0.3333333333333333.
#[inline]
pub(super) fn stage_5<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.037037037037037035 * k[0][i] + 0.17082860872947386 * k[3][i] + 0.12546768756682242 * k[4][i]
}

/// Increment of stage 6, at node 0.25.
#[inline]
pub(super) fn stage_6<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.037109375 * k[0][i] + 0.17025221101954405 * k[3][i] + 0.06021653898045596 * k[4][i]
        - 0.017578125 * k[5][i]
}

/// Increment of stage 7, at node 0.3076923076923077.
#[inline]
pub(super) fn stage_7<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.03709200011850479 * k[0][i] + 0.17038392571223998 * k[3][i] + 0.10726203044637328 * k[4][i]
        - 0.015319437748624402 * k[5][i]
        + 0.008273789163814023 * k[6][i]
}

/// Increment of stage 8, at node 0.6512820512820513.
#[inline]
pub(super) fn stage_8<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.6241109587160757 * k[0][i] - 3.3608926294469414 * k[3][i] - 0.868219346841726 * k[4][i]
        + 27.59209969944671 * k[5][i]
        + 20.154067550477894 * k[6][i]
        - 43.48988418106996 * k[7][i]
}

/// Increment of stage 9, at node 0.6.
#[inline]
pub(super) fn stage_9<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.47766253643826434 * k[0][i] - 2.4881146199716677 * k[3][i] - 0.590290826836843 * k[4][i]
        + 21.230051448181193 * k[5][i]
        + 15.279233632882423 * k[6][i]
        - 33.28821096898486 * k[7][i]
        - 0.020331201708508627 * k[8][i]
}

/// Increment of stage 10, at node 0.8571428571428571.
#[inline]
pub(super) fn stage_10<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    -0.9371424300859873 * k[0][i] + 5.186372428844064 * k[3][i] + 1.0914373489967295 * k[4][i]
        - 8.149787010746927 * k[5][i]
        - 18.52006565999696 * k[6][i]
        + 22.739487099350505 * k[7][i]
        + 2.4936055526796523 * k[8][i]
        - 3.0467644718982196 * k[9][i]
}

/// Increment of stage 11, at node 1.0.
#[inline]
pub(super) fn stage_11<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    2.273310147516538 * k[0][i]
        - 10.53449546673725 * k[3][i]
        - 2.0008720582248625 * k[4][i]
        - 17.9589318631188 * k[5][i]
        + 27.94888452941996 * k[6][i]
        - 2.8589982771350235 * k[7][i]
        - 8.87285693353063 * k[8][i]
        + 12.360567175794303 * k[9][i]
        + 0.6433927460157636 * k[10][i]
}

/// Nodes of stages 1 to 11.
pub(super) const NODES: [f64; 11] = [
    0.05260015195876773,
    0.0789002279381516,
    0.1183503419072274,
    0.2816496580927726,
    0.3333333333333333,
    0.25,
    0.3076923076923077,
    0.6512820512820513,
    0.6,
    0.8571428571428571,
    1.0,
];

/// Increment of the solution of order 8.
#[inline]
pub(super) fn solution<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.054293734116568765 * k[0][i] + 4.450312892752409 * k[5][i] + 1.8915178993145003 * k[6][i]
        - 5.801203960010585 * k[7][i]
        + 0.3111643669578199 * k[8][i]
        - 0.1521609496625161 * k[9][i]
        + 0.20136540080403034 * k[10][i]
        + 0.04471061572777259 * k[11][i]
}

/// Error estimate of order 5.
#[inline]
pub(super) fn error_5<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.01312004499419488 * k[0][i] - 1.2251564463762044 * k[5][i] - 0.4957589496572502 * k[6][i]
        + 1.6643771824549864 * k[7][i]
        - 0.35032884874997366 * k[8][i]
        + 0.3341791187130175 * k[9][i]
        + 0.08192320648511571 * k[10][i]
        - 0.022355307863886294 * k[11][i]
}

/// Error estimate of order 3.
#[inline]
pub(super) fn error_3<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    -0.18980075407240762 * k[0][i] + 4.450312892752409 * k[5][i] + 1.8915178993145003 * k[6][i]
        - 5.801203960010585 * k[7][i]
        - 0.4226823213237919 * k[8][i]
        - 0.1521609496625161 * k[9][i]
        + 0.20136540080403034 * k[10][i]
        + 0.02265179219836082 * k[11][i]
}

/// Nodes of stages 13 to 15, which only the dense output needs.
pub(super) const DENSE_NODES: [f64; 3] = [0.1, 0.2, 0.7777777777777778];

/// Increment of stage 13.
#[inline]
pub(super) fn stage_13<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.056167502283047954 * k[0][i] + 0.25350021021662483 * k[6][i]
        - 0.2462390374708025 * k[7][i]
        - 0.12419142326381637 * k[8][i]
        + 0.15329179827876568 * k[9][i]
        + 0.00820105229563469 * k[10][i]
        + 0.007567897660545699 * k[11][i]
        - 0.008298 * k[12][i]
}

/// Increment of stage 14.
#[inline]
pub(super) fn stage_14<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    0.03183464816350214 * k[0][i] + 0.028300909672366776 * k[5][i] + 0.053541988307438566 * k[6][i]
        - 0.05492374857139099 * k[7][i]
        - 0.00010834732869724932 * k[10][i]
        + 0.0003825710908356584 * k[11][i]
        - 0.00034046500868740456 * k[12][i]
        + 0.1413124436746325 * k[13][i]
}

/// Increment of stage 15.
#[inline]
pub(super) fn stage_15<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    -0.42889630158379194 * k[0][i] - 4.697621415361164 * k[5][i]
        + 7.683421196062599 * k[6][i]
        + 4.06898981839711 * k[7][i]
        + 0.3567271874552811 * k[8][i]
        - 0.0013990241651590145 * k[12][i]
        + 2.9475147891527724 * k[13][i]
        - 9.15095847217987 * k[14][i]
}

/// Coefficient 3 of the interpolant.
#[inline]
pub(super) fn interpolant_3<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    -8.428938276109013 * k[0][i] + 0.5667149535193777 * k[5][i] - 3.0689499459498917 * k[6][i]
        + 2.38466765651207 * k[7][i]
        + 2.117034582445028 * k[8][i]
        - 0.871391583777973 * k[9][i]
        + 2.2404374302607883 * k[10][i]
        + 0.6315787787694688 * k[11][i]
        - 0.08899033645133331 * k[12][i]
        + 18.148505520854727 * k[13][i]
        - 9.194632392478356 * k[14][i]
        - 4.436036387594894 * k[15][i]
}

/// Coefficient 4 of the interpolant.
#[inline]
pub(super) fn interpolant_4<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    10.427508642579134 * k[0][i] + 242.28349177525817 * k[5][i] + 165.20045171727028 * k[6][i]
        - 374.5467547226902 * k[7][i]
        - 22.113666853125306 * k[8][i]
        + 7.733432668472264 * k[9][i]
        - 30.674084731089398 * k[10][i]
        - 9.332130526430229 * k[11][i]
        + 15.697238121770845 * k[12][i]
        - 31.139403219565178 * k[13][i]
        - 9.35292435884448 * k[14][i]
        + 35.81684148639408 * k[15][i]
}

/// Coefficient 5 of the interpolant.
#[inline]
pub(super) fn interpolant_5<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    19.985053242002433 * k[0][i] - 387.0373087493518 * k[5][i] - 189.17813819516758 * k[6][i]
        + 527.8081592054236 * k[7][i]
        - 11.57390253995963 * k[8][i]
        + 6.8812326946963 * k[9][i]
        - 1.0006050966910838 * k[10][i]
        + 0.7777137798053443 * k[11][i]
        - 2.778205752353508 * k[12][i]
        - 60.19669523126412 * k[13][i]
        + 84.32040550667716 * k[14][i]
        + 11.99229113618279 * k[15][i]
}

/// Coefficient 6 of the interpolant.
#[inline]
pub(super) fn interpolant_6<const N: usize>(k: &Slopes<N>, i: usize) -> f64 {
    -25.69393346270375 * k[0][i] - 154.18974869023643 * k[5][i] - 231.5293791760455 * k[6][i]
        + 357.6391179106141 * k[7][i]
        + 93.40532418362432 * k[8][i]
        - 37.45832313645163 * k[9][i]
        + 104.0996495089623 * k[10][i]
        + 29.8402934266605 * k[11][i]
        - 43.53345659001114 * k[12][i]
        + 96.32455395918828 * k[13][i]
        - 39.17726167561544 * k[14][i]
        - 149.72683625798564 * k[15][i]
}
