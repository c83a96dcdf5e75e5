//! Stories, each told by people who act through the site's public addresses.

#![expect(clippy::expect_used, reason = "a test may panic")]

mod api;
mod api_lists;
mod as_typed;
mod backup;
mod bad_input;
mod certificates;
mod coming_home;
mod commands;
mod damaged;
mod defended;
mod demo;
mod development;
mod earned;
mod edited_copy;
mod folder;
mod forms_of;
mod found;
mod guesses;
mod identity;
mod learner;
mod metrics;
mod missed;
mod morning;
mod odd_addresses;
mod only_mine;
mod only_what_is_so;
mod other_eyes;
mod owners;
mod promised;
mod promises;
mod public_address;
mod quizzes;
mod route_walk;
mod route_walk_tokens;
mod sameness;
mod secrets;
mod server_gone;
mod sign_up;
mod staff;
mod tunnel;
mod two_nodes;
mod unread;
mod visitors;
mod writing;
