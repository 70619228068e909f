"""Permissions on the audit trail, notices and the outbox."""

import rules

from unesco_portal.accounts.rules import back_office, is_staff

rules.add_perm("workflow", is_staff)
back_office("workflow", editors=rules.always_false)
