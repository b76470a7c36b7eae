//! Where Proposition 1 holds, by which argument, and where its printed proof breaks.

use endodec_game::{Game, GameError, Params, proposition};

#[expect(clippy::print_stdout, reason = "an example shows its result")]
fn main() -> Result<(), GameError> {
    let baseline = proposition::solve(&Game::new(Params::EXAMPLE)?);
    println!(
        "S* = {:.3}; the shadow costs flip at x = {:.1?}",
        baseline.threshold(),
        baseline.flip()
    );
    for share in [0.1, 0.25, 0.6, 1.0, 1.5] {
        let params = Params::EXAMPLE.with_continuation_value(share * baseline.threshold());
        let proposition = proposition::solve(&Game::new(params)?);
        println!(
            "S = {share:4} S*: {:?}, reversed up to {:?}",
            proposition.argument(),
            proposition.reversal()
        );
    }
    println!("{:#.4?}", baseline.certificate(2000.0));
    Ok(())
}
