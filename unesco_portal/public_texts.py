"""Which texts a further language begins with: those of public pages and of signing in.

The working languages have every text. A further one (Arabic) has those that come from the files
named here: templates of public pages, and the code whose words these show (headings, lists of
codes, filters, messages). A test asks for each of them and for no more (ADR 22).
"""

from fnmatch import fnmatch

SOURCES = (
    # The frame, errors and what every page is made of
    "templates/*.html",
    "templates/components/*.html",
    "templates/generic/list.html",
    "templates/generic/detail.html",
    "templates/django/*",
    "unesco_portal/core/*.py",
    "unesco_portal/core/templatetags/*.py",
    "unesco_portal/settings/base.py",
    "unesco_portal/views.py",
    "unesco_portal/accounts/directories.py",
    "unesco_portal/charts.py",
    "unesco_portal/guides.py",
    "unesco_portal/search.py",
    "unesco_portal/sheets.py",
    # Signing in
    "templates/account/*",
    "templates/allauth/*",
    "templates/mfa/*",
    "templates/usersessions/*",
    "unesco_portal/accounts/middleware.py",
    # Reference, people, corrections
    "templates/people/*.html",
    "templates/corrections/*.html",
    "unesco_portal/reference/enums.py",
    "unesco_portal/reference/filters.py",
    "unesco_portal/reference/resources.py",
    "unesco_portal/reference/models/*.py",
    "unesco_portal/people/enums.py",
    "unesco_portal/people/filters.py",
    "unesco_portal/people/resources.py",
    "unesco_portal/people/models/*.py",
    # Centres
    "templates/centres/_[!w]*.html",
    "templates/centres/centre_*.html",
    "centres/enums.py",
    "centres/filters.py",
    "centres/resources.py",
    "centres/chronology.py",
    "centres/models/*.py",
    "centres/views/directory.py",
    # Associated Schools: directory, figures, the way into an application; plans and reports are not
    # among them
    "templates/aspnet/_country.html",
    "templates/aspnet/_freshness*.html",
    "templates/aspnet/_home.html",
    "templates/aspnet/_institution_twinnings.html",
    "templates/aspnet/_published.html",
    "templates/aspnet/_figure.html",
    "templates/aspnet/about.html",
    "templates/aspnet/apply.html",
    "templates/aspnet/apply_step.html",
    "templates/aspnet/figures.html",
    "templates/aspnet/coordinator_list.html",
    "templates/aspnet/freshness.html",
    "templates/aspnet/institution_*.html",
    "aspnet/enums/institution.py",
    "aspnet/enums/membership.py",
    "aspnet/enums/network.py",
    "aspnet/filters/institutions.py",
    "aspnet/filters/networks.py",
    "aspnet/figures/*.py",
    "aspnet/forms/application.py",
    "aspnet/maps.py",
    "aspnet/models/institution.py",
    "aspnet/models/membership.py",
    "aspnet/resources/institutions.py",
    "aspnet/resources/networks.py",
    "aspnet/views/application.py",
    "aspnet/views/directory.py",
    "aspnet/views/figures.py",
    "aspnet/views/freshness.py",
    # Meetings
    "templates/events/_*.html",
    "templates/events/meeting_detail.html",
    "templates/events/meeting_list.html",
    "events/enums.py",
    "events/filters.py",
    "events/resources.py",
    "events/wording.py",
    "events/views.py",
    "events/models/*.py",
    # Convention and experts
    "templates/experts/_[!w]*.html",
    "templates/experts/convention.html",
    "templates/experts/expert_*.html",
    "templates/experts/party_detail.html",
    "templates/experts/project_detail.html",
    "experts/enums.py",
    "experts/filters.py",
    "experts/charts.py",
    "experts/resources/*.py",
    "experts/models/*.py",
    "experts/views/convention.py",
    "experts/views/directory.py",
)


def is_public(source: str) -> bool:
    """Whether a text from this file, told from the top of the repository, is among them."""
    path = source.removeprefix("./")
    return any(fnmatch(path, pattern) for pattern in SOURCES)
