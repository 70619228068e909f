"""Keeping the present filter of a list under a name: what a list page adds to be able to."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.utils.translation import gettext as _

from unesco_portal.core.exceptions import DomainError
from unesco_portal.core.filters import PortalFilterSet

from .forms import SavedFilterForm
from .models import SavedFilter, User

MOST = 30  # for each person and list


def validated(filterset_class: type[PortalFilterSet], params: QueryDict) -> str:
    """The query string with nothing but valid parameters of the list; raises ``ValidationError``.

    Pages and orders are left out: a saved filter begins where the list begins.
    """
    filterset_class.cleaned(params)
    kept = QueryDict(mutable=True)
    for name, values in sorted(params.lists()):
        given = [value for value in values if value]
        if name in filterset_class.parameters() and given:
            kept.setlist(name, given)
    return kept.urlencode()


def save_filter(user: User, *, view_name: str, name: str, query: str) -> SavedFilter:
    """Keep a filter; the same name in the same list is written over."""
    if not query:
        raise DomainError(_("Choose a filter first, then save it."))
    if len(query) > SavedFilter._meta.get_field("query").max_length:  # type: ignore[operator,union-attr]  # a CharField with a length
        raise DomainError(_("This filter is too long to be saved."))
    own = SavedFilter.objects.visible_to(user).of_list(view_name)
    if own.exclude(name=name).count() >= MOST:
        raise DomainError(_("You have many saved filters here. Delete one first."))
    found, _created = SavedFilter.objects.update_or_create(
        user=user, view_name=view_name, name=name, defaults={"query": query}
    )
    return found


class SavesFilters:
    """Mixed into the view of a list with a ``filterset_class``: POST saves what GET shows."""

    request: HttpRequest
    filterset_class: type[PortalFilterSet]

    @property
    def view_name(self) -> str:
        """The list, by the name of its address."""
        match = self.request.resolver_match
        return match.view_name if match else ""

    def saved_filters(self) -> dict[str, Any]:
        """What the page shows of them."""
        own = SavedFilter.objects.visible_to(self.request.user).of_list(self.view_name)
        names = self.filterset_class.parameters()
        return {
            "saved_filters": list(own),
            "saved_filter_form": SavedFilterForm(),
            "can_save_filter": any(
                name in names and any(values) for name, values in self.request.GET.lists()
            ),
        }

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Save the filter of this address under the name given."""
        form = SavedFilterForm(request.POST)
        answer = HttpResponseRedirect(request.get_full_path())
        if not form.is_valid():
            messages.error(request, _("Give the filter a name of at most 80 characters."))
            return answer
        name = form.cleaned_data["name"]
        try:
            query = validated(self.filterset_class, request.GET)
            save_filter(request.user, view_name=self.view_name, name=name, query=query)  # type: ignore[arg-type]  # signed in
        except ValidationError:
            messages.error(request, _("This filter has a mistake and was not saved."))
        except DomainError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("Saved as “%(name)s”.") % {"name": name})
        return answer
