//! `/console/users/new` and `/console/users/{user}`: the form that adds and changes users.

use std::collections::HashMap;
use std::sync::Arc;

use app::console::form::{Problem, Problems};
use app::console::users::{KnownUser, StaffPlace, Ticked, UserForm, render_form};
use axum::extract::State;
use axum::response::{Html, IntoResponse as _, Response};
use checkout::access::{Access, Right, Role, StaffStore};
use checkout::money::Money;
use checkout::port::Clock as _;
use checkout::shop::StoreProfile;
use checkout::user::{NAME_CHARACTERS_MAX, UserName, UserNameProblem};

use super::super::Shared;
use super::error::ConsoleError;
use super::signed_in::{SignedIn, Visit};
use super::stores::LINES_MAX;
use super::users::{MerchantsOfStores, find, link_page, saved, state};
use super::{Route, Who, form, trail};
use crate::catalogue::code::amount_rule;
use crate::http::extract::{Form, Path};
use crate::sql::{GRANTS_MAX, User};

/// The form as it is sent: merchants and stores stand in it several times.
type Pairs = Vec<(String, String)>;

pub(super) fn routes() -> Vec<Route> {
    let who = Who::With(Right::ManageUsers);
    vec![
        Route::page("/console/users/new", who, new),
        Route::form("/console/users/new", who, add),
        Route::page("/console/users/{user}", who, show),
        Route::form("/console/users/{user}", who, change),
    ]
}

/// What can be given to a user, by whoever is signed in.
struct Gifts {
    merchants: Vec<(String, String)>,
    stores: Vec<StoreProfile>,
    may_all: bool,
}

/// What was chosen and typed.
#[derive(Default)]
struct Fields {
    name: String,
    role: String,
    merchants: Vec<String>,
    stores: Vec<String>,
    /// By the store's id.
    limits: HashMap<String, String>,
}

async fn new(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
) -> Result<Html<String>, ConsoleError> {
    let gifts = Gifts::of(&shared, &signed_in).await?;
    let fields = Fields { role: Role::Staff.name().to_owned(), ..Fields::default() };
    Ok(Html(gifts.page(visit, None, fields, Problems::default())))
}

async fn add(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Form(pairs): Form<Pairs>,
) -> Result<Response, ConsoleError> {
    let gifts = Gifts::of(&shared, &signed_in).await?;
    let fields = Fields::read(pairs);
    let mut problems = Problems::default();
    let name = problems.keep("name", UserName::parse(&fields.name).map_err(name_problem));
    let access = gifts.access(&fields, &mut problems);
    let (Some(name), Some(access)) = (name, access) else {
        return Ok(form::wrong(gifts.page(visit, None, fields, problems)));
    };
    refuse_beyond(&shared, &signed_in, &access).await?;
    let (database, now) = (shared.checkout.store(), shared.checkout.clock().now());
    let id = crate::random::id('U');
    if !database.add_user(&id, &name, &access, signed_in.doer(now)).await? {
        problems.add("name", Problem::Taken);
        return Ok(form::wrong(gifts.page(visit, None, fields, problems)));
    }
    let user = database.user(&id).await?.ok_or(ConsoleError::UnknownPage)?;
    Ok(link_page(&shared, &signed_in, visit, &user).await?.into_response())
}

async fn show(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
) -> Result<Html<String>, ConsoleError> {
    let user = find(&shared, &signed_in, &id).await?;
    let gifts = Gifts::of(&shared, &signed_in).await?;
    let fields = gifts.fields_of(&user);
    let known = known(&shared, &signed_in, &user).await?;
    Ok(Html(gifts.page(visit, Some(known), fields, Problems::default())))
}

async fn change(
    State(shared): State<Arc<Shared>>,
    visit: Visit,
    signed_in: SignedIn,
    Path(id): Path<String>,
    Form(pairs): Form<Pairs>,
) -> Result<Response, ConsoleError> {
    let user = find(&shared, &signed_in, &id).await?;
    let gifts = Gifts::of(&shared, &signed_in).await?;
    let fields = Fields { name: user.name.to_string(), ..Fields::read(pairs) };
    let mut problems = Problems::default();
    let Some(access) = gifts.access(&fields, &mut problems) else {
        let known = known(&shared, &signed_in, &user).await?;
        return Ok(form::wrong(gifts.page(visit, Some(known), fields, problems)));
    };
    refuse_beyond(&shared, &signed_in, &access).await?;
    let doer = signed_in.doer(shared.checkout.clock().now());
    shared.checkout.store().set_access(&user.id, &access, doer).await?;
    Ok(saved(&user))
}

/// A user who is there, as the page shows them.
async fn known(shared: &Shared, signed_in: &SignedIn, user: &User) -> Result<KnownUser, ConsoleError> {
    Ok(KnownUser {
        id: user.id.clone(),
        state: state(user),
        has_second_factor: user.has_second_factor,
        trail: trail::of_user(shared, signed_in, &user.id).await?,
    })
}

/// Nobody gives more than they may: what the form does not offer is not taken, either.
async fn refuse_beyond(shared: &Shared, signed_in: &SignedIn, access: &Access) -> Result<(), ConsoleError> {
    let merchants = MerchantsOfStores::of(shared, signed_in).await?;
    if merchants.lets(signed_in, access) { Ok(()) } else { Err(ConsoleError::UnknownPage) }
}

impl Fields {
    fn read(pairs: Pairs) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            match name.as_str() {
                "name" => fields.name = value,
                "role" => fields.role = value,
                "merchant" => fields.merchants.push(value),
                "store" => fields.stores.push(value),
                _ => {
                    if let Some(store) = name.strip_prefix("limit-") {
                        fields.limits.insert(store.to_owned(), value);
                    }
                }
            }
        }
        fields
    }
}

impl Gifts {
    async fn of(shared: &Shared, signed_in: &SignedIn) -> Result<Self, ConsoleError> {
        let (database, scope) = (shared.checkout.store(), signed_in.scope());
        let may_all = signed_in.access().role() == Role::Operator;
        let merchants =
            if may_all { database.merchants_within(&scope, LINES_MAX).await? } else { Vec::new() };
        Ok(Self { merchants, stores: database.stores_within(&scope, LINES_MAX).await?, may_all })
    }

    fn roles(&self) -> Vec<Role> {
        if self.may_all { vec![Role::Staff, Role::Owner, Role::Operator] } else { vec![Role::Staff] }
    }

    /// The rights that were chosen.
    fn access(&self, fields: &Fields, problems: &mut Problems) -> Option<Access> {
        let role = Role::from_name(&fields.role).filter(|role| self.roles().contains(role));
        match problems.keep("role", role.ok_or(Problem::NotThere))? {
            Role::Operator => Some(Access::Operator),
            Role::Owner => {
                let given = |(id, _): &&(String, String)| fields.merchants.contains(id);
                let merchants: Vec<String> =
                    self.merchants.iter().filter(given).map(|(id, _)| id.clone()).collect();
                let merchants = bounded(merchants).map(|merchants| Access::Owner { merchants });
                problems.keep("merchants", merchants)
            }
            Role::Staff => {
                let given = |store: &&StoreProfile| fields.stores.contains(&store.id);
                let stores: Result<Vec<_>, Problem> =
                    self.stores.iter().filter(given).map(|store| staff_store(store, fields)).collect();
                let stores = stores.and_then(bounded).map(|stores| Access::Staff { stores });
                problems.keep("stores", stores)
            }
        }
    }

    /// The form's fields as they are for somebody who is there.
    fn fields_of(&self, user: &User) -> Fields {
        let mut fields = Fields {
            name: user.name.to_string(),
            role: user.access.role().name().to_owned(),
            ..Fields::default()
        };
        match &user.access {
            Access::Operator => {}
            Access::Owner { merchants } => fields.merchants.clone_from(merchants),
            Access::Staff { stores } => {
                for place in stores {
                    fields.stores.push(place.id.clone());
                    let store = self.stores.iter().find(|store| store.id == place.id);
                    if let Some(store) = store.filter(|_| place.refund_limit.minor_units() > 0) {
                        let limit = place.refund_limit.formatted(amount_rule(store).style);
                        fields.limits.insert(place.id.clone(), limit);
                    }
                }
            }
        }
        fields
    }

    fn page(self, visit: Visit, user: Option<KnownUser>, fields: Fields, problems: Problems) -> String {
        let roles = self.roles();
        let merchant = |(id, name): (String, String)| {
            let is_ticked = fields.merchants.contains(&id);
            Ticked { id, name, is_ticked }
        };
        let place = |store: StoreProfile| StaffPlace {
            currency: store.currency.code().to_owned(),
            limit: fields.limits.get(&store.id).cloned().unwrap_or_default(),
            store: Ticked { is_ticked: fields.stores.contains(&store.id), id: store.id, name: store.name },
        };
        render_form(&UserForm {
            frame: visit.frame,
            user,
            merchants: self.merchants.into_iter().map(merchant).collect(),
            stores: self.stores.into_iter().map(place).collect(),
            name: fields.name,
            roles,
            role: fields.role,
            problems,
        })
    }
}

/// At least one, and not more than a user can have.
fn bounded<T>(given: Vec<T>) -> Result<Vec<T>, Problem> {
    match given.len() {
        0 => Err(Problem::ChooseOne),
        1..=GRANTS_MAX => Ok(given),
        _ => Err(Problem::TooMany(GRANTS_MAX)),
    }
}

/// A store of staff, with the limit that was typed; nothing for nothing.
fn staff_store(store: &StoreProfile, fields: &Fields) -> Result<StaffStore, Problem> {
    let typed = fields.limits.get(&store.id).map(|limit| limit.trim()).filter(|limit| !limit.is_empty());
    let rule = amount_rule(store);
    let limit = typed.map(|typed| rule.parse(typed)).transpose();
    let limit = limit.map_err(|problem| Problem::Amount(problem, rule))?;
    let refund_limit = limit.unwrap_or_else(|| Money::new(store.currency, 0));
    Ok(StaffStore { id: store.id.clone(), refund_limit })
}

const fn name_problem(problem: UserNameProblem) -> Problem {
    match problem {
        UserNameProblem::Empty => Problem::Empty,
        UserNameProblem::TooLong => Problem::TooLong(NAME_CHARACTERS_MAX),
        UserNameProblem::Character(character) => Problem::UserName(character),
    }
}
