"""All addresses of the portal."""

from django.contrib import admin
from django.urls import include, path
from django.views.generic import RedirectView

from . import charts, design, guides, maps, news, sitemaps, views
from .accounts.views import LanguageView
from .api import urlpatterns as api_patterns
from .api_views import nothing_here

urlpatterns = [
    path("api/v1/", include(api_patterns)),
    path("api/", nothing_here),
    path("api/<path:rest>", nothing_here),
    path("", views.HomeView.as_view(), name="home"),
    path("search/", views.SearchView.as_view(), name="search"),
    path("about/", views.AboutView.as_view(), name="about"),
    path("data/dictionary/", views.DictionaryView.as_view(), name="data-dictionary"),
    path("help/", guides.HelpView.as_view(), name="help"),
    path("help/<slug:slug>/", guides.GuideView.as_view(), name="help-guide"),
    path("glossary/", guides.GlossaryView.as_view(), name="glossary"),
    path("accessibility/", guides.AccessibilityView.as_view(), name="accessibility"),
    path("privacy/", guides.PrivacyView.as_view(), name="privacy"),
    path("terms/", guides.TermsView.as_view(), name="terms"),
    path("colophon/", guides.ColophonView.as_view(), name="colophon"),
    path("figures/", charts.FiguresView.as_view(), name="figures"),
    path("design/", design.DesignView.as_view(), name="design"),
    path("map/centres.svg", maps.SmallMapView.as_view(), name="map-small"),
    path("map/outlines.geojson", views.OutlinesView.as_view(), name="map-outlines"),
    path("favicon.ico", RedirectView.as_view(url="/static/img/favicon.svg", permanent=True)),
    path("news.atom", news.NewsFeedView.as_view(), name="news"),
    path("robots.txt", sitemaps.RobotsView.as_view(), name="robots"),
    path("sitemap.xml", sitemaps.SitemapIndexView.as_view(), name="sitemap"),
    path("sitemap-<str:name>.xml", sitemaps.SitemapPartView.as_view(), name="sitemap-part"),
    path("healthz", views.healthz, name="healthz"),
    path("readyz", views.readyz, name="readyz"),
    path("language/", LanguageView.as_view(), name="set_language"),
    path("accounts/", include("unesco_portal.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("", include("unesco_portal.workflow.urls")),
    path("", include("unesco_portal.workspace_urls")),
    path("countries/go/", views.CountryChoiceView.as_view(), name="country-choice"),
    path("countries/<str:public_id>/", views.CountrySheetView.as_view(), name="country-detail"),
    path("countries/", include("unesco_portal.reference.urls")),
    path("", include("unesco_portal.people.urls")),
    path("", include("centres.urls")),
    path("", include("aspnet.urls")),
    path("events/", include("events.urls")),
    path("", include("experts.urls")),
    path("admin/", admin.site.urls),
]
handler400 = "unesco_portal.views.bad_request"
handler404 = "unesco_portal.views.not_found"
handler500 = "unesco_portal.views.server_error"
