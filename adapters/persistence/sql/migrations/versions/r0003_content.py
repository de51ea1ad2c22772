"""Content: runs, ideas, scripts and assets."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

from adapters.persistence.sql.migrations.protection import protect

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    _create_runs()
    _create_ideas()
    _create_scripts()
    _create_script_versions()
    _create_manifests()
    _create_assets()


def downgrade() -> None:
    op.drop_table("assets")
    op.drop_table("manifests")
    op.drop_table("script_versions")
    op.drop_table("scripts")
    op.drop_table("ideas")
    op.drop_table("runs")


def _create_runs() -> None:
    op.create_table(
        "runs",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("workflow_id", sa.String(), nullable=False),
        sa.Column("sources", JSONB(), nullable=False),
        sa.Column("topics", JSONB(), nullable=False),
        sa.Column("idea_ids", JSONB(), nullable=False),
        sa.Column("source_failures", JSONB(), nullable=False),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('running', 'started', 'failed')", name="runs_status"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("runs_newest", "runs", ["tenant_id", "created_at", "id"])
    protect("runs", "SELECT", "INSERT", "UPDATE")


def _create_ideas() -> None:
    op.create_table(
        "ideas",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("channel_id", sa.Uuid(), nullable=False),
        sa.Column("run_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("description", sa.String(), nullable=False),
        sa.Column("tags", JSONB(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("score_parts", JSONB(), nullable=False),
        sa.Column("target_format", sa.String(), nullable=False),
        sa.Column("format_reason", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("origin", JSONB(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('new', 'approved', 'rejected')", name="ideas_status"),
        sa.CheckConstraint("target_format IN ('short', 'long', 'carousel')", name="ideas_target_format"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("ideas_best", "ideas", ["tenant_id", "score", "id"])
    op.create_index("ideas_best_of_status", "ideas", ["tenant_id", "status", "score", "id"])
    op.create_index("ideas_run", "ideas", ["tenant_id", "run_id"])
    protect("ideas", "SELECT", "INSERT", "UPDATE")


def _create_scripts() -> None:
    op.create_table(
        "scripts",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("idea_id", sa.Uuid(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("scenes", JSONB(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("writer", sa.String(), nullable=False),
        sa.Column("source_url", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('draft', 'approved')", name="scripts_status"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("scripts_idea", "scripts", ["tenant_id", "idea_id"])
    op.create_index("scripts_newest", "scripts", ["tenant_id", "created_at", "id"])
    protect("scripts", "SELECT", "INSERT", "UPDATE")


def _create_script_versions() -> None:
    op.create_table(
        "script_versions",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("script_id", sa.Uuid(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("scenes", JSONB(), nullable=False),
        sa.Column("writer", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('draft', 'approved')", name="script_versions_status"),
        sa.ForeignKeyConstraint(["tenant_id", "script_id"], ["scripts.tenant_id", "scripts.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("tenant_id", "script_id", "revision"),
    )
    protect("script_versions", "SELECT", "INSERT", "UPDATE")


def _create_manifests() -> None:
    op.create_table(
        "manifests",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("idea_id", sa.Uuid(), nullable=False),
        sa.Column("script_id", sa.Uuid(), nullable=False),
        sa.Column("script_revision", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("status IN ('requested', 'generated')", name="manifests_status"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("manifests_idea", "manifests", ["tenant_id", "idea_id"])
    op.create_index("manifests_newest", "manifests", ["tenant_id", "created_at", "id"])
    protect("manifests", "SELECT", "INSERT", "UPDATE")


def _create_assets() -> None:
    op.create_table(
        "assets",
        sa.Column("tenant_id", sa.Uuid(), nullable=False),
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("updated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("position", sa.BigInteger(), sa.Identity(always=True), nullable=False),
        sa.Column("manifest_id", sa.Uuid(), nullable=False),
        sa.Column("scene_id", sa.String(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("take_number", sa.Integer(), nullable=False),
        sa.Column("current", JSONB(), nullable=True),
        sa.Column("failure", sa.String(), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.CheckConstraint("role IN ('picture', 'voiceover')", name="assets_role"),
        sa.CheckConstraint("status IN ('requested', 'generated', 'failed')", name="assets_status"),
        sa.CheckConstraint("type IN ('image', 'audio', 'video')", name="assets_type"),
        sa.PrimaryKeyConstraint("tenant_id", "id"),
    )
    op.create_index("assets_manifest", "assets", ["tenant_id", "manifest_id"])
    protect("assets", "SELECT", "INSERT", "UPDATE")
