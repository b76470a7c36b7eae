//! Command lines that reproduce a screen.

use crate::panel::Panel;
use crate::parameter::{Key, Values, parameter};

/// The command that prints every number of a screen.
pub(crate) fn explore(panel: &Panel, values: &Values) -> String {
    let mut line = format!("endodec explore --panel {}", panel.name);
    for &key in panel.parameters {
        if !values.is_default(key) {
            let parameter = parameter(key);
            line.push_str(&format!(
                " --set {}={}",
                parameter.name,
                parameter.text(values.get(key))
            ));
        }
    }
    line.push_str(" --format csv");
    line
}

/// Options of a command for those parameters that do not have their defaults, under their own names.
pub(crate) fn options(values: &Values, keys: &[Key]) -> String {
    keys.iter()
        .filter(|&&key| !values.is_default(key))
        .map(|&key| {
            let parameter = parameter(key);
            format!(" --{} {}", parameter.name, parameter.text(values.get(key)))
        })
        .collect()
}
