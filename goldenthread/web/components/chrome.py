"""What stands around every page: whose it is, who is signed in, and what the record speaks to."""

from dataclasses import dataclass


@dataclass(frozen=True)
class NavigationItem:
    """One entry of the service navigation; `current` where the page shown lies under it."""

    text: str
    href: str
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Chrome:
    """The frame of a page, in words.

    `edition` reads on from "The record stands at": `edition 7, loaded 3 March 2025 at 09:12`;
    empty where nothing has been loaded, None on a page that shows nothing of it. `as_at` is the
    last day that the record speaks to, in words; `sources_href` leads to the same, source by
    source. `newest_href` is filled only where an earlier edition is being read: it leads to the
    same page at the newest. `live_href` is the stream by which the page hears of a newer edition.
    `sign_out_href` takes a POST, and so does `search_href`, which is filled for who may look for a
    child; `by_pseudonym` says that they know children under pseudonyms.
    """

    council: str
    product: str = "Golden Thread"
    person_name: str = ""
    role: str = ""
    navigation: tuple[NavigationItem, ...] = ()
    as_at: str = ""
    edition: str | None = ""
    made_up: bool = False
    sources_href: str = ""
    newest_href: str = ""
    live_href: str = ""
    sign_out_href: str = ""
    search_href: str = ""
    by_pseudonym: bool = False
    home_href: str = "/"
