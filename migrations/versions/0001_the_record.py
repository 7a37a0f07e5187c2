"""The record: treaties, states, sources and claims in versions, and the audit that numbers them.

No row is ever changed or removed, so each table has triggers that refuse it. A later migration
that changes a table on SQLite copies it (Alembic's batch mode), which drops its triggers: make them
anew at its end.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0001"
down_revision: str | None = None
branch_labels: str | Sequence[str] | None = None
depends_on: str | Sequence[str] | None = None

TABLES = ("audit", "treaties", "states", "sources", "claims")


def upgrade() -> None:
    """Make the five tables and the triggers that keep them append-only."""
    op.create_table(
        "audit",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("command", sa.Text(), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("changes", sa.Text(), nullable=False),
        sa.Column("previous_hash", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "actor <> '' AND command <> '' AND summary <> ''", name=op.f("ck_audit_words")
        ),
        sa.CheckConstraint("length(hash) = 64", name=op.f("ck_audit_hash")),
        sa.CheckConstraint("length(previous_hash) = 64", name=op.f("ck_audit_previous_hash")),
        sa.CheckConstraint("number >= 1", name=op.f("ck_audit_number")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_audit")),
        sa.UniqueConstraint("hash", name=op.f("uq_audit_hash")),
        sa.UniqueConstraint("previous_hash", name=op.f("uq_audit_previous_hash")),
    )
    op.create_index("ix_audit_at_number", "audit", ["at", "number"])
    op.create_table(
        "treaties",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("short_title", sa.Text(), nullable=True),
        sa.CheckConstraint("title <> ''", name=op.f("ck_treaties_title")),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 200", name=op.f("ck_treaties_id")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_treaties_version")),
        sa.ForeignKeyConstraint(["revision"], ["audit.number"], name=op.f("fk_treaties_revision")),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_treaties")),
    )
    op.create_index("ix_treaties_revision", "treaties", ["revision"])
    op.create_table(
        "states",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("iso2", sa.Text(), nullable=False),
        sa.Column("m49", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("un_name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("region", sa.Text(), nullable=True),
        sa.Column("sub_region", sa.Text(), nullable=True),
        sa.Column("eligible_from", sa.Date(), nullable=True),
        sa.Column("eligible_basis", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "kind IN ('un_member', 'observer', 'non_member_state')", name=op.f("ck_states_kind")
        ),
        sa.CheckConstraint("name <> '' AND un_name <> ''", name=op.f("ck_states_names")),
        sa.CheckConstraint("length(id) = 3", name=op.f("ck_states_id")),
        sa.CheckConstraint("length(iso2) = 2", name=op.f("ck_states_iso2")),
        sa.CheckConstraint("length(m49) = 3", name=op.f("ck_states_m49")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_states_version")),
        sa.ForeignKeyConstraint(["revision"], ["audit.number"], name=op.f("fk_states_revision")),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_states")),
    )
    op.create_index("ix_states_revision", "states", ["revision"])
    op.create_table(
        "sources",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("rank", sa.Text(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("as_of_earliest", sa.Date(), nullable=True),
        sa.Column("as_of_latest", sa.Date(), nullable=True),
        sa.Column("as_of_note", sa.Text(), nullable=True),
        sa.Column("as_of_inferred", sa.Boolean(), nullable=False),
        sa.Column("publisher_group", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("text_sha256", sa.Text(), nullable=True),
        sa.CheckConstraint(
            "rank IN ('depositary', 'official', 'monitor', 'press')", name=op.f("ck_sources_rank")
        ),
        sa.CheckConstraint(
            "(as_of_earliest IS NULL) = (as_of_latest IS NULL)", name=op.f("ck_sources_as_of_ends")
        ),
        sa.CheckConstraint("as_of_earliest <= as_of_latest", name=op.f("ck_sources_as_of_order")),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 200", name=op.f("ck_sources_id")),
        sa.CheckConstraint("length(text_sha256) = 64", name=op.f("ck_sources_text_sha256")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_sources_version")),
        sa.ForeignKeyConstraint(["revision"], ["audit.number"], name=op.f("fk_sources_revision")),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_sources")),
    )
    op.create_index("ix_sources_revision", "sources", ["revision"])
    op.create_table(
        "claims",
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("treaty_id", sa.Text(), nullable=False),
        sa.Column("state_id", sa.Text(), nullable=True),
        sa.Column("source_id", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("review", sa.Text(), nullable=False),
        sa.Column("as_of_earliest", sa.Date(), nullable=True),
        sa.Column("as_of_latest", sa.Date(), nullable=True),
        sa.Column("as_of_note", sa.Text(), nullable=True),
        sa.Column("as_of_inferred", sa.Boolean(), nullable=False),
        sa.Column("locator", sa.Text(), nullable=True),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("supersedes", sa.Text(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("body", sa.Text(), nullable=False),
        sa.CheckConstraint(
            "(type IN ('action', 'position', 'declaration')) = (state_id IS NOT NULL)",
            name=op.f("ck_claims_state_id"),
        ),
        sa.CheckConstraint("quote <> ''", name=op.f("ck_claims_quote")),
        sa.CheckConstraint(
            "review IN ('proposed', 'published', 'rejected', 'superseded', 'retracted')",
            name=op.f("ck_claims_review"),
        ),
        sa.CheckConstraint(
            "review NOT IN ('rejected', 'retracted') OR (reason IS NOT NULL AND reason <> '')",
            name=op.f("ck_claims_reason"),
        ),
        sa.CheckConstraint(
            "type IN ('action', 'position', 'list', 'count', 'term', 'declaration')",
            name=op.f("ck_claims_type"),
        ),
        sa.CheckConstraint(
            "(as_of_earliest IS NULL) = (as_of_latest IS NULL)", name=op.f("ck_claims_as_of_ends")
        ),
        sa.CheckConstraint("as_of_earliest <= as_of_latest", name=op.f("ck_claims_as_of_order")),
        sa.CheckConstraint("length(id) BETWEEN 1 AND 200", name=op.f("ck_claims_id")),
        sa.CheckConstraint("sequence >= 1", name=op.f("ck_claims_sequence")),
        sa.CheckConstraint("supersedes <> id", name=op.f("ck_claims_supersedes")),
        sa.CheckConstraint("version >= 1", name=op.f("ck_claims_version")),
        sa.ForeignKeyConstraint(["revision"], ["audit.number"], name=op.f("fk_claims_revision")),
        sa.PrimaryKeyConstraint("id", "version", name=op.f("pk_claims")),
        sa.UniqueConstraint("sequence", name=op.f("uq_claims_sequence")),
    )
    op.create_index("ix_claims_treaty_id_revision", "claims", ["treaty_id", "revision"])
    op.create_index(
        "ix_claims_supersedes",
        "claims",
        ["supersedes"],
        sqlite_where=sa.text("supersedes IS NOT NULL"),
        postgresql_where=sa.text("supersedes IS NOT NULL"),
    )
    if op.get_bind().dialect.name == "postgresql":
        refuse_changes_on_postgresql()
    else:
        refuse_changes_on_sqlite()


def refuse_changes_on_sqlite() -> None:
    """Refuse UPDATE and DELETE of any row, with one trigger for each."""
    for table in TABLES:
        for change in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{change} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END"
            )


def refuse_changes_on_postgresql() -> None:
    """Refuse UPDATE, DELETE and TRUNCATE of a table, even where no row would match."""
    op.execute(
        "CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the record is append-only'; END $$"
    )
    for table in TABLES:
        op.execute(
            f"CREATE TRIGGER {table}_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            f"FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
        )


def downgrade() -> None:
    """Drop everything, and with it all that was recorded."""
    for table in reversed(TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change")
