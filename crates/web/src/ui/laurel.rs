//! The laurel: the organization's mark and the wreath of a certificate. Leaves are placed by
//! arithmetic, so both come from the same twig.

use maud::{Markup, html};
use std::f64::consts::PI;

/// Where a leaf sits on the twig and how it leans, for the right half; the left is its mirror.
struct Leaf {
    x: f64,
    y: f64,
    lean: f64,
    size: f64,
}

/// Two rows of leaves along an arc of radius `r`, from near the foot up to the open crown.
fn twig(r: f64, pairs: u8) -> Vec<Leaf> {
    let mut leaves = Vec::new();
    for at in 0..pairs {
        let share = f64::from(at) / f64::from(pairs - 1).max(1.0);
        // 0 is the foot; the arc ends before the crown so that the wreath stays open
        let turn = PI * (0.06 + 0.74 * share);
        let size = 1.0 - 0.34 * share;
        let along = 90.0 - turn.to_degrees();
        for (offset, lean) in [(1.085, 26.0), (0.9, -30.0)] {
            leaves.push(Leaf {
                x: r * offset * turn.sin(),
                y: r * offset * turn.cos(),
                lean: along - 90.0 + lean - 90.0,
                size,
            });
        }
    }
    leaves
}

/// The mark: two twigs, open at the top, in the current color.
pub fn mark() -> Markup {
    html! {
        svg class="mark" viewBox="0 0 32 32" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"
            aria-hidden="true" focusable="false" {
            path d="M16 28.500C9.2 27.5 5.2 22 5.5 13.500M16 28.500c6.8-1 10.8-6.5 10.5-15" {}
            path d="M5.5 13.500c-2-2-2.3-4.8-1.3-7.5 2.6 1.3 3.6 4.2 1.3 7.500Zm.8 6c.3-3 2.2-4.8 5-5.2.4 2.9-1.5 5-5 5.200Zm3.7 5.700c1.3-2.6 3.7-3.6 6.5-2.8" {}
            path d="M26.5 13.500c2-2 2.3-4.8 1.3-7.5-2.6 1.3-3.6 4.2-1.3 7.500Zm-.8 6c-.3-3-2.2-4.8-5-5.2-.4 2.9 1.5 5 5 5.200Z" {}
        }
    }
}

/// The wreath of a certificate, gold and only for certificates; `inside` is short ("14 h") or empty.
pub fn wreath(inside: &str) -> Markup {
    html! {
        svg class="wreath" viewBox="-80 -80 160 160" aria-hidden="true" focusable="false" {
            (half(false)) (half(true))
            @if !inside.is_empty() {
                text x="0" y="2" text-anchor="middle" dominant-baseline="central" font-size="34" { (inside) }
            }
        }
    }
}

fn half(mirrored: bool) -> Markup {
    html! {
        g transform=[mirrored.then_some("scale(-1 1)")] fill="currentColor" {
            path d="M2 62C40 60 64 34 61 -2C60 -16 55 -28 47 -38" fill="none" stroke="currentColor" stroke-width="1.2" {}
            @for leaf in twig(60.0, 9) {
                path d="M0 0C4.5-6 14-7 21 0C14 7 4.5 6 0 0Z"
                    transform={ "translate(" (fixed(leaf.x)) " " (fixed(leaf.y)) ")rotate(" (fixed(leaf.lean)) ")scale(" (fixed(leaf.size)) ")" } {}
            }
        }
    }
}

/// One decimal is finer than any screen here.
fn fixed(value: f64) -> String {
    format!("{value:.1}")
}
