//! Drawings by allow-list: elements and attributes that only draw. Whatever is not on the lists
//! is refused, so nothing that some browser runs, loads or plays has to be known by name here.

use super::drawn;
use roxmltree::{Document, Node, ParsingOptions};

/// The most nodes: a megabyte of tags holds more than any drawing needs.
pub(super) const MAX_NODES: u32 = 100_000;
/// How deeply elements may be nested.
const MAX_DEPTH: usize = 100;

pub(super) const SVG: &str = "http://www.w3.org/2000/svg";
pub(super) const XLINK: &str = "http://www.w3.org/1999/xlink";
const XML: &str = "http://www.w3.org/XML/1998/namespace";

/// Namespaces in which drawing programs keep notes of their own. Browsers know none of them, so
/// what is in them is never shown and never run.
const NOTES: [&str; 8] = [
    "http://www.inkscape.org/namespaces/inkscape",
    "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "http://creativecommons.org/ns#",
    "http://web.resource.org/cc/",
    "http://purl.org/dc/elements/1.1/",
    "http://www.bohemiancoding.com/sketch/ns",
    "http://www.serif.com/",
];

/// Structure, shapes, letters, paint and filters. feImage, which loads, is not here.
const ELEMENTS: &str = "
    svg g defs symbol use title desc metadata style switch path rect circle ellipse line
    polyline polygon text tspan textPath marker linearGradient radialGradient stop pattern
    clipPath mask filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix
    feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB
    feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight
    feSpecularLighting feSpotLight feTile feTurbulence";

/// Names and what is read out, geometry, paint, letters and filters.
const ATTRIBUTES: &str = "
    id class style lang role version baseProfile tabindex type media title systemLanguage x y x1
    x2 y1 y2 dx dy cx cy r rx ry fx fy fr d points width height viewBox preserveAspectRatio
    transform transform-origin pathLength rotate lengthAdjust textLength startOffset method
    spacing side overflow clip enable-background zoomAndPan fill fill-opacity fill-rule stroke
    stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit
    stroke-opacity stroke-width opacity color color-interpolation color-interpolation-filters
    color-rendering color-profile paint-order vector-effect shape-rendering image-rendering
    text-rendering visibility display mix-blend-mode isolation pointer-events cursor
    gradientUnits gradientTransform spreadMethod offset stop-color stop-opacity patternUnits
    patternContentUnits patternTransform clip-path clip-rule clipPathUnits mask mask-type
    maskUnits maskContentUnits filter marker marker-start marker-mid marker-end markerUnits
    markerWidth markerHeight refX refY orient font font-family font-feature-settings
    font-kerning font-size font-size-adjust font-stretch font-style font-variant
    font-variant-ligatures font-variation-settings font-weight letter-spacing word-spacing
    line-height text-anchor text-align text-decoration text-indent text-transform
    text-orientation dominant-baseline alignment-baseline baseline-shift direction unicode-bidi
    writing-mode white-space kerning glyph-orientation-vertical glyph-orientation-horizontal
    solid-color solid-opacity filterUnits primitiveUnits filterRes in in2 result mode operator
    values k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength
    preserveAlpha surfaceScale diffuseConstant specularConstant specularExponent lighting-color
    flood-color flood-opacity scale xChannelSelector yChannelSelector stdDeviation azimuth
    elevation z pointsAtX pointsAtY pointsAtZ limitingConeAngle radius baseFrequency numOctaves
    seed stitchTiles tableValues slope intercept amplitude exponent";

/// Why an SVG is not harmless, or no SVG.
pub(super) fn fault(body: &str) -> Option<String> {
    check(body).err()
}

fn check(body: &str) -> Result<(), String> {
    declaration(body)?;
    // Document types are refused by the parser, and with them every entity of one's own.
    let options = ParsingOptions {
        nodes_limit: MAX_NODES,
        ..ParsingOptions::default()
    };
    let document = Document::parse_with_options(body, options)
        .map_err(|error| format!("it is no XML that can be read: {error}"))?;
    let root = document.root_element();
    if !root.has_tag_name((SVG, "svg")) {
        return Err("it is no SVG: its outermost element is not <svg> of SVG's namespace".into());
    }
    let mut depth = 0_usize;
    let mut parents: Vec<Node<'_, '_>> = Vec::new();
    for node in document.descendants() {
        if node.is_pi() {
            return Err("it contains a processing instruction".into());
        }
        if !node.is_element() {
            continue;
        }
        while parents
            .last()
            .is_some_and(|last| Some(*last) != node.parent_element())
        {
            parents.pop();
        }
        parents.push(node);
        depth = depth.max(parents.len());
        if depth > MAX_DEPTH {
            return Err(format!(
                "its elements are nested more than {MAX_DEPTH} deep"
            ));
        }
        element(&node)?;
    }
    drawn::check(&document)
}

/// An encoding in which the same bytes would read differently from how they were checked.
fn declaration(body: &str) -> Result<(), String> {
    let head = body.trim_start_matches('\u{feff}');
    let Some((declaration, _)) = head
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"))
    else {
        return Ok(());
    };
    let Some((_, encoding)) = declaration.split_once("encoding") else {
        return Ok(());
    };
    let name = encoding.trim_start_matches(|c: char| c.is_whitespace() || c == '=');
    let name = name.trim_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'');
    let name = name.split(['"', '\'']).next().unwrap_or_default();
    match name.eq_ignore_ascii_case("utf-8") {
        true => Ok(()),
        false => Err(format!("its encoding is '{name}', not UTF-8")),
    }
}

fn element(node: &Node<'_, '_>) -> Result<(), String> {
    let (namespace, name) = (node.tag_name().namespace(), node.tag_name().name());
    if namespace.is_some_and(|namespace| NOTES.contains(&namespace)) {
        return Ok(());
    }
    if namespace != Some(SVG) || !is_in(ELEMENTS, name) {
        return Err(format!("it contains <{name}>"));
    }
    for attribute in node.attributes() {
        let (namespace, name, value) = (attribute.namespace(), attribute.name(), attribute.value());
        match namespace {
            Some(namespace) if NOTES.contains(&namespace) => continue,
            Some(XLINK) if name == "href" => inside(value)?,
            None if name == "href" => inside(value)?,
            // What an xlink says beside where it leads is not shown.
            Some(XLINK) if ["type", "title", "show", "actuate", "role"].contains(&name) => {}
            Some(XML) if ["space", "lang", "id"].contains(&name) => {}
            None if name.starts_with("aria-") || name.starts_with("data-") => {}
            None if is_in(ATTRIBUTES, name) => style(value)?,
            _ => {
                return Err(format!(
                    "<{}> has the attribute '{name}'",
                    node.tag_name().name()
                ));
            }
        }
    }
    if name == "style" {
        // A browser reads the text beside comments as one.
        if node.children().any(|child| child.is_element()) {
            return Err("<style> holds more than text".to_owned());
        }
        let texts = node.children().filter(|child| child.is_text());
        let texts = texts.filter_map(|child| child.text());
        style(&texts.collect::<String>())?;
    }
    Ok(())
}

fn is_in(list: &str, name: &str) -> bool {
    list.split_ascii_whitespace().any(|known| known == name)
}

/// References stay in the drawing.
fn inside(value: &str) -> Result<(), String> {
    match value.trim().is_empty() || value.trim_start().starts_with('#') {
        true => Ok(()),
        false => Err(format!(
            "it refers to something outside, '{}'",
            shortened(value)
        )),
    }
}

/// CSS, or a value that may be read as CSS: neither loads anything nor hides what it does.
fn style(css: &str) -> Result<(), String> {
    // Comments could split a word that browsers read as one.
    let mut plain = String::new();
    let mut rest = css;
    while let Some((before, after)) = rest.split_once("/*") {
        plain.push_str(before);
        rest = after.split_once("*/").map_or("", |(_, after)| after);
    }
    plain.push_str(rest);
    for css in [css, &plain] {
        let lower = css.to_ascii_lowercase();
        for refused in [
            "\\",
            "@import",
            "expression(",
            "javascript:",
            "image-set(",
            "-moz-binding",
            "behavior:",
            "src(",
            "image(",
        ] {
            if lower.contains(refused) {
                return Err(format!("its style contains '{refused}'"));
            }
        }
        for reference in lower.split("url(").skip(1) {
            let target =
                reference.trim_start_matches(|c: char| c.is_whitespace() || "\"'".contains(c));
            if !target.starts_with('#') {
                return Err(format!(
                    "it refers to something outside, 'url({}'",
                    shortened(reference)
                ));
            }
        }
    }
    Ok(())
}

fn shortened(text: &str) -> String {
    text.chars().take(40).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawing(inside: &str) -> String {
        format!(
            "<svg xmlns=\"{SVG}\" xmlns:xlink=\"{XLINK}\" \
             xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\">{inside}</svg>"
        )
    }

    #[test]
    fn what_drawing_programs_write_passes() {
        for body in [
            drawing("<!-- made by hand --><title>A &lt; B</title><path d=\"M0 0z\"/>"),
            drawing(
                "<style type=\"text/css\"><![CDATA[.a{fill:url(#g);font-family:'Arial'}]]></style>",
            ),
            drawing("<style>@media (prefers-color-scheme: dark){path{fill:#fff}}</style>"),
            drawing(
                "<g inkscape:label=\"Layer 1\" inkscape:groupmode=\"layer\" style=\"fill:none\"/>",
            ),
            drawing(
                "<metadata><r:RDF xmlns:r=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\
                     <c:Work xmlns:c=\"http://creativecommons.org/ns#\" r:about=\"\"/></r:RDF></metadata>",
            ),
            drawing("<use xlink:href=\"#a\" aria-hidden=\"true\" data-name=\"x\"/>"),
            drawing(
                "<filter id=\"f\"><feGaussianBlur in=\"SourceAlpha\" stdDeviation=\"2\"/></filter>",
            ),
            format!(
                "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"no\"?>\n{}",
                drawing("")
            ),
            format!("<?xml version='1.0' encoding='utf-8'?>{}", drawing("")),
            format!("<s:svg xmlns:s=\"{SVG}\"><s:rect width=\"1\"/></s:svg>"),
        ] {
            assert_eq!(fault(&body), None, "{body}");
        }
    }

    #[test]
    fn what_runs_loads_plays_or_deceives_is_refused_with_a_reason() {
        for (inside, reason) in [
            ("<script/>", "<script>"),
            (
                "<h:script xmlns:h=\"http://www.w3.org/1999/xhtml\">x</h:script>",
                "<script>",
            ),
            ("<path xmlns=\"http://www.w3.org/1999/xhtml\"/>", "<path>"),
            ("<iframe xmlns=\"\"/>", "<iframe>"),
            ("<foreignObject/>", "<foreignObject>"),
            ("<a href=\"#x\"/>", "<a>"),
            ("<image href=\"#x\"/>", "<image>"),
            ("<feImage href=\"#x\"/>", "<feImage>"),
            (
                "<animate attributeName=\"href\" to=\"javascript:x\"/>",
                "<animate>",
            ),
            ("<set attributeName=\"onclick\" to=\"x\"/>", "<set>"),
            ("<handler/>", "<handler>"),
            ("<g onload=\"x\"/>", "'onload'"),
            ("<g ONLOAD=\"x\"/>", "'ONLOAD'"),
            ("<g xlink:href=\"//x.org#a\"/>", "outside"),
            ("<use href=\"data:image/svg+xml,x#a\"/>", "outside"),
            ("<use href=\"&#106;avascript:x\"/>", "outside"),
            ("<g src=\"#a\"/>", "'src'"),
            ("<g xml:base=\"https://x.org/\"/>", "'base'"),
            ("<g fill=\"url(https://x.org/a#b)\"/>", "outside"),
            ("<g fill=\"&#117;rl(//x.org)\"/>", "outside"),
            ("<g style=\"background:URL( 'https://x.org')\"/>", "outside"),
            ("<g style=\"fill:u\\72l(x)\"/>", "'\\'"),
            ("<style>@im/**/port 'x';</style>", "@import"),
            ("<style><!-- -->@import 'x';</style>", "@import"),
            ("<style>a{b:u<!-- x -->rl(http://x)}</style>", "outside"),
            (
                "<style>a{b:u<title>x</title>rl(http://x)}</style>",
                "more than",
            ),
            ("<style>a{b:url(/* */x)}</style>", "outside"),
            ("<style>a{b:url(data:x)}</style>", "outside"),
            ("<?xml-stylesheet href=\"x\"?>", "processing"),
            ("&x;", "no XML"),
            ("<g>", "no XML"),
        ] {
            let said = fault(&drawing(inside));
            let fits = said.as_deref().is_some_and(|said| said.contains(reason));
            assert!(fits, "{inside}: {said:?}");
        }
        let entity = "<!DOCTYPE svg [<!ENTITY x 'y'>]>";
        let bomb = format!(
            "<!DOCTYPE a [<!ENTITY a 'a'><!ENTITY b '&a;&a;'>]>{}",
            drawing("&b;")
        );
        for whole in [
            format!("{entity}{}", drawing("&x;")),
            bomb,
            format!("<?xml version=\"1.0\" encoding=\"utf-7\"?>{}", drawing("")),
            format!("<?xml-stylesheet href=\"x\"?>{}", drawing("")),
            format!(
                "{}{}{}",
                drawing("<g>").replace("</svg>", ""),
                "<g>".repeat(50_000),
                "</g>"
            ),
            drawing(&format!("{}{}", "<g>".repeat(200), "</g>".repeat(200))),
            drawing(&"<g/>".repeat(100_001)),
            "<html xmlns=\"http://www.w3.org/1999/xhtml\"/>".to_owned(),
            "<svg/>".to_owned(),
            String::new(),
        ] {
            assert!(fault(&whole).is_some(), "{}", shortened(&whole));
        }
    }
}
