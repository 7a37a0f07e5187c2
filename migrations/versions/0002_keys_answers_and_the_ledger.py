"""Keys, answers kept for repeated requests, the ledger of changes; why a claim was let in against a rule.

The ledger of a record made before this is written by the first process that starts afterwards: it
follows from the entries and needs the program, which a migration does without.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None


def upgrade() -> None:
    """Make the three tables and the column, and keep the ledger append-only and keys from being lost."""
    op.add_column("claims", sa.Column("override_reason", sa.Text(), nullable=True))
    op.create_table(
        "keys",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("secret_hash", sa.Text(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("name <> '' AND owner <> ''", name=op.f("ck_keys_words")),
        sa.CheckConstraint("length(secret_hash) = 64", name=op.f("ck_keys_secret_hash")),
        sa.CheckConstraint(
            "scope IN ('read', 'propose', 'publish', 'admin')", name=op.f("ck_keys_scope")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_keys")),
        sa.UniqueConstraint("name", name=op.f("uq_keys_name")),
    )
    op.create_table(
        "answers",
        sa.Column("key_id", sa.Text(), nullable=False),
        sa.Column("repeat_key", sa.Text(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.Integer(), nullable=False),
        sa.Column("headers", sa.Text(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("length(digest) = 64", name=op.f("ck_answers_digest")),
        sa.PrimaryKeyConstraint("key_id", "repeat_key", name=op.f("pk_answers")),
    )
    op.create_index("ix_answers_at", "answers", ["at"])
    op.create_table(
        "ledger",
        sa.Column("position", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("treaty_id", sa.Text(), nullable=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint("position >= 1", name=op.f("ck_ledger_position")),
        sa.CheckConstraint(
            "kind IN ('published', 'corrected', 'retracted', 'date_reached', 'day')",
            name=op.f("ck_ledger_kind"),
        ),
        sa.CheckConstraint(
            "(kind = 'day') = (treaty_id IS NULL)", name=op.f("ck_ledger_treaty_id")
        ),
        sa.ForeignKeyConstraint(["revision"], ["audit.number"], name=op.f("fk_ledger_revision")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_ledger")),
    )
    op.create_index("ix_ledger_treaty_id_position", "ledger", ["treaty_id", "position"])
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE TRIGGER ledger_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        op.execute(
            "CREATE TRIGGER keys_refuses_change BEFORE DELETE OR TRUNCATE ON keys "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )
        return
    for table, change in (("ledger", "update"), ("ledger", "delete"), ("keys", "delete")):
        op.execute(
            f"CREATE TRIGGER {table}_refuses_{change} BEFORE {change} ON {table} "
            f"BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
        )


def downgrade() -> None:
    """Drop the three tables and the column."""
    for table in ("ledger", "answers", "keys"):
        op.drop_table(table)
    op.drop_column("claims", "override_reason")
