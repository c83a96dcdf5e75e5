//! The organization's color: whether it can be read, and the shades that the
//! site is drawn in, made of it by the same rule for a light and a dark page.

use super::SettingRefusal;

/// What text in the color stands on by day, and what it stands on by night.
const LIGHT: [Rgb; 2] = [Rgb(0xff, 0xff, 0xff), Rgb(0xfb, 0xf8, 0xf2)];
const DARK: Rgb = Rgb(0x13, 0x1a, 0x17);
/// Of text on its ground (WCAG 2.2, 1.4.3).
const TEXT: f64 = 4.5;
/// Of what is drawn on its ground (WCAG 2.2, 1.4.11).
const DRAWN: f64 = 3.0;
/// Of certificates.
const PAPER: Rgb = Rgb(0xff, 0xfd, 0xf8);
/// Kept above the rule: by night the color also stands on its own wash.
const NIGHT: f64 = 7.0;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Rgb(u8, u8, u8);

/// Shades as `#rrggbb`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shades {
    pub primary: String,
    pub wash: String,
    pub night_primary: String,
    pub night_wash: String,
}

impl Rgb {
    fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 3];
        hex::decode_to_slice(text.strip_prefix('#')?, &mut bytes).ok()?;
        let [red, green, blue] = bytes;
        Some(Self(red, green, blue))
    }

    /// Relative luminance (WCAG 2.2).
    fn luminance(self) -> f64 {
        let part = |byte: u8| {
            let share = f64::from(byte) / 255.0;
            if share <= 0.04045 {
                share / 12.92
            } else {
                ((share + 0.055) / 1.055).powf(2.4)
            }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }

    fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

    /// So many hundredths of the other in it.
    fn mix(self, other: Self, hundredths: u16) -> Self {
        let part = |a: u8, b: u8| {
            let sum = u16::from(a) * (100 - hundredths) + u16::from(b) * hundredths;
            u8::try_from((sum + 50) / 100).unwrap_or(u8::MAX)
        };
        Self(
            part(self.0, other.0),
            part(self.1, other.1),
            part(self.2, other.2),
        )
    }

    fn text(self) -> String {
        format!("#{}", hex::encode([self.0, self.1, self.2]))
    }

    fn wash(self) -> Self {
        LIGHT[0].mix(self, 10)
    }

    /// Lightened until it can be read by night.
    fn by_night(self) -> Self {
        (0..=20)
            .map(|step| self.mix(LIGHT[0], step * 5))
            .find(|shade| shade.contrast(DARK) >= NIGHT)
            .unwrap_or(LIGHT[0])
    }
}

/// A color that text may be written in, as [`super::color`] takes it.
///
/// # Errors
/// [`SettingRefusal::Color`], or `Contrast` with what it has, in tenths.
pub fn text_color(text: &str) -> Result<String, SettingRefusal> {
    let text = super::color(text)?;
    let color = Rgb::parse(&text).ok_or(SettingRefusal::Color)?;
    let grounds = LIGHT.into_iter().chain([color.wash()]);
    let least = grounds
        .map(|ground| color.contrast(ground))
        .fold(f64::INFINITY, f64::min);
    if least >= TEXT {
        Ok(text)
    } else {
        // rounded down, so that it never reads as enough
        Err(SettingRefusal::Contrast {
            tenths: (least * 10.0).floor() as u32,
        })
    }
}

/// A color that lines and a seal are drawn in: they must be seen on paper.
///
/// # Errors
/// [`SettingRefusal::Color`], or `Pale` with the contrast it has, in tenths.
pub fn accent_color(text: &str) -> Result<String, SettingRefusal> {
    let text = super::color(text)?;
    let contrast = Rgb::parse(&text)
        .ok_or(SettingRefusal::Color)?
        .contrast(PAPER);
    if contrast >= DRAWN {
        Ok(text)
    } else {
        Err(SettingRefusal::Pale {
            tenths: (contrast * 10.0).floor() as u32,
        })
    }
}

/// `None` where it is no color.
#[must_use]
pub fn shades(text: &str) -> Option<Shades> {
    let primary = Rgb::parse(text)?;
    let night = primary.by_night();
    Some(Shades {
        primary: primary.text(),
        wash: primary.wash().text(),
        night_primary: night.text(),
        night_wash: DARK.mix(night, 12).text(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_color_that_cannot_be_read_is_refused_with_its_contrast() {
        assert_eq!(text_color("#1F5C43"), Ok("#1f5c43".to_owned()));
        assert!(text_color("#7a1f3d").is_ok());
        for pale in ["#b98a2e", "#7cc9a2", "#ffffff", "#ffff00"] {
            assert!(
                matches!(text_color(pale), Err(SettingRefusal::Contrast { tenths }) if tenths < 45),
                "{pale}"
            );
        }
        assert_eq!(text_color("red"), Err(SettingRefusal::Color));
    }

    #[test]
    fn a_second_color_that_is_not_seen_on_paper_is_refused() {
        for seen in ["#b98a2e", "#1f5c43", "#000000", "#C0392B", "#777777"] {
            assert_eq!(accent_color(seen), Ok(seen.to_lowercase()), "{seen}");
        }
        for pale in [
            "#ffffff", "#fffdf8", "#ffff00", "#ffd700", "#d9c9a0", "#7cc9a2", "#00ffff",
        ] {
            assert!(
                matches!(accent_color(pale), Err(SettingRefusal::Pale { tenths }) if tenths < 30),
                "{pale}"
            );
        }
        assert_eq!(accent_color("gold"), Err(SettingRefusal::Color));
    }

    #[test]
    fn a_color_is_six_hexadecimal_digits() {
        assert_eq!(Rgb::parse("#0aFf10"), Some(Rgb(0x0a, 0xff, 0x10)));
        assert_eq!(Rgb(0x0a, 0xff, 0x10).text(), "#0aff10");
        for text in [
            "0aff10", "#0aff1", "#0aff100", "#+aff10", "#0aff1g", "#", "##0aff1",
        ] {
            assert_eq!(Rgb::parse(text), None, "{text}");
            assert_eq!(shades(text), None, "{text}");
        }
    }

    #[test]
    fn every_color_that_may_be_taken_can_be_read_by_day_and_by_night() {
        let muted = (Rgb(0x56, 0x62, 0x5c), Rgb(0xa9, 0xb5, 0xae));
        for number in (0..=0x00ff_ffff).step_by(0x1357) {
            let text = format!("#{number:06x}");
            if text_color(&text).is_err() {
                continue;
            }
            let shades = shades(&text).expect("a color");
            let [primary, wash, night, night_wash] = [
                &shades.primary,
                &shades.wash,
                &shades.night_primary,
                &shades.night_wash,
            ]
            .map(|shade| Rgb::parse(shade).expect("a color"));
            for (on, ground) in [
                (primary, wash),
                (muted.0, wash),
                (night, DARK),
                (night, night_wash),
                (muted.1, night_wash),
            ] {
                assert!(on.contrast(ground) >= TEXT, "{text}: {on:?} on {ground:?}");
            }
        }
    }
}
