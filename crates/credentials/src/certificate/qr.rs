//! The address as a QR code (ISO/IEC 18004), drawn as one path.

use fast_qr::{ECL, QRBuilder};

use super::Refusal;
use crate::drawing::Path;

/// The dark modules as bars within a square, and the side of one; the quiet zone
/// is the caller's.
pub(super) fn code(address: &str, x: f32, y: f32, side: f32) -> Result<(Path, f32), Refusal> {
    let code = QRBuilder::new(address)
        .ecl(ECL::M)
        .build()
        .map_err(|_| Refusal::AddressTooLong)?;
    let module = side / code.size as f32;
    let mut path = Path::default();
    for row in 0..code.size {
        let mut column = 0;
        while column < code.size {
            let run = (column..code.size)
                .take_while(|place| code[row][*place].value())
                .count();
            if run > 0 {
                let bottom = y + side - (row + 1) as f32 * module;
                path.add_rectangle(
                    x + column as f32 * module,
                    bottom,
                    run as f32 * module,
                    module,
                );
            }
            column += run.max(1);
        }
    }
    Ok((path, module))
}
