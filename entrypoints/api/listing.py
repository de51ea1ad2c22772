"""Lists in pages: an opaque cursor in the body, and in the `Link` header the address of the next page."""

from dataclasses import dataclass
from typing import Annotated, TypeVar

from fastapi import Depends, Query, Request, Response

from application.contracts.views import Page

T = TypeVar("T")
MAX_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Listing:
    request: Request
    response: Response
    cursor: str
    limit: int

    def page(self, page: Page[T]) -> Page[T]:
        if page.next_cursor:
            following = self.request.url.include_query_params(cursor=page.next_cursor, limit=self.limit)
            self.response.headers["Link"] = f'<{following.path}?{following.query}>; rel="next"'
        return page


def listing(
    request: Request,
    response: Response,
    cursor: Annotated[str, Query(max_length=500, description="`next_cursor` of the page before.")] = "",
    limit: Annotated[int, Query(ge=1, le=MAX_LIMIT)] = 50,
) -> Listing:
    return Listing(request, response, cursor, limit)


ListingDep = Annotated[Listing, Depends(listing)]
