//! Certificates: for anybody, for their holders, for staff.

use super::{Slug, addresses};
use uuid::Uuid;

addresses! {
    /// `/verify`
    VerifyPath = "/verify" => const VERIFY;
    /// Where a file goes when scripts are off.
    VerifyUploadPath = "/verify/file" => const VERIFY_UPLOAD;
    /// A file, by its SHA-256.
    VerifyHashPath { sha256: Slug } = "/verify/hash/{sha256}";
    /// What anybody reads of a certificate.
    VerifyNumberPath { number: Slug } = "/verify/{number}" => fn verify;
    /// A certificate's file or picture.
    CredentialPath { file: Slug } = "/credentials/{file}";
    /// `/certificates`
    CertificatesPath = "/certificates" => const CERTIFICATES;
    /// `/certificates/name`
    CertificateNamePath = "/certificates/name" => const CERTIFICATE_NAME;
    /// `/certificates/name.svg`
    CertificateNamePicturePath = "/certificates/name.svg";
    /// Something earned, until it is issued.
    CertificateWaitingPath { id: Uuid } = "/certificates/waiting/{id}" => fn certificate_waiting;
    /// The holder's own page of a certificate.
    CertificatePath { number: Slug } = "/certificates/{number}" => fn certificate;
    /// `/admin/certificates`
    AdminCertificatesPath = "/admin/certificates" => const ADMIN_CERTIFICATES;
    /// `/admin/certificates/{number}`
    AdminCertificatePath { number: Slug } = "/admin/certificates/{number}" => fn admin_certificate;
    /// An email to who earned something that waits for the name.
    RemindHolderPath { id: Uuid } = "/admin/certificates/waiting/{id}/remind" => fn remind_holder;
    /// `/admin/certificates/{number}/revoke`
    RevokeCertificatePath { number: Slug } = "/admin/certificates/{number}/revoke" => fn revoke_certificate;
}
