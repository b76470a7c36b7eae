//! What the help, the README and the documents tell people to type does what they say.

use std::path::Path;

use super::endodec;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../..");

/// Commands that write beside the project, take long or are tested elsewhere.
fn is_left_out(command: &str) -> bool {
    command.starts_with("endodec reproduce") && !command.contains("--only")
}

#[test]
fn every_example_of_the_help_works() {
    let folder = workspace();
    let mut pages = vec![Vec::<String>::new()];
    let mut examples = 0;
    while let Some(path) = pages.pop() {
        let help = help(&path);
        for command in subcommands(&help) {
            pages.push([&path[..], &[command]].concat());
        }
        let shown = help.split_once("Example").map_or("", |(_, after)| after);
        let shown = shown.split_once('\n').map_or("", |(_, lines)| lines);
        let block = shown.split("\n\n").next().unwrap_or_default();
        // A command that is too long for the page goes on in the next line.
        let joined = block
            .replace("\n  endodec", "\u{0}endodec")
            .replace("\n  ", " ");
        let commands: Vec<&str> = joined
            .split('\u{0}')
            .map(str::trim)
            .filter(|c| !c.is_empty())
            .collect();
        assert!(!commands.is_empty(), "no example: {path:?}");
        for command in commands {
            run(command, folder.path());
            examples += 1;
        }
    }
    assert!(examples > 35, "only {examples} examples were found");
}

#[test]
fn every_command_of_the_documents_works() {
    let mut documents = vec![Path::new(ROOT).join("README.md")];
    let docs = std::fs::read_dir(Path::new(ROOT).join("docs")).unwrap();
    documents.extend(
        docs.map(|entry| entry.unwrap().path())
            .filter(|path| path.is_file()),
    );
    documents.sort();
    let mut commands = 0;
    for document in documents {
        let folder = workspace();
        let text = std::fs::read_to_string(&document).unwrap();
        for command in typed(&text) {
            run(&command, folder.path());
            commands += 1;
        }
    }
    assert!(commands > 35, "only {commands} commands were found");
}

/// A folder with the files that examples suppose, and those of the project.
fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    endodec(["data", "example", "--to", folder.path().to_str().unwrap()])
        .assert()
        .success();
    std::fs::write(
        at("grid.toml"),
        "panel = \"rivalry\"\n[grid]\nfirms = [2, 3]\ndistance = [1, 2, 3, 4, 5]\n",
    )
    .unwrap();
    for (name, files) in [
        ("scenarios", "fixed-friction.toml two-waves.toml"),
        ("sweeps", "firms-and-distance.toml sensitivity.toml"),
    ] {
        let (from, to) = (
            Path::new(ROOT).join("examples").join(name),
            at("examples").join(name),
        );
        std::fs::create_dir_all(&to).unwrap();
        for file in files.split(' ') {
            std::fs::copy(from.join(file), to.join(file)).unwrap();
        }
    }
    let mydata = at("mydata");
    endodec([
        "data",
        "export",
        "predictions",
        "--to",
        mydata.to_str().unwrap(),
    ])
    .assert()
    .success();
    folder
}

fn help(path: &[String]) -> String {
    let arguments = path.iter().map(String::as_str).chain(["--help"]);
    let output = endodec(arguments).assert().success();
    String::from_utf8(output.get_output().stdout.clone()).unwrap()
}

fn subcommands(help: &str) -> Vec<String> {
    help.split_once("\nCommands:\n")
        .map_or("", |(_, after)| after)
        .lines()
        .take_while(|line| !line.is_empty())
        .filter(|line| line.starts_with("  ") && !line.starts_with("   "))
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(str::to_owned)
        .collect()
}

/// The commands in the blocks of a document, without comments and what is said beside them.
fn typed(text: &str) -> Vec<String> {
    let mut commands = Vec::new();
    for (at, block) in text.split("```").enumerate() {
        if at % 2 == 0 {
            continue;
        }
        let joined = block.replace("\\\n", " ").replace("|\n", "| ");
        for line in joined.lines() {
            let line = line.trim_start_matches("$ ").trim();
            if line.starts_with("endodec ") {
                let command = line.split('#').next().unwrap_or_default();
                // What a command does stands behind it, after a gap.
                let parts: Vec<&str> = command
                    .split("  ")
                    .map(str::trim)
                    .filter(|part| !part.is_empty())
                    .collect();
                let goes_on = |part: &&str| {
                    ["endodec ", "-", "|"]
                        .iter()
                        .any(|start| part.starts_with(start))
                };
                let words = parts.iter().position(|part| !goes_on(part));
                commands.push(parts[..words.unwrap_or(parts.len()).max(1)].join(" "));
            }
        }
    }
    commands
}

/// Runs a command, or what a pipe joins; everything behind the last `endodec` is another program's.
fn run(command: &str, folder: &Path) {
    if is_left_out(command) {
        return;
    }
    let mut input = Vec::new();
    for part in command.split(" | ") {
        let part = part.trim().trim_end_matches('\\');
        let part = part.split(" > ").next().unwrap_or_default();
        let Some(arguments) = part.strip_prefix("endodec ") else {
            break;
        };
        let output = endodec(arguments.split_whitespace())
            .current_dir(folder)
            .write_stdin(input)
            .output()
            .unwrap();
        assert!(
            output.status.success(),
            "{command}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        input = output.stdout;
    }
}
