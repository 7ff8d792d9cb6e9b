"""What somebody was typing and has not saved. What is saved is a fact of the ledger."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """The newest of what one person typed into one form, of one child or of several.

    `place` names the form and the row; it holds no child's number. A draft is no part of the
    record: nobody but its writer is ever shown it, and it goes when the form is saved.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="drafts"
    )
    child = models.UUIDField(null=True, help_text="The child's handle; null for several")
    place = models.CharField(max_length=100)
    says = models.JSONField()
    kept_at = models.DateTimeField()

    class Meta:
        db_table = "casework_drafts"
        constraints = [
            models.UniqueConstraint(
                fields=["person", "child", "place"],
                nulls_distinct=False,
                name="one_draft_of_a_form",
            )
        ]
