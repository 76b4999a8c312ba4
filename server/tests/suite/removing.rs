//! Products taken off sale from the command line and by a file, and stock that was sold.

use crate::cli::Program;
use crate::merging::{exported, on_hand, tafsil};

#[test]
fn products_are_listed_hidden_shown_and_deleted() {
    for program in Program::on_each_database() {
        let program = program.with_catalogue();
        program.run(&["import", "shop.json", "--format", "tafsil"]);
        let before = exported(&program);
        let list = || program.run(&["product", "list"]);
        let said = list();
        assert!(said.success, "{}", said.err);
        assert_eq!((said.figure("products"), said.figure("hidden")), ("3", "0"));
        let [first, second] = [0, 1].map(|n| before.products[n].id.clone());
        let row = |id: &str, status: &str, out: &str| {
            let start = format!("{id}\t{status}\t");
            out.lines().any(|line| line.starts_with(&start))
        };
        assert!(row(&first, "shown", &said.out), "{}", said.out);

        let hidden = program.run(&["product", "hide", &first, &second]);
        assert_eq!(hidden.figure("hidden"), "2", "{}", hidden.err);
        assert!(row(&first, "hidden", &list().out));
        let again = program.run(&["product", "hide", &first]);
        assert_eq!(
            (again.figure("hidden"), again.figure("unchanged")),
            ("0", "1")
        );
        program.run(&["product", "show", &first, &second]);
        assert_eq!(exported(&program), before);

        let none = program.run(&["product", "hide", &first, "nothing"]);
        assert!(
            !none.success && none.err.contains("no product 'nothing'"),
            "{}",
            none.err
        );
        assert_eq!(exported(&program), before);

        // Nobody is at a terminal here.
        let unsure = program.run(&["product", "delete", &first]);
        assert!(
            !unsure.success && unsure.err.contains("--yes"),
            "{}",
            unsure.err
        );
        assert!(unsure.err.contains(&first));
        assert_eq!(exported(&program), before);
        let sure = program.run(&["product", "delete", &first, "--yes"]);
        assert_eq!(sure.figure("deleted"), "1", "{}", sure.err);
        let after = exported(&program);
        assert_eq!(after.products, before.products[1..]);
        assert_eq!(after.deleted[0].slug, before.products[0].slug);
        let sku = &before.products[0].variants[0].sku;
        assert_eq!(on_hand(&after, sku), None);
        assert!(
            !serde_json::to_string(&after.price_lists)
                .unwrap()
                .contains(sku)
        );

        // It is exported, taken in elsewhere, and may come back.
        program.write("whole.json", &program.run(&["export"]).out);
        let itself = program.run(&["import", "whole.json", "--format", "tafsil", "--strict"]);
        assert_eq!((itself.figure("changed"), itself.err.as_str()), ("0", ""));
        let other = Program::new();
        other.write("whole.json", &program.read("whole.json"));
        other.run(&["import", "whole.json", "--format", "tafsil", "--strict"]);
        assert_eq!(exported(&other), after);
        program.run(&["import", "shop.json", "--format", "tafsil"]);
        assert_eq!(exported(&program), before);
    }
}

#[test]
fn a_file_can_hide_and_delete() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    let before = exported(&program);
    let [first, second] = [0, 1].map(|n| before.products[n].clone());
    let mut hidden = serde_json::to_value(&second).unwrap();
    hidden["hidden"] = true.into();
    let part =
        serde_json::json!({"products": [hidden], "deleted": [first.id, "nothing", second.id]});
    let said = tafsil(&program, part);
    assert!(
        said.err
            .contains("part.json:1: deleted: there is no product 'nothing'"),
        "{}",
        said.err
    );
    assert!(said.err.contains("part.json:2: deleted: "), "{}", said.err);
    let after = exported(&program);
    let [hidden, _] = &after.products[..] else {
        panic!("{:?}", after.products);
    };
    assert!(hidden.hidden && hidden.id == second.id);
    assert_eq!(after.deleted[0].id, first.id);
    // Its address is free, and so is its SKU.
    let mut next = serde_json::to_value(&first).unwrap();
    next["id"] = "next".into();
    let said = tafsil(&program, serde_json::json!({"products": [next]}));
    assert_eq!(
        (said.figure("added"), said.figure("skipped")),
        ("1", "0"),
        "{}",
        said.err
    );
    let next = exported(&program);
    let next = next.products.iter().find(|product| product.id == "next");
    assert_eq!(next.map(|product| &product.slug), Some(&first.slug));
}

#[test]
fn stock_that_was_sold_does_not_come_back() {
    let program = Program::new();
    program.run(&["demo", "--seed", "7", "--until", "2026-03-01"]);
    let before = exported(&program);
    let sku = before.stock[0].sku.clone();
    let import = |units: i64, flags: &[&str]| {
        let root = serde_json::json!({"format": "tafsil", "version": 1,
            "stock": [{"sku": sku, "on_hand": units}]});
        program.write("stock.json", &root.to_string());
        program.run(&[&["import", "stock.json", "--format", "tafsil"], flags].concat())
    };
    // The year's orders came since nothing was ever imported.
    let kept = import(500, &[]);
    assert!(
        kept.err
            .contains("stock of known SKUs is kept, because of "),
        "{}",
        kept.err
    );
    assert_eq!(exported(&program), before);
    // Nor does the same file again.
    let again = import(500, &[]);
    assert_eq!(again.err, kept.err);
    let set = import(500, &["--stock", "set"]);
    assert_eq!(
        set.err,
        "stock: 0 added, 1 changed\nstock is set to the files'\n"
    );
    assert_eq!(on_hand(&exported(&program), &sku), Some(500));
    let kept = import(400, &["--stock", "keep"]);
    assert!(kept.err.contains("is kept: --stock keep"), "{}", kept.err);
    assert_eq!(on_hand(&exported(&program), &sku), Some(500));
}
