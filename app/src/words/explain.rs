//! Words of why a search shows a product where it does.

words! {
    title: "Why here?", "لماذا هنا؟";
    lead: "Why a search shows a product where it does, or does not.",
        "لماذا يعرض البحث منتجًا في هذا الموضع، أو لا يعرضه.";
    query: "What is searched for", "عبارة البحث";
    product: "Item number, or the last part of its page's address",
        "رقم الصنف، أو آخر جزء من عنوان صفحته";
    explain: "Explain", "اشرح";
    word: "Word", "الكلمة";
    factors: "Rarity × weight × fit", "الندرة × الوزن × المطابقة";
    points: "Points", "النقاط";
    how_score: "How the score is made up", "كيف حُسبت الدرجة";
}

/// Said where the catalogue is.
#[cfg(feature = "ssr")]
pub use sentences::*;

#[cfg(feature = "ssr")]
mod sentences {
    use engine::Lang;
    use engine::search::Field;

    words! {
        place(place: &str, of: &str): "Place {place} of {of}", "المرتبة {place} من أصل {of}";
        not_found: "It is not among the results", "ليس بين النتائج";
        before_filters: "This is its place by relevance, before anything is filtered or sorted.",
            "هذه مرتبته بحسب المطابقة، قبل أي تصفية أو تغيير للترتيب.";
        narrowed(words: &str): "Only “{words}” is searched for; the rest of the query narrows the list, as a filter does.",
            "يُبحث عن «{words}» وحدها، أما بقية العبارة فتضيّق القائمة كما يفعل شرط التصفية.";
        no_word: "The query has no word to look for.", "ليس في العبارة كلمة يُبحث عنها.";
        holds_nothing(parts: &str): "It holds nothing of what is asked for: {parts}.",
            "لا يحمل شيئًا من المطلوب: {parts}.";
        too_little(holds: &str, least: &str): "It holds {holds}% of what is asked for; every result holds at least {least}%.",
            "يحمل {holds}% من المطلوب، وكل نتيجة تحمل {least}% على الأقل.";
        unknown_word: "a word that no product has", "كلمة لا يحملها أي منتج";

        curated(ids: &str): "Arranged by hand: {ids}.", "رُتّب يدويًا: {ids}.";
        pinned(place: &str): "It is pinned to place {place}.", "ثُبّت في المرتبة {place}.";
        boosted(factor: &str): "Its score is multiplied by {factor}.", "ضُربت درجته في {factor}.";
        buried: "It is put behind all others.", "أُخّر عن غيره كله.";
        untouched: "That changes nothing about its place.", "ولا يغيّر ذلك شيئًا من موضعه.";
        redirected(place: &str): "The query leads to {place} instead of a list.",
            "تقود العبارة إلى {place} بدل القائمة.";

        read(sure: &str): "What is asked for, in the reading that suits it best ({sure}% sure)",
            "المطلوب في أنسب فهم له (بثقة {sure}%)";
        held(fields: &str): "in: {fields}", "في: {fields}";
        held_as(word: &str, fields: &str): "as {word}, in: {fields}", "بلفظ {word}، في: {fields}";
        not_held: "not in it", "ليست فيه";

        sum: "All words together", "مجموع الكلمات";
        divided(all: &str): "Divided by how rare all words are together ({all})",
            "مقسومًا على ندرة الكلمات مجتمعة ({all})";
        sure(percent: &str): "Times how surely the query means this ({percent}%)",
            "مضروبًا في الثقة بهذا الفهم ({percent}%)";
        covered(percent: &str): "Times how much of what is asked for it holds ({percent}%)",
            "مضروبًا في ما يحمله من المطلوب ({percent}%)";
        of_kind(factor: &str, kind: &str): "Times {factor}, as it is of the kind that is asked for: {kind}",
            "مضروبًا في {factor} لأنه من النوع المطلوب: {kind}";
        in_category(factor: &str): "Times {factor}, as it is in the category that is asked for by its name",
            "مضروبًا في {factor} لأنه في القسم المطلوب باسمه";
        read_otherwise(next: &str): "Plus a tenth of what it is worth if the query is read otherwise ({next})",
            "مضافًا إليه عُشر قيمته إن فُهمت العبارة فهمًا آخر ({next})";
        times_boost(factor: &str): "Times {factor}, by hand", "مضروبًا في {factor} بالترتيب اليدوي";
        score: "Score", "الدرجة";
        score_if: "Its score, had it been found", "درجته لو ظهر في النتائج";

        in_name: "name", "الاسم";
        in_kind: "what it is", "نوعه";
        in_brand: "brand", "العلامة التجارية";
        in_model: "numbers and codes", "الأرقام والرموز";
        in_summary: "summary", "الملخّص";
        in_facts: "properties", "المواصفات";
        in_body: "description", "الوصف";
    }

    counted! {
        tied: ["# other product has the same score; of both the more popular is first.",
            "# other products have the same score; of all these the more popular are first."],
            ["لا منتج آخر بهذه الدرجة.", "لمنتج آخر الدرجة نفسها، والأكثر طلبًا أولًا.",
             "لمنتجين آخرين الدرجة نفسها، والأكثر طلبًا أولًا.", "لـ# منتجات أخرى الدرجة نفسها، والأكثر طلبًا أولًا.",
             "لـ# منتجًا آخر الدرجة نفسها، والأكثر طلبًا أولًا.", "لـ# منتج آخر الدرجة نفسها، والأكثر طلبًا أولًا."];
    }

    /// Where in a product a word stands.
    pub fn field(lang: Lang, field: Field) -> &'static str {
        match field {
            Field::Name => in_name(lang),
            Field::Kind => in_kind(lang),
            Field::Brand => in_brand(lang),
            Field::Model => in_model(lang),
            Field::Summary => in_summary(lang),
            Field::Facts => in_facts(lang),
            Field::Body => in_body(lang),
        }
    }
}
