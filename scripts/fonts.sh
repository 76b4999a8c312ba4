#!/usr/bin/env bash
# Reproduces public/fonts from the published packages: IBM Plex Sans for Latin and IBM Plex Sans Arabic for
# Arabic, cut down to the letters, marks, digits, punctuation and currency signs the shop sets.
#
# Needs npm, and python3 with venv. Run it only when the type changes; its output is committed.
set -euo pipefail
cd "$(dirname "$0")/.."

version=5.3.0
mkdir -p public/fonts
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for package in ibm-plex-sans ibm-plex-sans-arabic; do
  (cd "$work" && npm pack --silent "@fontsource/$package@$version" >/dev/null)
  mkdir "$work/$package"
  tar -xzf "$work/fontsource-$package-$version.tgz" -C "$work/$package" --strip-components=1
done
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet fonttools==4.68.0 brotli==1.2.1

# Basic Latin, Latin-1, dashes, quotes, bullets, primes, the euro, trade mark, minus and comparisons.
latin='U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+2010-2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2030,U+2032-2033,U+2039-203A,U+2044,U+20AC,U+2122,U+2190-2193,U+2212,U+2248,U+2264-2265'
# The letters of Arabic with hamza and marks, both sets of its digits, its punctuation, and the four letters
# (peh, tcheh, veh, gaf) that foreign and brand names are spelt with.
arabic='U+060C,U+061B,U+061F,U+0621-063A,U+0640-0652,U+0660-066C,U+0670-0671,U+067E,U+0686,U+06A4,U+06A9,U+06AF,U+06CC,U+06F0-06F9,U+200C-200F'

subset() { # source, destination, code points, layout features
  "$work/venv/bin/pyftsubset" "$1" --output-file="$2" --unicodes="$3" --layout-features="$4" \
    --flavor=woff2 --no-hinting --desubroutinize --name-IDs='0,13,14' --notdef-outline
  "$work/venv/bin/python" - "$2" <<'PYTHON'
# A changed font must not carry its source's reserved name: ours is "Tafsil Sans".
import pathlib, sys
from fontTools.ttLib import TTFont
font = TTFont(sys.argv[1])
style = pathlib.Path(sys.argv[1]).stem.split("-", 1)[1]
for identifier, text in {1: "Tafsil Sans", 2: style, 4: f"Tafsil Sans {style}", 6: f"TafsilSans-{style}"}.items():
    font["name"].setName(text, identifier, 3, 1, 0x409)
font.save(sys.argv[1])
PYTHON
}
for weight in 400 600; do
  subset "$work/ibm-plex-sans/files/ibm-plex-sans-latin-$weight-normal.woff2" \
    "public/fonts/tafsil-latin-$weight.woff2" "$latin" 'kern,liga,ccmp,mark,locl'
  subset "$work/ibm-plex-sans-arabic/files/ibm-plex-sans-arabic-arabic-$weight-normal.woff2" \
    "public/fonts/tafsil-arabic-$weight.woff2" "$arabic" 'ccmp,locl,isol,init,medi,fina,rlig,liga,calt,mark,mkmk,kern'
done
cp "$work/ibm-plex-sans-arabic/LICENSE" public/fonts/OFL.txt
ls -l public/fonts
