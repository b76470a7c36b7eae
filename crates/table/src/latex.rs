//! A table as LaTeX (booktabs), in ASCII so that every engine and encoding takes it.

use crate::markup::cell_as;
use crate::number::four_digits;
use crate::table::{Cell, Table};

/// A `table` environment with caption, label `tab:<slug>` and note; needs `\usepackage{booktabs}`.
#[must_use]
pub fn latex(table: &Table, headings: &[&str], slug: &str, caption: &str, note: &str) -> String {
    let columns: String = table
        .numeric_columns()
        .iter()
        .map(|&numeric| if numeric { 'r' } else { 'l' })
        .collect();
    let mut out = format!(
        "% needs \\usepackage{{booktabs}}\n\\begin{{table}}[tbp]\n\\centering\n\\caption{{{}}}\n\\label{{tab:{slug}}}\n\\begin{{tabular}}{{{columns}}}\n\\toprule\n",
        escape(caption)
    );
    line(&mut out, headings.iter().map(|heading| escape(heading)));
    out.push_str("\\midrule\n");
    for row in table.rows() {
        line(&mut out, row.iter().map(cell));
    }
    out.push_str("\\bottomrule\n\\end{tabular}\n");
    if !note.is_empty() {
        out.push_str(&format!(
            "\\par\\smallskip\\footnotesize {}\n",
            escape(note)
        ));
    }
    out.push_str("\\end{table}\n");
    out
}

fn line(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push_str(&cells.collect::<Vec<_>>().join(" & "));
    out.push_str(" \\\\\n");
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Number(value) => match four_digits(*value).split_once('e') {
            Some((mantissa, exponent)) => format!("${mantissa}\\times10^{{{exponent}}}$"),
            None => format!("${}$", four_digits(*value)),
        },
        Cell::Text(text) => cell_as(
            text,
            escape,
            ("\\textsubscript{", "}"),
            ("\\textsuperscript{", "}"),
        ),
        Cell::Missing => "--".to_owned(),
    }
}

/// Text with LaTeX's special characters escaped and the symbols of the paper as commands.
fn escape(text: &str) -> String {
    // A character nobody has named yet still compiles; a test looks for it in every table.
    escape_or(text, |_| UNKNOWN.to_owned())
}

/// The same for words of a user's own: letters without a command stay, as engines that read UTF-8 take them.
pub(crate) fn escape_words(text: &str) -> String {
    escape_or(text, String::from)
}

fn escape_or(text: &str, other: impl Fn(char) -> String) -> String {
    let mut out = String::new();
    for character in text.chars() {
        match command(character) {
            Some(command) => out.push_str(command),
            None if character.is_control() => out.push(' '),
            None if character.is_ascii() => out.push(character),
            None => out.push_str(&other(character)),
        }
    }
    out
}

/// What stands for a character without a command.
pub const UNKNOWN: &str = "\\textbf{?}";

/// The LaTeX for a character that cannot stand for itself.
fn command(character: char) -> Option<&'static str> {
    Some(match character {
        '&' => "\\&",
        '%' => "\\%",
        '$' => "\\$",
        '#' => "\\#",
        '_' => "\\_",
        '{' => "\\{",
        '}' => "\\}",
        '~' => "$\\sim$",
        '^' => "\\^{}",
        '\\' => "\\textbackslash{}",
        '<' => "$<$",
        '>' => "$>$",
        'α' => "$\\alpha$",
        'β' => "$\\beta$",
        'γ' => "$\\gamma$",
        'δ' => "$\\delta$",
        'ε' => "$\\varepsilon$",
        'η' => "$\\eta$",
        'θ' => "$\\theta$",
        'κ' => "$\\kappa$",
        'λ' => "$\\lambda$",
        'μ' => "$\\mu$",
        'ρ' => "$\\rho$",
        'τ' => "$\\tau$",
        'Δ' => "$\\Delta$",
        '∂' => "$\\partial$",
        'Σ' => "$\\Sigma$",
        '≈' => "$\\approx$",
        '≤' => "$\\le$",
        '≥' => "$\\ge$",
        '×' => "$\\times$",
        '±' => "$\\pm$",
        '·' => "$\\cdot$",
        '→' => "$\\to$",
        '√' => "$\\surd$",
        '′' => "$'$",
        '∞' => "$\\infty$",
        '−' => "$-$",
        '–' => "--",
        '—' => "---",
        '’' => "'",
        '‘' => "`",
        '“' => "``",
        '”' => "''",
        '†' => "\\textsuperscript{\\dag}",
        '§' => "\\S{}",
        'é' => "\\'e",
        '²' => "$^2$",
        '³' => "$^3$",
        'ᴺ' => "$^N$",
        'ᶜ' => "$^C$",
        'ᵖ' => "$^p$",
        '⁻' => "$^-$",
        '⁺' => "$^+$",
        '₀' => "$_0$",
        '₁' => "$_1$",
        '₂' => "$_2$",
        // Combining macron: the bar of Q̄ is set after its letter.
        '\u{304}' => "$\\bar{\\ }$",
        '\u{a0}' => "~",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::latex;
    use crate::table::{Cell, Table};

    #[test]
    fn the_paper_s_symbols_become_ascii() {
        let mut table = Table::new(["alpha", "label"]);
        table.push([Cell::from(1e-12), Cell::from("R₀ > 1 & 5 %")]);
        table.push([Cell::from(2.0), Cell::from("e^{–k}")]);
        let out = latex(&table, &["α", "Label"], "x", "T* against α", "");
        assert!(out.is_ascii());
        assert!(out.contains("$1\\times10^{-12}$ & R$_0$ $>$ 1 \\& 5 \\% \\\\"));
        assert!(out.contains("$2$ & e\\textsuperscript{--k} \\\\"));
    }
}
