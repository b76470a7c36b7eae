//! The share at constant rates, in closed form.

use endodec_adoption::AdoptionError;
use endodec_adoption::sis::Sis;

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), AdoptionError> {
    let path = Sis::new(3.0, 1.2, 0.01)?;
    println!("settles at {:.3}", path.steady_share());
    for year in 0..=6 {
        println!("{year}: {:.4}", path.share(f64::from(year)));
    }
    if let Some(years) = path.time_to(0.4)? {
        println!("two fifths after {years:.2} years");
    }
    Ok(())
}
