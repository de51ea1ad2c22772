"""The use-cases around tenants and signing in, put together over the stores."""

from dataclasses import dataclass

from adapters.passwords import Argon2Passwords
from application.ports.accounts import ApiTokenStore, SessionStore, SignInLinkStore, UserStore
from application.ports.channels import ChannelStore, TenantDirectory
from application.ports.clock import Clock
from application.ports.passwords import Passwords
from application.use_cases.tenancy.api_tokens import AuthenticateToken, IssueApiToken, RevokeApiToken
from application.use_cases.tenancy.edit_channel import EditChannel
from application.use_cases.tenancy.secret_words import SecretDigest
from application.use_cases.tenancy.sessions import FindSession, OpenSession, SignOut
from application.use_cases.tenancy.set_up import SetUpTenant
from application.use_cases.tenancy.sign_in import SetPassword, SignIn
from application.use_cases.tenancy.sign_in_links import IssueSignInLink, RedeemSignInLink


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountStores:
    tenants: TenantDirectory
    channels: ChannelStore
    users: UserStore
    sessions: SessionStore
    links: SignInLinkStore
    tokens: ApiTokenStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts:
    set_up_tenant: SetUpTenant
    edit_channel: EditChannel
    issue_sign_in_link: IssueSignInLink
    redeem_sign_in_link: RedeemSignInLink
    set_password: SetPassword
    sign_in: SignIn
    sign_out: SignOut
    find_session: FindSession
    issue_api_token: IssueApiToken
    revoke_api_token: RevokeApiToken
    authenticate_token: AuthenticateToken


def open_accounts(stores: AccountStores, clock: Clock, key: bytes, passwords: Passwords | None = None) -> Accounts:
    """`key` is the installation's session key."""
    digest, hashing = SecretDigest(key), passwords or Argon2Passwords()
    users, sessions, links, tokens = stores.users, stores.sessions, stores.links, stores.tokens
    opening = OpenSession(sessions, clock, digest)
    return Accounts(
        set_up_tenant=SetUpTenant(stores.tenants, stores.channels, users, clock),
        edit_channel=EditChannel(stores.channels, clock),
        issue_sign_in_link=IssueSignInLink(users, links, clock, digest),
        redeem_sign_in_link=RedeemSignInLink(users, links, opening, clock, digest),
        set_password=SetPassword(users, sessions, hashing),
        sign_in=SignIn(users, hashing, opening),
        sign_out=SignOut(sessions, digest),
        find_session=FindSession(sessions, users, clock, digest),
        issue_api_token=IssueApiToken(users, tokens, clock, digest),
        revoke_api_token=RevokeApiToken(tokens),
        authenticate_token=AuthenticateToken(users, tokens, clock, digest),
    )
