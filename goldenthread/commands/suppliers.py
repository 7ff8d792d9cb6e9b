"""`supplier`: a system that may send us returns by itself, and what it is given to do so."""

from typing import Any

from goldenthread.commands.ground import Wrong, answering, ready, say_json


@answering
def supplier(asked: Any) -> int:
    """Make a supplier and say its id, its secret and its key, once; or end one."""
    ready()
    from goldenthread.access.models import Supplier
    from goldenthread.access.suppliers import new_supplier

    if asked.end:
        if not Supplier.objects.filter(name=asked.name).update(is_active=False):
            raise Wrong(f"there is no supplier {asked.name[:60]!r}.")
        print(f"{asked.name} may send nothing any more.")
        return 0
    try:
        given = new_supplier(asked.name)
    except ValueError:
        raise Wrong(f"{asked.name[:60]!r} is taken, or is no name; choose another.") from None
    if asked.json:
        say_json(vars(given) | {"name": asked.name})
        return 0
    print(f"{asked.name} may send returns. Said this once:")
    print(f"  client id      {given.client_id}")
    print(f"  client secret  {given.client_secret}")
    print(f"  supplier key   {given.supplier_key}")
    print("  token from     POST /api/oauth2/token")
    print("  payloads to    POST /api/children_social_care_data/<council>/children")
    return 0
