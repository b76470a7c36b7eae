//! The colours of a picture as variables of the page that it stands in, for light and for dark.

use crate::chart::Colour;
use crate::theme::{self, GRID, INK, MUTED, Rgb, WHITE};

/// Name of a variable, its colour on white and its colour on a dark page.
type Variable = (&'static str, Rgb, Rgb);

/// Every colour of the theme. What is mixed from them, such as the cells of a map, stays as it is.
const VARIABLES: [Variable; 17] = [
    ("--chart-paper", WHITE, (21, 23, 26)),
    ("--chart-ink", INK, (231, 233, 235)),
    ("--chart-muted", MUTED, (179, 185, 191)),
    ("--chart-grid", GRID, (52, 56, 62)),
    ("--chart-blue", theme::fill(Colour::Blue), (77, 166, 230)),
    (
        "--chart-vermillion",
        theme::fill(Colour::Vermillion),
        (255, 138, 76),
    ),
    ("--chart-green", theme::fill(Colour::Green), (45, 198, 152)),
    (
        "--chart-purple",
        theme::fill(Colour::Purple),
        (229, 143, 192),
    ),
    (
        "--chart-orange",
        theme::fill(Colour::Orange),
        (240, 180, 41),
    ),
    ("--chart-sky", theme::fill(Colour::Sky), (124, 200, 245)),
    ("--chart-grey", theme::fill(Colour::Grey), (154, 160, 166)),
    (
        "--chart-blue-ink",
        theme::ink(Colour::Blue),
        (111, 184, 240),
    ),
    (
        "--chart-vermillion-ink",
        theme::ink(Colour::Vermillion),
        (255, 157, 107),
    ),
    (
        "--chart-green-ink",
        theme::ink(Colour::Green),
        (79, 208, 168),
    ),
    (
        "--chart-purple-ink",
        theme::ink(Colour::Purple),
        (238, 164, 207),
    ),
    (
        "--chart-orange-ink",
        theme::ink(Colour::Orange),
        (240, 190, 80),
    ),
    ("--chart-sky-ink", theme::ink(Colour::Sky), (136, 204, 246)),
];

fn hex((r, g, b): Rgb) -> String {
    format!("#{r:02X}{g:02X}{b:02X}")
}

/// A picture of [`super::svg`] for a page with the [`variables`]: its own file has fixed colours, this one takes the
/// page's.
#[must_use]
pub fn themed(svg: &str) -> String {
    VARIABLES
        .iter()
        .fold(svg.to_owned(), |svg, (name, light, _)| {
            svg.replace(&format!("\"{}\"", hex(*light)), &format!("\"var({name})\""))
        })
}

/// The variables as declarations of CSS, on white and on a dark page.
///
/// ```
/// let [light, dark] = endodec_chart::render::variables();
/// assert!(light.starts_with("--chart-paper:#FFFFFF;") && dark.starts_with("--chart-paper:#15171A;"));
/// ```
#[must_use]
pub fn variables() -> [String; 2] {
    let of = |pick: fn(&Variable) -> Rgb| {
        VARIABLES
            .iter()
            .map(|variable| format!("{}:{};", variable.0, hex(pick(variable))))
            .collect()
    };
    [of(|variable| variable.1), of(|variable| variable.2)]
}

#[cfg(test)]
mod tests {
    use super::{VARIABLES, themed};
    use crate::theme::contrast;

    #[test]
    fn every_text_is_readable_and_every_mark_is_seen_on_a_dark_page() {
        let paper = VARIABLES[0].2;
        for (name, _, dark) in &VARIABLES[1..] {
            let least = match *name {
                "--chart-grid" => 1.2,
                name if name.ends_with("ink") || name.ends_with("muted") => 4.5,
                _ => 3.0,
            };
            let found = contrast(*dark, paper);
            assert!(found >= least, "{name}: {found:.2}");
        }
    }

    #[test]
    fn colours_of_the_theme_become_variables_and_no_other() {
        assert_eq!(
            themed("<path fill=\"#0072B2\" stroke=\"#FFFFFF\"/><rect fill=\"#123456\"/>"),
            "<path fill=\"var(--chart-blue)\" stroke=\"var(--chart-paper)\"/><rect fill=\"#123456\"/>"
        );
    }
}
