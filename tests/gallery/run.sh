#!/usr/bin/env bash
# Writes the gallery's pages into tests/out/gallery/pages and looks at each: HTML
# by the Nu HTML Checker, and in Chromium texts that cannot be read at 320 pixels
# and with letters of 200 %, and axe. The end is "N passed, N failed".
#
#   tests/gallery/run.sh              the checks
#   tests/gallery/run.sh --pictures   then pictures of all pages in English,
#                                     with tests/out/gallery/pictures/index.html
#
# Needs cargo, Java, Chromium, node, and `npm ci --prefix tests/browser`.
set -euo pipefail
cd "$(dirname "$0")/../.."
pages=$PWD/tests/out/gallery/pages

cargo test --quiet --locked --workspace --test gallery --no-run
rm -rf "$pages"
mkdir -p "$pages"
TIMEFORMAT='rendered in %U (user) and %S (system) CPU seconds'
time LAUREL_GALLERY=$pages cargo test --quiet --locked --workspace --test gallery every_page_is_sound >"$pages.log" || { cat "$pages.log"; exit 1; }
echo "$(find "$pages" -name '*.*.*.html' | wc -l) pages: $pages/index.html"

code=0
node tests/gallery/check.mjs || code=1
if [ "${1:-}" = --pictures ]; then node tests/gallery/pictures.mjs || code=1; fi
exit "$code"
