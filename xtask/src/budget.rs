//! What each part of the published file may weigh. The list stands in the checkout: a part
//! that grows beyond it fails, and whoever lets it grow changes the list.

use std::fs;

use anyhow::{Context, Result, bail};

use crate::dist::thousands;
use crate::house;
use crate::pack::Page;

/// Where the list stands.
const FILE: &str = "size-budget.txt";

const HEAD: &str = "\
# Bytes of each part as it stands in the published file: when this list was last written, and
# at most. `cargo xtask dist --accept-sizes` writes it anew, with 2 % to spare. The data is a
# part of the first line; its own says what it weighs when it is packed alone.
";

/// The name of the sum of all parts.
const WHOLE: &str = "the whole file";

/// A line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Budget {
    part: String,
    last: usize,
    most: usize,
}

/// Prints each part with its change since the list was written.
///
/// # Errors
/// When a part weighs more than the list allows, or the list does not name the same parts.
pub fn check(page: &Page) -> Result<()> {
    let text = fs::read_to_string(house::root().join(FILE))
        .with_context(|| format!("cannot read {FILE}"))?;
    let (table, problems) = compare(&read(&text)?, &sizes(page));
    print!("{table}");
    if !problems.is_empty() {
        bail!(
            "{}; `cargo xtask dist --accept-sizes` accepts it",
            problems.join("; ")
        );
    }
    Ok(())
}

/// Writes the list anew.
///
/// # Errors
/// When it cannot be written.
pub fn accept(page: &Page) -> Result<()> {
    let mut text = HEAD.to_owned();
    for (part, bytes) in sizes(page) {
        let most = bytes + bytes / 50;
        text.push_str(&format!("{part} | {bytes} | {most}\n"));
    }
    fs::write(house::root().join(FILE), text).with_context(|| format!("cannot write {FILE}"))
}

fn sizes(page: &Page) -> Vec<(String, usize)> {
    let parts = page
        .sizes
        .iter()
        .chain(&page.data)
        .map(|size| (size.part.to_owned(), size.packed));
    parts.chain([(WHOLE.to_owned(), page.html.len())]).collect()
}

fn read(text: &str) -> Result<Vec<Budget>> {
    text.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .map(|line| {
            let mut fields = line.split('|').map(str::trim);
            let (Some(part), Some(last), Some(most), None) =
                (fields.next(), fields.next(), fields.next(), fields.next())
            else {
                bail!("{FILE} has a line that is not `part | bytes | bytes`: {line}");
            };
            let number = |text: &str| {
                text.parse()
                    .with_context(|| format!("{FILE}: {text} is no number of bytes"))
            };
            Ok(Budget {
                part: part.to_owned(),
                last: number(last)?,
                most: number(most)?,
            })
        })
        .collect()
}

/// The table, and what is wrong.
fn compare(budgets: &[Budget], sizes: &[(String, usize)]) -> (String, Vec<String>) {
    let mut table = format!("{:20}{:>12}{:>14}\n", "in the file", "change", "at most");
    let mut problems = Vec::new();
    for (part, bytes) in sizes {
        let Some(budget) = budgets.iter().find(|budget| budget.part == *part) else {
            problems.push(format!("{FILE} has no line for {part}"));
            continue;
        };
        let sign = if *bytes < budget.last { '-' } else { '+' };
        let change = format!("{sign}{}", thousands(bytes.abs_diff(budget.last)));
        let most = thousands(budget.most);
        table.push_str(&format!("{part:20}{change:>12}{most:>14}\n"));
        if *bytes > budget.most {
            problems.push(format!(
                "{part} weighs {} bytes, and may weigh {most}",
                thousands(*bytes)
            ));
        }
    }
    for budget in budgets {
        if !sizes.iter().any(|(part, _)| *part == budget.part) {
            problems.push(format!(
                "{FILE} has a line for {}, which is no part",
                budget.part
            ));
        }
    }
    (table, problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::size_of_data;

    #[test]
    fn list_in_the_checkout_can_be_read() {
        let text = fs::read_to_string(house::root().join(FILE)).expect("is there");
        let budgets = read(&text).expect("is a list");
        assert!(budgets.iter().any(|budget| budget.part == WHOLE));
        for budget in budgets {
            assert!(budget.last <= budget.most, "{budget:?}");
        }
    }

    #[test]
    fn the_data_has_a_line_of_its_own() {
        let data: Vec<u8> = (0..9_000_u32).map(|at| (at % 251) as u8).collect();
        let page = Page {
            html: "page".to_owned(),
            sizes: Vec::new(),
            data: Some(size_of_data(&data).expect("packs")),
        };
        let sizes = sizes(&page);
        assert_eq!(sizes.len(), 2);
        assert_eq!(sizes[1], (WHOLE.to_owned(), 4));
        let text = fs::read_to_string(house::root().join(FILE)).expect("is there");
        let budgets = read(&text).expect("is a list");
        assert!(budgets.iter().any(|budget| budget.part == sizes[0].0));
        assert!(sizes[0].1 > 0 && sizes[0].1 < data.len());
    }

    #[test]
    fn growth_and_strange_parts_are_found() {
        let budgets = read("# words\nstyle | 1000 | 1100\nglue | 10 | 20\n").expect("reads");
        let sizes = |style: usize| [("style".to_owned(), style), ("glue".to_owned(), 10)];
        let (table, problems) = compare(&budgets, &sizes(1100));
        assert!(problems.is_empty(), "{problems:?}");
        assert!(table.contains("+100"), "{table}");
        assert_eq!(compare(&budgets, &sizes(1101)).1.len(), 1);
        assert!(compare(&budgets, &sizes(900)).0.contains("-100"));
        assert_eq!(compare(&budgets, &sizes(900)[..1]).1.len(), 1);
        assert_eq!(compare(&budgets[1..], &sizes(900)).1.len(), 1);
        assert!(read("style 1000").is_err());
        assert!(read("style | x | 1").is_err());
    }
}
