//! Files of merchants, taken in on the command line.

use crate::cli::Program;

const DINARS: &str = "Handle,Title,Variant SKU,Variant Price,Variant Inventory Qty\n\
    d1,Dinar mug one,D-1,12.500,5\nd2,Dinar mug two,D-2,12.525,5\nd3,Dinar mug three,D-3,3.000,5\n";

const ALIKE: &str = "URL handle;Title;Type;Option1 name;Option1 value;Price\n\
    pan;Pan;Women > Shoes;Size;\"8\"\"\";10,00\npan;;;;8';11,00\npan;;;;A+;12,00\npan;;;;A;13,00\n\
    pot;Pot;Men > Shoes;Mood;😀;10,00\npot;;;;😢;11,00\npot;;;;Red;12,00\npot;;;;Red ;12,00\n\
    cup;Cup;Office & Chairs;;;9,00\nlid;Lid;***;;;8,00\n";

fn document(program: &Program) -> services::exchange::Document {
    serde_json::from_str(&program.run(&["export"]).out).unwrap()
}

#[test]
fn prices_are_in_the_shops_own_currency_unless_asked_otherwise() {
    for program in Program::on_each_database() {
        let program = program.with_catalogue();
        program.run(&["import", "shop.json", "--format", "tafsil"]);
        program.write("dinars.csv", DINARS);
        let import = ["import", "dinars.csv", "--format", "shopify", "--strict"];
        let said = program.run(&import);
        assert_eq!(said.figure("added"), "3", "{}", said.err);
        let told =
            "prices are in JOD (the shop's own currency) and go to the price list 'public-jod'";
        assert!(said.err.contains(told), "{}", said.err);
        let shop = document(&program);
        let list = shop
            .price_lists
            .iter()
            .find(|list| list.list.id == "public-jod")
            .unwrap();
        let price = list.prices.iter().find(|price| price.sku == "D-2").unwrap();
        assert_eq!(price.tiers, [(1, "12.525".to_owned())]);
        let before = crate::harness::catalogue();
        assert_eq!(
            list.list, before.price_lists[0].list,
            "the list is not named anew"
        );
        assert_eq!(shop.price_lists.len(), before.price_lists.len());
        assert_eq!(program.run(&import).figure("changed"), "0");
        // In a list of their own they are priced beside.
        let own = [
            &import[..],
            &["--currency", "kwd", "--price-list", "kuwait"],
        ]
        .concat();
        assert!(program.run(&own).success);
        let shop = document(&program);
        let list = shop
            .price_lists
            .iter()
            .find(|list| list.list.id == "kuwait")
            .unwrap();
        assert_eq!(
            (list.list.currency, list.prices.len()),
            (engine::Currency::Kwd, 3)
        );
    }
}

#[test]
fn a_new_database_has_a_list_in_the_currency_asked_for() {
    let program = Program::new();
    program.write("dinars.csv", DINARS);
    let dollars = program.run(&["import", "dinars.csv", "--format", "shopify"]);
    assert!(
        dollars
            .err
            .contains("prices are in USD (the shop has no currency yet"),
        "{}",
        dollars.err
    );
    assert!(
        dollars
            .err
            .contains("dinars.csv:2: '12.500' is no price in USD"),
        "{}",
        dollars.err
    );
    let asked = [
        "import",
        "dinars.csv",
        "--format",
        "shopify",
        "--currency",
        "BHD",
    ];
    assert!(program.run(&asked).err.contains("'retail-bhd'"));
    program.write("rows.json", include_str!("icecat.json"));
    let icecat = program.run(&[
        "import",
        "rows.json",
        "--format",
        "icecat",
        "--currency",
        "KWD",
    ]);
    assert!(
        icecat.err.contains("prices are in KWD (as asked)"),
        "{}",
        icecat.err
    );
}

#[test]
fn what_does_not_go_together_changes_nothing() {
    let program = Program::new().with_catalogue();
    program.write("dinars.csv", DINARS);
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    let before = program.run(&["export"]).out;
    let list = ["--currency", "EUR", "--price-list", "public-jod"];
    for (arguments, said) in [
        (
            [&["import", "dinars.csv", "--format", "shopify"][..], &list].concat(),
            "'public-jod' is in JOD, not in EUR",
        ),
        (
            vec![
                "import",
                "dinars.csv",
                "--format",
                "shopify",
                "--currency",
                "GBP",
            ],
            "it is one of JOD, USD",
        ),
        (
            vec![
                "import",
                "dinars.csv",
                "--format",
                "shopify",
                "--price-list",
                "a b",
            ],
            "'a b' is no id",
        ),
        (
            vec![
                "import",
                "shop.json",
                "--format",
                "tafsil",
                "--currency",
                "JOD",
            ],
            "names its own price lists",
        ),
    ] {
        let answer = program.run(&arguments);
        assert!(
            !answer.success && answer.err.contains(said),
            "{arguments:?}: {}",
            answer.err
        );
    }
    assert_eq!(program.run(&["export"]).out, before);
}

#[test]
fn what_looks_alike_is_kept_apart_and_stays_the_same() {
    let program = Program::new();
    program.write("alike.csv", ALIKE);
    let import = ["import", "alike.csv", "--format", "shopify", "--strict"];
    let first = program.run(&import);
    assert_eq!(
        (first.figure("added"), first.figure("skipped")),
        ("4", "0"),
        "{}",
        first.err
    );
    let shop = document(&program);
    let skus: std::collections::BTreeSet<&str> = shop
        .products
        .iter()
        .flat_map(|product| &product.variants)
        .map(|variant| variant.sku.as_str())
        .collect();
    assert_eq!(skus.len(), 10, "{skus:?}");
    let second = program.run(&import);
    assert_eq!(
        (second.figure("changed"), second.figure("unchanged")),
        ("0", "4")
    );
    assert_eq!(document(&program), shop);
}

#[test]
fn an_inventory_changes_stock_alone() {
    let program = Program::new();
    program.write("dinars.csv", DINARS);
    program.run(&[
        "import",
        "dinars.csv",
        "--format",
        "shopify",
        "--currency",
        "JOD",
    ]);
    let mut before = document(&program);
    program.write(
        "stock.csv",
        "SKU\tLocation\tAvailable\nD-1\tAmman\t4\nD-1\tIrbid\t3\nD-9\tIrbid\t3\n",
    );
    let said = program.run(&["import", "stock.csv", "--format", "shopify"]);
    assert!(
        said.success
            && said
                .err
                .contains("stock.csv:4: stock: the SKU 'D-9' is of no product"),
        "{}",
        said.err
    );
    assert!(!said.err.contains("prices are in"), "{}", said.err);
    for entry in before.stock.iter_mut().filter(|entry| entry.sku == "D-1") {
        entry.on_hand = Some(7);
    }
    assert_eq!(document(&program), before);
}
