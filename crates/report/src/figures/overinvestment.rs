//! v1's Figure 2.
use crate::chart::*;
use crate::error::ReportError;
use crate::figures::Figure;
use crate::inputs::Inputs;
use crate::table::{Cell, Table};

pub(crate) static OUTPUT: Figure = Figure {
    slug: "test", place: "v1 Figure 2", title: "Aggregate output", caption: "", alt: "", sources: &[], data, chart };

fn data(_: &Inputs) -> Result<Table, ReportError> {
    let mut t = Table::new(["x", "n", "c"]);
    for i in 0..=100 { let x = i as f64; t.push([Cell::from(x), Cell::from(8.0-6.0*(-x/30.0).exp()), Cell::from(3.0-2.0*(-x/60.0).exp())]); }
    Ok(t)
}
fn chart(t: &Table) -> Chart {
    let g = |c: &str| t.numbers(c).into_iter().map(|v| v.unwrap_or(f64::NAN)).collect::<Vec<_>>();
    let (x, n, c) = (g("x"), g("n"), g("c"));
    let p = Panel { title: "Nash output exceeds the cooperative optimum".into(), x: Axis::linear("Distance to crossing, *x* (EB)"), y: Axis::linear("Aggregate output *Q̄*_{eff}, *Q*^{N}(*x*), *Q*^{C}(*x*), *V*′ (EB yr^{−1})"),
      marks: vec![
        Band::new(x.iter().zip(&n).zip(&c).map(|((x,n),c)| (*x,*c,*n)), Colour::Blue).into(),
        Line{label: Some(Label::end("Nash *Q*^{N}")), ..Line::new(x.iter().copied().zip(n.clone()), Colour::Blue)}.into(),
        Line{label: Some(Label::end("Coop *Q*^{C}")), dash: Dash::Dashed, ..Line::new(x.iter().copied().zip(c.clone()), Colour::Vermillion)}.into(),
        Text::new(40.0, 4.5, Side::Centre, "overinvestment gap").into(),
      ]};
    let l = Panel { title: "Closed form against RK4".into(), x: Axis::linear("Value *V* (κ = 0.3, α = 0.23)"), y: Axis::log10("|*x*_{exact} – *x*_{num}|"),
      marks: vec![Points{names: vec![("peak".into(), Side::Above)], ..Points::new([(3.0,1e-12),(5.0,1e-9)], Colour::Green)}.into(),
        Rule{label: Some(Label::at(0.5,1e-12,Side::AboveRight,"tolerance claimed: 10^{−12}")), ..Rule::horizontal(1e-12)}.into(),
        Line{label: Some(Label::end("Nash")), ..Line::new((0..=100).map(|i| {let v=i as f64/10.0; (v, 1e-15*(v).exp())}), Colour::Blue)}.into(),
        Line{label: Some(Label::end("*N* → ∞")), ..Line::new((0..=100).map(|i| {let v=i as f64/10.0; (v, 1e-15*(0.97*v).exp())}), Colour::Purple)}.into(),
        ]};
    Chart::pairs(vec![p,l])
}
