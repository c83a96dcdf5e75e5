//! What the test of refusals must refuse, and what it must let pass.

fn takes_any(done: Result<(), UseCaseError<EnrollRefusal>>) -> Answer {
    match done {
        Ok(()) => go(),
        Err(UseCaseError::Refused(_)) => nothing(),
        Err(stop) => Err(stop.into()),
    }
}

fn says_it_alone(done: Result<(), UseCaseError<EnrollRefusal>>) -> Answer {
    match done {
        Ok(()) => go(),
        Err(UseCaseError::Refused(EnrollRefusal::Retired)) => Err(HttpProblem::NotFound),
        Err(stop) => Err(stop.into()),
    }
}

impl Refuse for EnrollRefusal {
    fn problem(&self) -> HttpProblem {
        match self {
            Self::Retired => conflict(),
            _ => invalid(),
        }
    }
}

fn shows_its_form(done: Result<(), UseCaseError<EnrollRefusal>>) -> Answer {
    match done {
        Ok(()) => go(),
        Err(UseCaseError::Refused(EnrollRefusal::Prerequisites { .. })) => form(),
        Err(UseCaseError::Refused(refusal)) => shown(&refusal),
        Err(stop) => Err(stop.into()),
    }
}
