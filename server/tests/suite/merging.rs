//! A second import: what was there stays as it was, and what cannot be is told.

use crate::cli::{Program, Said};
use services::exchange::Document;

/// The columns of a product CSV, as Shopify exports it.
const COLUMNS: &str = "Handle,Title,Type,Tags,Published,Status,Option1 Name,Option1 Value,\
    Variant SKU,Variant Grams,Variant Inventory Tracker,Variant Inventory Qty,\
    Variant Inventory Policy,Variant Price\n";

fn shopify(program: &Program, rows: &str) -> Said {
    program.write("rows.csv", &format!("{COLUMNS}{rows}"));
    program.run(&["import", "rows.csv", "--format", "shopify"])
}

pub fn tafsil(program: &Program, sections: serde_json::Value) -> Said {
    let mut root = serde_json::json!({"format": "tafsil", "version": 1});
    for (name, section) in sections.as_object().unwrap() {
        root[name] = section.clone();
    }
    program.write("part.json", &root.to_string());
    program.run(&["import", "part.json", "--format", "tafsil"])
}

pub fn exported(program: &Program) -> Document {
    let said = program.run(&["export"]);
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}: {}", said.err))
}

fn choices(document: &Document, key: &str) -> Vec<String> {
    let attribute = document.attributes.iter().find(|a| a.key == key);
    let choices = attribute.into_iter().flat_map(|a| &a.choices);
    choices.map(|choice| choice.key.clone()).collect()
}

pub fn on_hand(document: &Document, sku: &str) -> Option<i64> {
    let root = serde_json::to_value(document).unwrap();
    let rows = root["stock"].as_array().cloned().unwrap_or_default();
    let row = rows.into_iter().find(|row| row["sku"] == sku)?;
    row["on_hand"].as_i64()
}

/// Whether an import told nothing but where its prices went.
fn is_quiet(said: &str) -> bool {
    said.lines()
        .all(|line| line.starts_with("prices are in USD (the shop's own currency)"))
}

#[test]
fn a_second_file_keeps_what_the_first_one_brought() {
    for program in Program::on_each_database() {
        shopify(
            &program,
            "one,Shirt one,Shirts,cotton,true,active,Color,Red,R,,shopify,5,deny,10\n\
             one,,,,,,,Blue,B,,shopify,5,deny,10\n",
        );
        let first = exported(&program);
        let said = shopify(
            &program,
            "two,Shirt two,Shirts,linen,true,active,Color,Green,G,,shopify,5,deny,10\n",
        );
        assert_eq!(said.figure("skipped"), "0", "{}", said.err);
        let both = exported(&program);
        assert_eq!(choices(&both, "color"), ["red", "blue", "green"]);
        assert_eq!(choices(&both, "tags"), ["cotton", "linen"]);
        assert_eq!(both.products[0], first.products[0]);
        // The same again, in either order, moves nothing.
        let again = shopify(
            &program,
            "two,Shirt two,Shirts,linen,true,active,Color,Green,G,,shopify,5,deny,10\n",
        );
        assert!(is_quiet(&again.err), "{}", again.err);
        assert_eq!(exported(&program), both);
    }
}

#[test]
fn a_part_of_an_attribute_adds_to_it() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    let before = exported(&program);
    let colour = &before.attributes[0];
    assert!(colour.facet && colour.choices.len() > 1);
    let said = tafsil(
        &program,
        serde_json::json!({"attributes": [{
            "key": colour.key, "name": colour.name,
            "choices": [{"key": "puce", "name": {"en": "Puce", "ar": "برغوثي"}}],
        }]}),
    );
    assert_eq!(said.figure("skipped"), "0", "{}", said.err);
    let after = exported(&program);
    let mut wanted = before.clone();
    let puce = after.attributes[0].choices.last().unwrap().clone();
    assert_eq!(puce.key, "puce");
    wanted.attributes[0].choices.push(puce);
    assert_eq!(after, wanted);
    // Another kind or unit would give every product's value another meaning.
    let said = tafsil(
        &program,
        serde_json::json!({"attributes": [
            {"key": colour.key, "name": colour.name, "kind": "number", "unit": {"en": "nm"}},
        ]}),
    );
    assert!(said.err.contains("part.json:0: "), "{}", said.err);
    assert!(said.err.contains(&colour.key), "{}", said.err);
    assert!(!said.success, "nothing could be taken");
    assert_eq!(exported(&program), wanted);
}

#[test]
fn an_option_named_as_an_attribute_gets_a_key_of_its_own() {
    let program = Program::new();
    let rows = "coffee,Coffee,Food,,true,active,Weight,250 g,C-1,250,shopify,5,deny,10\n\
                coffee,,,,,,,1 kg,C-2,1000,shopify,5,deny,30\n\
                mug,Mug,Food,,true,active,Title,Default Title,M,300,shopify,5,deny,10\n\
                tagged,Tagged,Food,soft,true,active,Tags,Hard,T,,shopify,5,deny,10\n";
    let said = shopify(&program, rows);
    assert_eq!(
        (said.figure("added"), said.figure("skipped")),
        ("3", "0"),
        "{}",
        said.err
    );
    let document = exported(&program);
    assert_eq!(choices(&document, "weight-option"), ["250-g", "1-kg"]);
    assert_eq!(choices(&document, "weight"), [""; 0]);
    assert_eq!(choices(&document, "tags"), ["soft"]);
    assert_eq!(choices(&document, "tags-option"), ["hard"]);
    let again = shopify(&program, rows);
    assert_eq!(again.figure("unchanged"), "3", "{}", again.err);
    assert!(is_quiet(&again.err), "{}", again.err);
}

#[test]
fn an_option_named_as_the_shops_attribute_leaves_the_shop_as_it_is() {
    let program = Program::new();
    let wide = serde_json::json!({
        "attributes": [
            {"key": "width", "name": {"en": "Width"}, "kind": "number", "unit": {"en": "cm"}, "facet": true},
            {"key": "weight", "name": {"en": "Weight"}, "kind": "number", "unit": {"en": "kg"}, "facet": true},
        ],
        "categories": [{"id": "desks", "slug": {"en": "desks", "ar": "مكاتب"}, "name": {"en": "Desks"}}],
        "products": [{
            "id": "desk", "slug": {"en": "desk", "ar": "مكتب"}, "name": {"en": "Desk"},
            "category": "desks", "attributes": {"width": 120.0, "weight": 31.5},
            "variants": [{"sku": "D"}],
        }],
    });
    tafsil(&program, wide);
    let before = exported(&program);
    let rows = "ribbon,Ribbon,Ribbons,,true,active,Width,Narrow,RB-N,20,shopify,5,deny,1\n\
                ribbon,,,,,,,Wide,RB-W,40,shopify,5,deny,2\n";
    let said = shopify(&program, rows);
    assert_eq!(
        (said.figure("added"), said.figure("skipped")),
        ("1", "0"),
        "{}",
        said.err
    );
    let after = exported(&program);
    assert_eq!(after.attributes[..2], before.attributes[..]);
    assert_eq!(choices(&after, "width-option"), ["narrow", "wide"]);
    assert!(after.attributes.iter().any(|a| a.key == "weight-g"));
    assert!(after.products.contains(&before.products[0]));
    let again = shopify(&program, rows);
    assert!(is_quiet(&again.err), "{}", again.err);
    program.write("whole.json", &program.run(&["export"]).out);
    let whole = program.run(&["import", "whole.json", "--format", "tafsil"]);
    assert_eq!((whole.figure("skipped"), whole.err.as_str()), ("0", ""));
}

#[test]
fn an_address_that_is_taken_stays_whose_it_was() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    let before = exported(&program);
    let owner = &before.products[0];
    let part = || {
        let row = |id: &str, slug: [&str; 2]| {
            serde_json::json!({
                "id": id, "slug": {"en": slug[0], "ar": slug[1]}, "name": {"en": id},
                "category": owner.category, "variants": [{"sku": id}],
            })
        };
        serde_json::json!({
            "products": [
                row("p9", [&owner.slug.en, "p9-ع"]),
                // An address is one for both languages.
                row("p10", ["p10", &owner.slug.en]),
                row("p11", ["p11", "p11"]),
            ],
            "categories": [{
                "id": "new", "name": {"en": "New"},
                "slug": {"en": before.categories[0].slug.en, "ar": "جديد"},
            }],
        })
    };
    let said = tafsil(&program, part());
    assert_eq!(said.figure("added"), "3", "{}", said.err);
    let told: Vec<&str> = said
        .err
        .lines()
        .filter(|line| line.starts_with("note part.json:"))
        .collect();
    assert_eq!(told.len(), 3, "{}", said.err);
    let after = exported(&program);
    assert!(before.products.iter().all(|p| after.products.contains(p)));
    assert!(
        before
            .categories
            .iter()
            .all(|c| after.categories.contains(c))
    );
    let slug = |id: &str| {
        let product = after.products.iter().find(|p| p.id == id).unwrap();
        [product.slug.en.clone(), product.slug.ar.clone()]
    };
    assert_eq!(slug("p9"), [format!("{}-2", owner.slug.en), "p9-ع".into()]);
    assert_eq!(slug("p10"), ["p10".into(), format!("{}-3", owner.slug.en)]);
    assert_eq!(slug("p11"), ["p11", "p11"]);
    // Again they keep the addresses they were given.
    tafsil(&program, part());
    assert_eq!(exported(&program), after);
}

#[test]
fn a_sku_stays_with_its_product() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    let before = exported(&program);
    let owner = &before.products[0];
    // What is said of the SKU goes with the product that is refused.
    let mut list = serde_json::to_value(&before.price_lists[0]).unwrap();
    list["prices"] = serde_json::json!([{"sku": owner.variants[0].sku, "tiers": [[1, "1"]]}]);
    let said = tafsil(
        &program,
        serde_json::json!({"products": [{
            "id": "p9", "slug": {"en": "p9", "ar": "p9"}, "name": {"en": "P9"},
            "category": owner.category, "variants": [{"sku": owner.variants[0].sku}],
        }],
            "price_lists": [list],
            "stock": [{"sku": owner.variants[0].sku, "on_hand": 999}],
        }),
    );
    let reason = format!(
        "part.json:0: products: 'p9': the SKU '{}' ",
        owner.variants[0].sku
    );
    assert!(said.err.contains(&reason), "{}", said.err);
    assert_eq!(exported(&program), before);
}

#[test]
fn a_sku_stays_with_its_product_along_a_chain_of_moves() {
    let program = Program::new();
    let product = |id: &str, sku: &str, category: &str| {
        serde_json::json!({"id": id, "slug": {"en": id}, "name": {"en": id},
            "category": category, "variants": [{"sku": sku}]})
    };
    let file = |third: &str, skus: [&str; 3]| {
        serde_json::json!({
            "categories": [{"id": "c", "slug": {"en": "c"}, "name": {"en": "C"}}],
            "products": [product("a", skus[0], "c"), product("b", skus[1], "c"),
                product("d", skus[2], third)],
        })
    };
    tafsil(&program, file("c", ["S1", "S2", "S3"]));
    let before = exported(&program);
    // The last product of the chain is faulty, so it gives up nothing, and so on.
    let said = tafsil(&program, file("nowhere", ["S2", "S3", "S4"]));
    assert!(!said.success, "{}", said.err);
    assert_eq!(exported(&program), before);
}

#[test]
fn the_order_of_what_is_not_in_the_file_stays() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    let curation = |id: &str| serde_json::json!({"id": id, "queries": ["chair"]});
    let import = |ids: &[&str]| {
        let rows: Vec<_> = ids.iter().map(|id| curation(id)).collect();
        tafsil(&program, serde_json::json!({ "curations": rows }))
    };
    let ids = || -> Vec<String> {
        let rows = exported(&program).curations;
        rows.into_iter().map(|row| row.id).collect()
    };
    import(&["c", "b", "a"]);
    import(&["d"]);
    assert_eq!(ids(), ["c", "b", "a", "d"]);
    let said = import(&["a", "e", "c"]);
    assert!(
        said.err.contains("curation: 1 added, 0 changed"),
        "{}",
        said.err
    );
    assert_eq!(ids(), ["c", "b", "a", "d", "e"]);
    // Who names all of them says their order.
    import(&["e", "d", "c", "b", "a"]);
    assert_eq!(ids(), ["e", "d", "c", "b", "a"]);
}

#[test]
fn a_price_list_keeps_its_currency_and_what_is_not_said_of_it() {
    let program = Program::new().with_catalogue();
    program.run(&["import", "shop.json", "--format", "tafsil"]);
    let before = exported(&program);
    let list = &before.price_lists[0].list;
    let said = tafsil(
        &program,
        serde_json::json!({"price_lists": [
            {"id": list.id, "name": list.name, "currency": "KWD", "prices": []},
        ]}),
    );
    assert!(
        said.err.contains("part.json:0: price_lists: "),
        "{}",
        said.err
    );
    assert_eq!(exported(&program), before);
    let added = serde_json::json!({"price_lists": [{
        "id": list.id, "name": list.name, "currency": list.currency.code(),
        "tax_mode": "added", "prices": [],
    }]});
    tafsil(&program, added);
    let unsaid = serde_json::json!({"price_lists": [{
        "id": list.id, "name": list.name, "currency": list.currency.code(), "prices": [],
    }]});
    assert_eq!(tafsil(&program, unsaid).err, "");
}

#[test]
fn an_import_of_which_nothing_or_little_is_taken_says_so() {
    let program = Program::new();
    let none = shopify(&program, "a,A,Mugs,,true,active,Title,,A,,,5,deny,ask us\n");
    assert!(!none.success, "{}{}", none.out, none.err);
    let rows = "a,A,Mugs,,true,active,Title,,A,,,5,deny,ask us\n\
                b,B,Mugs,,true,active,Title,,B,,,5,deny,ask us\n\
                c,C,Mugs,,true,active,Title,,C,,,5,deny,1\n";
    let few = shopify(&program, rows);
    assert!(few.success, "{}", few.err);
    let last = few.err.lines().last().unwrap_or_default();
    assert!(
        last.contains("most rows could not be taken: 2 of 3"),
        "{}",
        few.err
    );
}

#[test]
fn stock_that_is_negative_is_none_and_stock_that_is_not_said_stays() {
    for program in Program::on_each_database() {
        let row = |sku: &str, units: &str| {
            format!(
                "{sku},Mug,Mugs,,true,active,Title,Default Title,{sku},0,shopify,{units},deny,10\n"
            )
        };
        shopify(&program, &(row("ST-1", "10") + &row("ST-2", "7")));
        let said = shopify(&program, &(row("ST-1", "-3") + &row("ST-2", "")));
        let told = said.err.lines().any(|line| {
            line.starts_with("note rows.csv:2: ") && line.contains("ST-1") && line.contains("-3")
        });
        assert!(told, "{}", said.err);
        let document = exported(&program);
        assert_eq!(on_hand(&document, "ST-1"), Some(0));
        assert_eq!(on_hand(&document, "ST-2"), Some(7), "{}", said.err);
        // A file without the column says nothing of stock.
        program.write(
            "bare.csv",
            "Handle,Title,Variant SKU,Variant Price\nST-2,Mug,ST-2,11\nST-3,Mug,ST-3,11\n",
        );
        program.run(&["import", "bare.csv", "--format", "shopify"]);
        let document = exported(&program);
        assert_eq!(on_hand(&document, "ST-2"), Some(7));
        assert_eq!(on_hand(&document, "ST-3").unwrap_or_default(), 0);
    }
}

#[test]
fn icecat_brings_stock_for_what_is_new_alone() {
    let program = Program::new();
    let import = |cents: u32| {
        let row = format!(
            r#"[{{"id":"101","title":"Acme Laser Printer X1","supplier":"Acme","price":{cents}}}]"#
        );
        program.write("rows.json", &row);
        program.run(&["import", "rows.json", "--format", "icecat"])
    };
    import(19_900);
    assert_eq!(on_hand(&exported(&program), "101"), Some(25));
    tafsil(
        &program,
        serde_json::json!({"stock": [{"sku": "101", "on_hand": 3}]}),
    );
    let said = import(20_900);
    assert!(
        said.err.contains("price: 0 added, 1 changed"),
        "{}",
        said.err
    );
    assert_eq!(on_hand(&exported(&program), "101"), Some(3));
}

#[test]
fn what_is_archived_is_hidden_and_comes_back() {
    for program in Program::on_each_database() {
        let rows = |status: &str, published: &str| {
            format!(
                "ax,Archive me,Mugs,,{published},{status},Title,Default Title,AX,0,shopify,5,deny,10\n\
                 ay,Keep me,Mugs,,true,active,Title,Default Title,AY,0,shopify,5,deny,10\n"
            )
        };
        let import = |status: &str, published: &str| shopify(&program, &rows(status, published));
        import("active", "true");
        let before = exported(&program);
        for (status, published) in [("archived", "true"), ("draft", "true"), ("active", "false")] {
            let said = import(status, published);
            assert_eq!(said.figure("changed"), "1", "{status}: {}", said.err);
            let after = exported(&program);
            let hidden = serde_json::to_value(&after.products[0]).unwrap();
            assert_eq!(hidden["hidden"], true, "{status}");
            assert_eq!(after.products[1], before.products[1]);
            assert_eq!(
                (&after.stock, &after.price_lists),
                (&before.stock, &before.price_lists)
            );
            assert_eq!(import("active", "true").figure("changed"), "1");
            assert_eq!(exported(&program), before);
        }
        // What never was for sale brings nothing.
        let draft = "az,Draft,Secrets,,true,draft,Title,,AZ,0,shopify,5,deny,10\n";
        shopify(&program, draft);
        assert_eq!(exported(&program), before);
    }
}

#[test]
fn the_demo_shop_comes_back_as_it_was() {
    let [program, other] = [Program::new(), Program::new()];
    program.run(&["demo", "--seed", "7", "--until", "2026-03-01"]);
    let before = program.run(&["export"]).out;
    program.write("whole.json", &before);
    let itself = program.run(&["import", "whole.json", "--format", "tafsil", "--strict"]);
    assert!(itself.success, "{}", itself.err);
    assert_eq!(
        (itself.figure("added"), itself.figure("changed")),
        ("0", "0")
    );
    other.write("whole.json", &before);
    let copied = other.run(&["import", "whole.json", "--format", "tafsil", "--strict"]);
    assert!(copied.success, "{}", copied.err);
    assert!(other.run(&["export"]).out == before, "the copy differs");
    // A file of another kind of shop beside it changes nothing that was there.
    let rows = "ribbon,Ribbon,Ribbons,,true,active,Width,Narrow,RB-N,20,shopify,5,deny,1\n";
    let said = shopify(&program, rows);
    assert_eq!(
        (said.figure("added"), said.figure("skipped")),
        ("1", "0"),
        "{}",
        said.err
    );
    let [was, is]: [Document; 2] =
        [&before, &program.run(&["export"]).out].map(|text| serde_json::from_str(text).unwrap());
    assert!(
        was.products
            .iter()
            .all(|product| is.products.contains(product))
    );
    assert!(
        was.attributes
            .iter()
            .all(|attribute| is.attributes.contains(attribute))
    );
    assert_eq!(
        (is.stock.len(), is.curations),
        (was.stock.len() + 1, was.curations)
    );
}
