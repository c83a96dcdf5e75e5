//! Registering, signing in, links from emails, the account, and the people.

use super::Listed;
use crate::cast::{Amount, Cast};
use laurel_domain::identity::{GrantedScope, Role, Scopes};
use laurel_domain::ids::{CertificateId, CourseId, PersonId, SessionId, TokenId};
use laurel_persistence::catalog::CourseName;
use laurel_persistence::certification::CertificateItem;
use laurel_persistence::identity::{PersonItem, SessionItem, TokenItem};
use laurel_web::views::Page;
use laurel_web::views::account::reauthentication::Reauthentication;
use laurel_web::views::account::{account, erase, terms, tokens};
use laurel_web::views::identity::{email_links, forgot_password, login, register, setup};
use laurel_web::views::people::{add, learning, list, one};

pub const PAGES: &[Listed] = &[
    ("identity/view/login.rs page", login),
    ("identity/view/register.rs page", register),
    ("identity/view/register.rs sent_page", |cast| {
        let email = cast.some(|| "ana@example.org");
        let view = register::SentView { email, next: "" };
        register::sent_page(cast, &view)
    }),
    ("identity/view/forgot_password.rs page", forgot_password),
    ("identity/view/forgot_password.rs choice_page", |cast| {
        let view = forgot_password::NewPasswordView {
            token: "0123abcd",
            email: "ana@example.org",
            is_first: matches!(cast.amount, Amount::One),
            errors: cast.errors(&["password"]),
        };
        forgot_password::choice_page(cast, &view)
    }),
    ("identity/view/setup.rs page", setup),
    ("identity/view/setup.rs expired_page", |cast| {
        setup::expired_page(cast)
    }),
    ("identity/view/email_links.rs question_page", question),
    ("identity/view/email_links.rs expired_page", expired),
    ("identity/view/email_links.rs done_page", |cast| {
        let done = email_links::Done {
            title: "identity-confirmed-title",
            text: &cast.text(),
            way_on: ("identity-confirmed-continue", "/dashboard"),
        };
        email_links::done_page(cast, &done)
    }),
    ("identity/account/view/account.rs page", account),
    ("identity/account/view/erase.rs page", erase),
    ("identity/account/view/tokens.rs page", tokens),
    ("identity/people/view/add.rs page", add),
    ("identity/people/view/list.rs page", people),
    ("identity/people/view/one.rs page", person),
];

fn login(cast: &Cast) -> Page {
    let fields = login::LoginForm {
        email: cast.typed(),
        next: cast.some(|| "/dashboard".to_owned()).unwrap_or_default(),
        ..login::LoginForm::default()
    };
    let view = login::LoginView {
        fields: &fields,
        errors: cast.errors(&["email", "password"]),
    };
    login::page(cast, &view)
}

fn register(cast: &Cast) -> Page {
    let fields = register::RegisterForm {
        name: cast.typed(),
        email: cast.typed(),
        next: cast.some(|| "/dashboard".to_owned()).unwrap_or_default(),
        ..register::RegisterForm::default()
    };
    let view = register::RegisterView {
        fields: &fields,
        errors: cast.wrong(&[
            ("name", "form-error-required"),
            ("email", "form-error-required"),
            ("password", "form-error-required"),
            ("terms", "identity-error-terms"),
        ]),
    };
    register::page(cast, &view)
}

fn forgot_password(cast: &Cast) -> Page {
    let fields = forgot_password::ForgotPasswordForm {
        email: cast.typed(),
    };
    let view = forgot_password::ForgotPasswordView {
        fields: &fields,
        errors: cast.errors(&["email"]),
    };
    forgot_password::page(cast, &view)
}

fn setup(cast: &Cast) -> Page {
    let fields = setup::SetUpForm {
        name: cast.typed(),
        public_url: cast.some(|| "http://127.0.0.1:8080".to_owned()),
        ..setup::SetUpForm::default()
    };
    let view = setup::SetUpView {
        token: "0123abcd",
        fields: &fields,
        errors: cast.errors(&["name", "email", "password"]),
    };
    setup::page(cast, &view)
}

fn question(cast: &Cast) -> Page {
    let asked = email_links::Question {
        title: "identity-logout-title",
        text: &cast.text(),
        button: cast.t("identity-logout-submit"),
        action: "/logout",
    };
    email_links::question_page(cast, &asked)
}

fn expired(cast: &Cast) -> Page {
    let words = email_links::ExpiredLink {
        title: "identity-reset-invalid-title",
        text: "identity-reset-invalid-text",
        used: "identity-reset-used-text",
        way_out: ("identity-forgot-title", "/forgot-password"),
    };
    email_links::expired_page(cast, &words, cast.some(|| ()).is_some())
}

fn account(cast: &Cast) -> Page {
    let agents = ["Mozilla/5.0 (X11; Linux) Firefox/140.0", "", "curl/8.5"];
    // one form at a time, as they are sent
    let shown: &[&str] = if cast.is(Amount::Plenty) {
        &["name", "current", "password"]
    } else {
        &["email", "email_password"]
    };
    let view = account::AccountView {
        who: cast.person(),
        devices: cast.many(|at| SessionItem {
            id: SessionId(cast.id(at)),
            created_at: cast.at(at + 1),
            last_seen_at: cast.at(at),
            user_agent: agents[at % agents.len()].to_owned(),
            address: "192.0.2.1".to_owned(),
        }),
        session: Some(SessionId(cast.id(0))),
        newer_terms: cast.some(|| terms::NewerTerms {
            first: cast.is(Amount::One),
        }),
        reauthentication: if cast.is(Amount::Nothing) {
            Reauthentication::NotNeeded
        } else if cast.is(Amount::One) {
            Reauthentication::SignIn
        } else {
            Reauthentication::Password
        },
        draft: account::AccountDraft {
            errors: cast.errors(shown),
            ..account::AccountDraft::default()
        },
    };
    // without a password the form has no fields to lead to
    account::page(cast, &view)
}

fn erase(cast: &Cast) -> Page {
    let view = erase::EraseView {
        fields: &erase::EraseForm::default(),
        errors: cast.wrong(&[
            ("certificates", "form-error-choice"),
            ("password", "form-error-required"),
        ]),
    };
    erase::page(cast, &view)
}

fn tokens(cast: &Cast) -> Page {
    let view = tokens::TokensView {
        who: cast.person(),
        reauthentication: if cast.has_some() {
            Reauthentication::Password
        } else {
            Reauthentication::NotNeeded
        },
        tokens: cast.many(|at| TokenItem {
            id: TokenId(cast.id(at)),
            person: PersonId(cast.id(0)),
            email: cast.email(0),
            name: cast.title(at),
            scopes: Scopes::new(GrantedScope::all().take(at % 5 + 1)),
            created_at: cast.at(at + 2),
            expires_at: cast.at(at),
            last_used_at: at.is_multiple_of(2).then(|| cast.at(at + 1)),
        }),
        offered: GrantedScope::all().collect(),
        form: tokens::TokenForm {
            name: cast.typed(),
            ..tokens::TokenForm::default()
        },
        errors: cast.errors(&["name", "scope", "days"]),
        created: cast.some(|| format!("laurel_{}", "a1".repeat(24))),
    };
    tokens::page(cast, &view)
}

fn add(cast: &Cast) -> Page {
    let fields = add::NewPersonForm {
        name: cast.typed(),
        email: cast.typed(),
    };
    let view = add::NewPersonView {
        fields: &fields,
        errors: cast.errors(&["name", "email"]),
    };
    add::page(cast, &view)
}

const ROLES: [Role; 4] = [
    Role::Instructor,
    Role::Issuer,
    Role::Administrator,
    Role::Owner,
];

fn people(cast: &Cast) -> Page {
    let lines = cast.many(|at| PersonItem {
        id: PersonId(cast.id(at)),
        name: cast.name(at),
        email: cast.email(at),
        confirmed: at.is_multiple_of(2),
        invited: at % 3 == 2,
        created_at: cast.at(at),
        roles: ROLES.into_iter().take(at % 5).collect(),
        grants: Vec::new(),
    });
    let parameters = list::PeopleParameters {
        q: cast.typed(),
        ..list::PeopleParameters::default()
    };
    let view = list::PeopleView {
        parameters: &parameters,
        lines: &lines,
        manages: cast.has_some(),
    };
    list::page(cast, &view)
}

fn person(cast: &Cast) -> Page {
    let view = one::PersonView {
        who: cast.person(),
        invited_until: cast.some(|| cast.at(1)),
        courses: cast.many(|at| CourseName {
            id: CourseId(cast.id(at)),
            slug: cast.slug(at),
            title: cast.title(at),
        }),
        signed_in: cast.count(),
        tokens: cast.count(),
        learning: learning::Learning {
            enrollments: cast.many(|at| cast.enrollment(at)),
            certificates: cast.many(|at| CertificateItem {
                id: CertificateId(cast.id(at)),
                number: cast.number(at % 10),
                holder: cast.name(at),
                title: cast.title(at),
                issued_on: cast.day(at),
                expires_on: None,
                person: None,
                status: cast.certificate_status(at),
            }),
            enrollments_on: None,
            certificates_on: cast.is(Amount::Plenty).then(|| CertificateId(cast.id(5))),
            offsets: (None, None),
        },
        manages: cast.has_some(),
        grantable: ROLES.to_vec(),
        reads_audit: cast.has_some(),
        refused: cast.is(Amount::VeryLong).then(|| cast.text()),
    };
    one::page(cast, &view)
}
