//! The laurel: the organization's mark and the wreath of a certificate. Both are the same twig,
//! its leaves placed by arithmetic, so that one drawing serves from 16 pixels to a poster.

use maud::{Markup, html};
use std::f64::consts::PI;
use std::sync::LazyLock;

/// A twig that grows from the foot of a circle round toward its crown, in the right half.
struct Twig {
    /// The circle, in units of the drawing; the middle is the origin.
    radius: f64,
    /// How far round it grows, as a share of the half circle.
    reach: f64,
    pairs: u32,
    /// Length and half-width of its largest leaf.
    leaf: (f64, f64),
    /// Size of the leaf at the tip against the one at the foot.
    taper: f64,
}

const MARK: Twig = Twig {
    radius: 10.5,
    reach: 0.74,
    pairs: 4,
    leaf: (8.6, 1.9),
    taper: 0.8,
};
const WREATH: Twig = Twig {
    radius: 58.0,
    reach: 0.79,
    pairs: 9,
    leaf: (25.0, 5.2),
    taper: 0.62,
};

impl Twig {
    /// Where a leaf sits at a share of the way, and the direction of growth there in degrees.
    fn at(&self, share: f64) -> (f64, f64, f64) {
        let turn = PI * (0.055 + (self.reach - 0.055) * share);
        (
            self.radius * turn.sin(),
            self.radius * turn.cos(),
            -turn.to_degrees(),
        )
    }

    fn leaf(&self, share: f64, lean: f64, scale: f64) -> Markup {
        let (x, y, growth) = self.at(share);
        let size = scale * (1.0 - (1.0 - self.taper) * share);
        let (length, half) = (self.leaf.0 * size, self.leaf.1 * size);
        let path = format!(
            "M0 0C{a:.1} {up:.1} {b:.1} {up:.1} {length:.1} 0C{b:.1} {down:.1} {a:.1} {down:.1} 0 0Z",
            a = length * 0.22,
            b = length * 0.68,
            up = -half * 1.33,
            down = half * 1.33,
        );
        html! { path d=(path) transform={ "translate(" (fixed(x)) " " (fixed(y)) ")rotate(" (fixed(growth + lean)) ")" } {} }
    }

    /// Leaves outside and inside the stem, and one at its tip.
    fn leaves(&self) -> Markup {
        html! {
            @for at in 0..self.pairs {
                @let share = f64::from(at) / f64::from(self.pairs);
                (self.leaf(share, 30.0, 1.0))
                (self.leaf((share + 0.5 / f64::from(self.pairs)).min(1.0), -34.0, 0.8))
            }
            (self.leaf(1.0, 4.0, 1.0))
        }
    }

    fn stem(&self) -> Markup {
        let (x, y, _) = self.at(1.0);
        let path = format!(
            "M0 {r:.1}A{r:.1} {r:.1} 0 0 0 {x:.1} {y:.1}",
            r = self.radius
        );
        html! { path d=(path) fill="none" stroke="currentColor" stroke-width=(fixed(self.radius * 0.022)) {} }
    }

    fn wreath(&self) -> Markup {
        html! {
            @for side in [None, Some("scale(-1 1)")] {
                g transform=[side] fill="currentColor" { (self.stem()) (self.leaves()) }
            }
        }
    }
}

/// Drawn once: the arithmetic of the leaves takes longer than a page may.
static DRAWN_MARK: LazyLock<Markup> = LazyLock::new(|| MARK.wreath());
static DRAWN_WREATH: LazyLock<Markup> = LazyLock::new(|| WREATH.wreath());

/// The mark, in the current color.
pub fn mark() -> Markup {
    html! {
        svg class="mark" viewBox="-16 -16 32 32" aria-hidden="true" focusable="false" { (*DRAWN_MARK) }
    }
}

/// The wreath of a certificate, gold and only for certificates.
pub fn wreath() -> Markup {
    html! {
        svg class="wreath" viewBox="-76 -76 152 152" aria-hidden="true" focusable="false" {
            (*DRAWN_WREATH)
        }
    }
}

/// One decimal is finer than any screen here.
fn fixed(value: f64) -> String {
    format!("{value:.1}")
}
