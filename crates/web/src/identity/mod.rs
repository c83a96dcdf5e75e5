//! Registering, signing in and out, passwords, the account.

mod login;
mod passwords;
mod register;
pub mod sessions;
mod setup;

use crate::routes::Routes;
use laurel_domain::identity::Action;

pub fn routes(routes: Routes) -> Routes {
    routes
        .get("/register", Action::Visit, register::show)
        .post("/register", Action::Visit, register::register)
        .get("/login", Action::Visit, login::show)
        .post("/login", Action::Visit, login::login)
        .post("/logout", Action::Visit, login::logout)
        .get("/setup/{token}", Action::Visit, setup::show)
        .post("/setup/{token}", Action::Visit, setup::set_up)
}
