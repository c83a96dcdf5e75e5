//! Registering, signing in and out, passwords, the account.

pub mod account;
mod confirm_email;
mod email_links;
mod forgot_password;
mod login;
mod passwords;
mod people;
mod register;
pub mod sessions;
mod setup;
mod sign_in_link;
mod strength;

use crate::routes::Routes;
use laurel_domain::identity::Action;
pub use passwords::{complaint as password_complaint, digest as hash_password};

pub fn routes(routes: Routes) -> Routes {
    let routes = routes
        .get("/register", Action::Visit, register::show)
        .post("/register", Action::Visit, register::register)
        .get("/login", Action::Visit, login::show)
        .post("/login", Action::Visit, login::login)
        .get("/logout", Action::Visit, login::leave)
        .post("/logout", Action::Visit, login::logout)
        .get("/confirm-email/{token}", Action::Visit, confirm_email::show)
        .post(
            "/confirm-email/{token}",
            Action::Visit,
            confirm_email::confirm,
        )
        .get("/forgot-password", Action::Visit, forgot_password::show)
        .post("/forgot-password", Action::Visit, forgot_password::ask)
        .get(
            "/reset-password/{token}",
            Action::Visit,
            forgot_password::choose,
        )
        .post(
            "/reset-password/{token}",
            Action::Visit,
            forgot_password::reset,
        )
        .get("/sign-in/{token}", Action::Visit, sign_in_link::show)
        .post("/sign-in/{token}", Action::Visit, sign_in_link::sign_in)
        .get("/setup/{token}", Action::Visit, setup::show)
        .post("/setup/{token}", Action::Visit, setup::set_up);
    people::routes(account::routes(routes))
}
