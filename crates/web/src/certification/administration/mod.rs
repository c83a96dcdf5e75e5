//! Certificates for those who issue them: find, look, revoke.

mod list;
mod one;
mod revoke;

pub use list::status_words;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/admin/certificates", Action::ReadCertificates, list::show)
        .get(
            "/admin/certificates/{number}",
            Action::ReadCertificates,
            one::show,
        )
        .get(
            "/admin/certificates/{number}/revoke",
            Action::RevokeCertificate,
            revoke::show,
        )
        .post(
            "/admin/certificates/{number}/revoke",
            Action::RevokeCertificate,
            revoke::revoke,
        )
}
