//! Registering, signing in and out, passwords, the account.

pub mod account;
mod api;
mod arrival;
mod confirm_email;
mod email_links;
mod forgot_password;
mod login;
mod passwords;
pub mod people;
mod register;
mod registration;
pub mod sessions;
mod setup;
mod sign_in_link;
mod strength;
pub mod view;

use crate::routes::Routes;
pub use account::terms::newer as newer_terms;
pub use account::view::terms::{NewerTerms, question as ask_for_terms};
pub use api::{routes as api_routes, unknown_choice};
pub use passwords::{complaint as password_complaint, digest as hash_password};

pub fn routes(routes: Routes) -> Routes {
    let routes = routes
        .get(register::show)
        .post(register::register)
        .get(register::sent)
        .post(register::send_again)
        .get(login::show)
        .post(login::login)
        .get(login::leave)
        .post(login::logout)
        .get(confirm_email::show)
        .post(confirm_email::confirm)
        .get(forgot_password::show)
        .post(forgot_password::ask)
        .get(forgot_password::choose)
        .post(forgot_password::reset)
        .get(sign_in_link::show)
        .post(sign_in_link::sign_in)
        .get(setup::show)
        .post(setup::set_up);
    people::routes(account::routes(routes))
}
