//! What looks alike in a file stays apart: categories, options, SKUs, statuses.

use super::{HEADER, products, read, skus};
use std::collections::HashSet;

#[test]
fn each_path_of_categories_is_its_own() {
    let types = [
        "Office Chairs",
        "office chairs ",
        "OFFICE  CHAIRS",
        "Office & Chairs",
        "كراسي",
        "***",
        "!!!",
        "other",
        "",
        "Women > Shoes",
        "Men > Shoes",
        "Men > Shoes > Boots",
    ];
    let handles: Vec<String> = (0..types.len()).map(|n| format!("p{n}")).collect();
    let rows: Vec<_> = handles
        .iter()
        .zip(types)
        .map(|(handle, kind)| (handle.as_str(), kind, "", ""))
        .collect();
    let document = products(&rows);
    let ids: Vec<&str> = document
        .products
        .iter()
        .map(|p| p.category.as_str())
        .collect();
    assert_eq!(ids[..3], ["office-chairs"; 3]);
    assert_eq!(
        ids[2..].iter().collect::<HashSet<_>>().len(),
        types.len() - 2,
        "{ids:?}"
    );
    let boots = document
        .categories
        .iter()
        .find(|c| c.id == ids[11])
        .unwrap();
    assert_eq!(boots.parent.as_deref(), Some(ids[10]));
    assert_eq!(
        document
            .categories
            .iter()
            .find(|c| c.id == ids[8])
            .unwrap()
            .name
            .en,
        "Everything else"
    );
    let slugs: HashSet<&str> = document
        .categories
        .iter()
        .map(|c| c.slug.ar.as_str())
        .collect();
    assert_eq!(slugs.len(), document.categories.len());
}

#[test]
fn options_that_look_alike_are_variants_of_their_own() {
    let alike = [
        "8\"",
        "8'",
        "A",
        "A-",
        "A+",
        "6",
        "6½",
        "6 1/2",
        "😀",
        "😢",
        "أحمر",
        "أَحْمَر",
        "Red",
        "Red ",
        "RED",
        "Café",
        "Cafe\u{301}",
        "10-12",
        "10 12",
        "10/12",
        "***",
        "—",
    ];
    let rows: Vec<_> = alike
        .iter()
        .map(|option| ("thing", "", *option, ""))
        .collect();
    let document = products(&rows);
    let [thing] = &document.products[..] else {
        panic!("{:?}", document.products)
    };
    let distinct: HashSet<&str> = skus(thing).into_iter().collect();
    assert_eq!(distinct.len(), alike.len(), "{distinct:?}");
    let keys: HashSet<String> = thing
        .variants
        .iter()
        .map(|v| format!("{:?}", v.attributes["size"]))
        .collect();
    assert_eq!(keys.len(), alike.len(), "{keys:?}");
    // In another product they are what they are there.
    let document = products(&[
        ("a", "", "Red", ""),
        ("b", "", " red ", ""),
        ("b", "", "Blue", ""),
    ]);
    let size = document
        .attributes
        .iter()
        .find(|a| a.key == "size")
        .unwrap();
    assert_eq!(size.choices.len(), 2);
}

#[test]
fn rows_added_later_change_no_key() {
    let all = ["8\"", "8'", "A", "A-", "A+", "😀", "Red", "Red ", "RED"];
    let rows: Vec<_> = all
        .iter()
        .map(|option| ("thing", "", *option, ""))
        .collect();
    let whole = products(&rows);
    for count in 1..all.len() {
        let part = products(&rows[..count]);
        assert_eq!(
            part.products[0].variants,
            whole.products[0].variants[..count]
        );
    }
    assert_eq!(products(&rows), whole);
}

#[test]
fn skus_made_up_are_nobody_elses() {
    let document = products(&[
        ("mug", "", "Red Blue", ""),
        ("mug-red", "", "Blue", ""),
        ("cup", "", "Big", ""),
        ("jar", "", "Any", "cup-big"),
        ("jar", "", "Other", ""),
    ]);
    let all: Vec<&str> = document.products.iter().flat_map(skus).collect();
    assert_eq!(all.len(), 5);
    assert_eq!(
        (all[0], all[3], all[4]),
        ("mug-red-blue", "cup-big", "jar-other")
    );
    assert!(
        all[1].starts_with("mug-red-blue-") && all[2].starts_with("cup-big-"),
        "{all:?}"
    );
    assert_eq!(document.price_lists[0].prices.len(), 5);
    let twice = read(&format!(
        "{HEADER}a,A,,,,,,,Size,S,,,,1,1.00,\na,,,,,,,,,S,,,,1,1.00,\na,,,,,,,,,S,,,X,1,1.00,\n"
    ));
    let told: Vec<(usize, &str)> = twice
        .skipped
        .iter()
        .map(|s| (s.line, s.reason.as_str()))
        .collect();
    assert_eq!(told, [(3, "its options 'S' occur twice")]);
}

#[test]
fn options_with_one_name_and_products_called_title_lose_nothing() {
    let text = format!(
        "{HEADER}a,A,,,,,,,Size,S,size,Wide,,1,1.00,\nb,B,,,,,,,Size (EU),40,Size EU,41,,1,1.00,\n\
         c,Book,,,,,,,Title,One,,,,1,1.00,\nc,,,,,,,,,Two,,,,1,1.00,\n\
         Case,C,,,,,,,,,,,,1,1.00,\ncase,,,,,,,,,,,,X,1,2.00,\n"
    );
    let reading = read(&text);
    assert_eq!(reading.skipped, []);
    let counts: Vec<usize> = reading
        .document
        .products
        .iter()
        .map(|p| p.variants[0].attributes.len())
        .collect();
    assert_eq!(counts, [2, 2, 1, 0]);
    assert_eq!(skus(&reading.document.products[2]), ["c-one", "c-two"]);
    assert_eq!(skus(&reading.document.products[3]), ["Case", "X"]);
}

#[test]
fn a_status_nobody_knows_is_a_fault_of_its_line() {
    let text = format!(
        "{HEADER}a,A,,,,,,,Size,S,,,,1,1.00,sold\na,,,,,,,,,M,,,,1,1.00,\nb,B,,,,,,,,,,,,1,1.00,Active\n"
    );
    let reading = read(&text);
    let told: Vec<(usize, &str)> = reading
        .skipped
        .iter()
        .map(|s| (s.line, s.reason.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            (
                2,
                "'sold' is no status: it is active, draft, unlisted or archived"
            ),
            (3, "the first line of 'a' was not taken"),
        ]
    );
    assert_eq!(reading.document.products.len(), 1);
}

#[test]
fn descriptions_are_what_a_reader_sees() {
    let text = "Handle,Title,Description,Price\nen,Mug,\"<p>&ldquo;Best&rdquo; caf&eacute; &times; 2 &bull; 5&frac12; &lt;b&gt;</p>\n\
        <ol><li>one</li><li>two<ul><li>deep</li></ul></li></ol><table><tr><td>A</td><td>B</td></tr></table><p><5 mm</p>\
        <script>x</script>\",1.00\n";
    let reading = read(text);
    assert_eq!(
        reading.document.products[0].description.en,
        "“Best” café × 2 • 5½ <b>\n\n1. one\n2. two\n– deep\n\nA | B\n\n<5 mm"
    );
}
