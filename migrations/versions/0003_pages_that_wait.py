"""Pages handed in to be looked at before they are published; terms found without reading every claim."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the table and the index."""
    op.create_table(
        "imports",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("page", sa.LargeBinary(), nullable=False),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 200", name=op.f("ck_imports_id")),
        sa.CheckConstraint("owner <> ''", name=op.f("ck_imports_owner")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_imports")),
    )
    op.create_index("ix_imports_at", "imports", ["at"])
    op.create_index(
        "ix_claims_type",
        "claims",
        ["type"],
        sqlite_where=sa.text("type = 'term'"),
        postgresql_where=sa.text("type = 'term'"),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_index("ix_claims_type", "claims")
    op.drop_table("imports")
