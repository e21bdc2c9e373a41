"""The tables of the schema. Written by ashlar emit models; change the schema instead."""

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import declarative_base

Base = declarative_base()
channel_enum = postgresql.ENUM(
    "email", "phone", "meeting", name="channel", create_type=False
)
company_size_enum = postgresql.ENUM(
    "solo", "small", "medium", "large", name="company_size", create_type=False
)
deal_status_enum = postgresql.ENUM(
    "open", "won", "lost", name="deal_status", create_type=False
)
subject_type_enum = postgresql.ENUM(
    "company", "contact", "deal", "task", name="subject_type", create_type=False
)
task_priority_enum = postgresql.ENUM(
    "low", "normal", "high", name="task_priority", create_type=False
)
user_role_enum = postgresql.ENUM(
    "agent", "manager", "admin", name="user_role", create_type=False
)


class Activities(Base):
    __tablename__ = "activities"
    __table_args__ = (
        sa.CheckConstraint("minutes > 0", name="activities_minutes_check"),
        sa.PrimaryKeyConstraint("id", name="activities_pkey"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="activities_user_id_fkey",
            ondelete="SET NULL",
        ),
    )

    id = sa.Column(sa.BigInteger, sa.Identity(always=True), nullable=False)
    subject_type = sa.Column(subject_type_enum, nullable=False)
    subject_id = sa.Column(sa.Integer, nullable=False)
    channel = sa.Column(channel_enum, nullable=False)
    user_id = sa.Column(sa.Integer)
    happened_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    minutes = sa.Column(sa.SmallInteger)
    details = sa.Column(
        postgresql.JSONB, server_default=sa.text("'{}'"), nullable=False
    )


sa.Index(
    "activities_details_idx",
    Activities.details,
    postgresql_using="gin",
    postgresql_ops={"details": "jsonb_path_ops"},
)
sa.Index(
    "activities_subject_idx",
    Activities.subject_type,
    Activities.subject_id,
    Activities.happened_at.desc(),
)


class ApiTokens(Base):
    __tablename__ = "api_tokens"
    __table_args__ = (
        sa.PrimaryKeyConstraint("id", name="api_tokens_pkey"),
        sa.UniqueConstraint("secret_hash", name="api_tokens_secret_hash_key"),
        sa.UniqueConstraint("user_id", "name", name="api_tokens_user_id_name_key"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="api_tokens_user_id_fkey",
            ondelete="CASCADE",
        ),
    )

    id = sa.Column(
        postgresql.UUID(as_uuid=True),
        server_default=sa.text("gen_random_uuid()"),
        nullable=False,
    )
    user_id = sa.Column(sa.Integer, nullable=False)
    name = sa.Column(sa.String(80), nullable=False)
    secret_hash = sa.Column(sa.LargeBinary, nullable=False)
    scopes = sa.Column(
        postgresql.ARRAY(sa.Text), server_default=sa.text("'{read}'"), nullable=False
    )
    expires_at = sa.Column(
        sa.DateTime(timezone=True),
        server_default=sa.text("now() + '90 days'::interval"),
        nullable=False,
    )


class Attachments(Base):
    __tablename__ = "attachments"
    __table_args__ = (
        sa.CheckConstraint("size >= 0", name="attachments_size_check"),
        sa.PrimaryKeyConstraint("id", name="attachments_pkey"),
    )

    id = sa.Column(
        postgresql.UUID(as_uuid=True),
        server_default=sa.text("gen_random_uuid()"),
        nullable=False,
    )
    subject_type = sa.Column(subject_type_enum, nullable=False)
    subject_id = sa.Column(sa.Integer, nullable=False)
    file_name = sa.Column(sa.String(255), nullable=False)
    media_type = sa.Column(
        sa.String(127),
        server_default=sa.text("'application/octet-stream'"),
        nullable=False,
    )
    size = sa.Column(sa.Integer, nullable=False)
    content = sa.Column(sa.LargeBinary)
    uploaded_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )


sa.Index("attachments_subject_idx", Attachments.subject_type, Attachments.subject_id)


class AuditEntries(Base):
    __tablename__ = "audit_entries"
    __table_args__ = (
        sa.CheckConstraint(
            "operation IN ('INSERT', 'UPDATE', 'DELETE')",
            name="audit_entries_operation_check",
        ),
        sa.PrimaryKeyConstraint("id", name="audit_entries_pkey"),
    )

    id = sa.Column(sa.BigInteger, sa.Identity(always=True), nullable=False)
    table_name = sa.Column(sa.Text, nullable=False)
    row_id = sa.Column(sa.Integer, nullable=False)
    operation = sa.Column(sa.Text, nullable=False)
    changed = sa.Column(postgresql.JSONB)
    user_id = sa.Column(sa.Integer)
    at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )


sa.Index("audit_entries_at_idx", AuditEntries.at, postgresql_using="brin")
sa.Index("audit_entries_row_idx", AuditEntries.table_name, AuditEntries.row_id)


class Companies(Base):
    __tablename__ = "companies"
    __table_args__ = (
        sa.CheckConstraint("parent_id <> id", name="companies_not_own_parent"),
        sa.PrimaryKeyConstraint("id", name="companies_pkey"),
        sa.ForeignKeyConstraint(
            ["parent_id"],
            ["companies.id"],
            name="companies_parent_id_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name="companies_owner_id_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["users.id"],
            name="companies_created_by_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["updated_by"],
            ["users.id"],
            name="companies_updated_by_fkey",
            ondelete="SET NULL",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    name = sa.Column(sa.String(200), nullable=False)
    domain = sa.Column(sa.String(253))
    size = sa.Column(company_size_enum)
    parent_id = sa.Column(sa.Integer)
    owner_id = sa.Column(sa.Integer)
    created_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    created_by = sa.Column(sa.Integer)
    updated_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    updated_by = sa.Column(sa.Integer)


sa.Index(
    "companies_domain_key",
    sa.text("lower(domain)"),
    unique=True,
    postgresql_where=sa.text("domain IS NOT NULL"),
    _table=Companies.__table__,
)
sa.Index(
    "companies_name_idx", Companies.name, postgresql_ops={"name": "varchar_pattern_ops"}
)
sa.Index("companies_owner_id_idx", Companies.owner_id)


class CompanyAddresses(Base):
    __tablename__ = "company_addresses"
    __table_args__ = (
        sa.CheckConstraint(
            "country ~ '^[A-Z]{2}$'", name="company_addresses_country_form"
        ),
        sa.PrimaryKeyConstraint("id", name="company_addresses_pkey"),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["companies.id"],
            name="company_addresses_company_id_fkey",
            ondelete="CASCADE",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    company_id = sa.Column(sa.Integer, nullable=False)
    label = sa.Column(sa.String(40), server_default=sa.text("'office'"), nullable=False)
    street = sa.Column(sa.Text, nullable=False)
    postcode = sa.Column(sa.String(12))
    city = sa.Column(sa.String(100), nullable=False)
    country = sa.Column(sa.CHAR(2), nullable=False)


sa.Index("company_addresses_company_id_idx", CompanyAddresses.company_id)


class ContactEmails(Base):
    __tablename__ = "contact_emails"
    __table_args__ = (
        sa.PrimaryKeyConstraint("id", name="contact_emails_pkey"),
        sa.UniqueConstraint(
            "contact_id", "address", name="contact_emails_contact_id_address_key"
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name="contact_emails_contact_id_fkey",
            ondelete="CASCADE",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    contact_id = sa.Column(sa.Integer, nullable=False)
    address = sa.Column(sa.String(254), nullable=False)
    is_primary = sa.Column(sa.Boolean, server_default=sa.text("FALSE"), nullable=False)


sa.Index(
    "contact_emails_one_primary",
    ContactEmails.contact_id,
    unique=True,
    postgresql_where=sa.text("is_primary"),
)


class ContactPhones(Base):
    __tablename__ = "contact_phones"
    __table_args__ = (
        sa.CheckConstraint(
            "number ~ E'^\\\\+?[0-9 ()/-]+$'", name="contact_phones_number_form"
        ),
        sa.PrimaryKeyConstraint("id", name="contact_phones_pkey"),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name="contact_phones_contact_id_fkey",
            ondelete="CASCADE",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    contact_id = sa.Column(sa.Integer, nullable=False)
    number = sa.Column(sa.String(32), nullable=False)
    label = sa.Column(sa.String(40), server_default=sa.text("'work'"), nullable=False)


sa.Index("contact_phones_contact_id_idx", ContactPhones.contact_id)


class Contacts(Base):
    __tablename__ = "contacts"
    __table_args__ = (
        sa.PrimaryKeyConstraint("id", name="contacts_pkey"),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["companies.id"],
            name="contacts_company_id_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"],
            ["users.id"],
            name="contacts_owner_id_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["users.id"],
            name="contacts_created_by_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["updated_by"],
            ["users.id"],
            name="contacts_updated_by_fkey",
            ondelete="SET NULL",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    company_id = sa.Column(sa.Integer)
    first_name = sa.Column(sa.String(80), nullable=False)
    last_name = sa.Column(sa.String(80), nullable=False)
    full_name = sa.Column(
        sa.Text, sa.Computed("first_name || ' ' || last_name", persisted=True)
    )
    job_title = sa.Column(sa.String(120))
    born_on = sa.Column(sa.Date)
    newsletter = sa.Column(sa.Boolean, server_default=sa.text("FALSE"), nullable=False)
    owner_id = sa.Column(sa.Integer)
    created_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    created_by = sa.Column(sa.Integer)
    updated_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    updated_by = sa.Column(sa.Integer)


sa.Index("contacts_company_id_idx", Contacts.company_id)
sa.Index("contacts_last_name_idx", Contacts.last_name, Contacts.first_name)


class Currencies(Base):
    __tablename__ = "currencies"
    __table_args__ = (
        sa.CheckConstraint("digits BETWEEN 0 AND 4", name="currencies_digits_check"),
        sa.PrimaryKeyConstraint("code", name="currencies_pkey"),
    )

    code = sa.Column(sa.CHAR(3), nullable=False)
    name = sa.Column(sa.String(60), nullable=False)
    digits = sa.Column(sa.SmallInteger, server_default=sa.text("2"), nullable=False)


class DealContacts(Base):
    __tablename__ = "deal_contacts"
    __table_args__ = (
        sa.PrimaryKeyConstraint("deal_id", "contact_id", name="deal_contacts_pkey"),
        sa.ForeignKeyConstraint(
            ["deal_id"],
            ["deals.id"],
            name="deal_contacts_deal_id_fkey",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name="deal_contacts_contact_id_fkey",
            ondelete="CASCADE",
        ),
    )

    deal_id = sa.Column(sa.Integer, nullable=False)
    contact_id = sa.Column(sa.Integer, nullable=False)
    part = sa.Column(sa.String(40), server_default=sa.text("'contact'"), nullable=False)


class DealItems(Base):
    __tablename__ = "deal_items"
    __table_args__ = (
        sa.CheckConstraint("quantity > 0", name="deal_items_quantity_positive"),
        sa.PrimaryKeyConstraint("deal_id", "line", name="deal_items_pkey"),
        sa.ForeignKeyConstraint(
            ["deal_id"],
            ["deals.id"],
            name="deal_items_deal_id_fkey",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["products.id"], name="deal_items_product_id_fkey"
        ),
    )

    deal_id = sa.Column(sa.Integer, nullable=False)
    line = sa.Column(sa.Integer, nullable=False)
    product_id = sa.Column(sa.Integer, nullable=False)
    quantity = sa.Column(sa.Numeric(10, 2), server_default=sa.text("1"), nullable=False)
    unit_price = sa.Column(sa.Numeric(12, 2), nullable=False)
    total = sa.Column(
        sa.Numeric(14, 2), sa.Computed("quantity * unit_price", persisted=True)
    )


sa.Index("deal_items_product_id_idx", DealItems.product_id)


class Deals(Base):
    __tablename__ = "deals"
    __table_args__ = (
        sa.CheckConstraint(
            "(status = 'open') = (closed_at IS NULL)", name="deals_closed_has_time"
        ),
        sa.PrimaryKeyConstraint("id", name="deals_pkey"),
        sa.UniqueConstraint("number", name="deals_number_key"),
        sa.ForeignKeyConstraint(
            ["company_id"],
            ["companies.id"],
            name="deals_company_id_fkey",
            ondelete="RESTRICT",
        ),
        sa.ForeignKeyConstraint(
            ["stage_id"], ["stages.id"], name="deals_stage_id_fkey"
        ),
        sa.ForeignKeyConstraint(
            ["owner_id"], ["users.id"], name="deals_owner_id_fkey", ondelete="SET NULL"
        ),
        sa.ForeignKeyConstraint(
            ["currency"],
            ["currencies.code"],
            name="deals_currency_fkey",
            onupdate="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["users.id"],
            name="deals_created_by_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["updated_by"],
            ["users.id"],
            name="deals_updated_by_fkey",
            ondelete="SET NULL",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    number = sa.Column(
        sa.BigInteger,
        server_default=sa.text("nextval('public.deal_number'::regclass)"),
        nullable=False,
        comment='What people call it: "deal 1000", 100% of them',
    )
    title = sa.Column(sa.String(200), nullable=False)
    company_id = sa.Column(sa.Integer, nullable=False)
    stage_id = sa.Column(sa.Integer, nullable=False)
    owner_id = sa.Column(sa.Integer)
    status = sa.Column(
        deal_status_enum, server_default=sa.text("'open'"), nullable=False
    )
    amount = sa.Column(sa.Numeric(14, 2), server_default=sa.text("0"), nullable=False)
    currency = sa.Column(sa.CHAR(3), server_default=sa.text("'EUR'"), nullable=False)
    expected_on = sa.Column(sa.Date)
    closed_at = sa.Column(sa.DateTime(timezone=True))
    created_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    created_by = sa.Column(sa.Integer)
    updated_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    updated_by = sa.Column(sa.Integer)


sa.Index("deals_company_id_idx", Deals.company_id)
sa.Index(
    "deals_open_idx",
    Deals.stage_id,
    Deals.expected_on.desc().nulls_last(),
    postgresql_where=sa.text("status = 'open'"),
)


class EmailRecipients(Base):
    __tablename__ = "email_recipients"
    __table_args__ = (
        sa.PrimaryKeyConstraint("email_id", "address", name="email_recipients_pkey"),
        sa.ForeignKeyConstraint(
            ["email_id"],
            ["emails.id"],
            name="email_recipients_email_id_fkey",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["contact_id"],
            ["contacts.id"],
            name="email_recipients_contact_id_fkey",
            ondelete="SET NULL",
        ),
    )

    email_id = sa.Column(sa.BigInteger, nullable=False)
    address = sa.Column(sa.String(254), nullable=False)
    contact_id = sa.Column(sa.Integer)


class Emails(Base):
    __tablename__ = "emails"
    __table_args__ = (
        sa.PrimaryKeyConstraint("id", name="emails_pkey"),
        sa.UniqueConstraint("message_id", name="emails_message_id_key"),
        sa.ForeignKeyConstraint(
            ["activity_id"],
            ["activities.id"],
            name="emails_activity_id_fkey",
            ondelete="CASCADE",
        ),
    )

    id = sa.Column(sa.BigInteger, sa.Identity(always=True), nullable=False)
    activity_id = sa.Column(sa.BigInteger)
    message_id = sa.Column(sa.String(998), nullable=False)
    subject = sa.Column(sa.Text, server_default=sa.text("'(none)'"), nullable=False)
    body = sa.Column(sa.Text)
    sent_at = sa.Column(sa.DateTime(timezone=True))


class Notes(Base):
    __tablename__ = "notes"
    __table_args__ = (
        sa.PrimaryKeyConstraint("id", name="notes_pkey"),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["users.id"],
            name="notes_created_by_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["updated_by"],
            ["users.id"],
            name="notes_updated_by_fkey",
            ondelete="SET NULL",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    subject_type = sa.Column(subject_type_enum, nullable=False)
    subject_id = sa.Column(sa.Integer, nullable=False)
    body = sa.Column(sa.Text, nullable=False)
    is_pinned = sa.Column(sa.Boolean, server_default=sa.text("FALSE"), nullable=False)
    created_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    created_by = sa.Column(sa.Integer)
    updated_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    updated_by = sa.Column(sa.Integer)


sa.Index(
    "notes_body_search",
    sa.text("to_tsvector('simple', body)"),
    postgresql_using="gin",
    _table=Notes.__table__,
)
sa.Index("notes_subject_idx", Notes.subject_type, Notes.subject_id)


class Pipelines(Base):
    __tablename__ = "pipelines"
    __table_args__ = (
        sa.PrimaryKeyConstraint("id", name="pipelines_pkey"),
        sa.UniqueConstraint("name", name="pipelines_name_key"),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    name = sa.Column(sa.String(80), nullable=False)


class Products(Base):
    __tablename__ = "products"
    __table_args__ = (
        sa.CheckConstraint("price >= 0", name="products_price_not_negative"),
        sa.PrimaryKeyConstraint("id", name="products_pkey"),
        sa.UniqueConstraint("sku", name="products_sku_key"),
        sa.ForeignKeyConstraint(
            ["currency"],
            ["currencies.code"],
            name="products_currency_fkey",
            onupdate="CASCADE",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    sku = sa.Column(sa.String(40), nullable=False)
    name = sa.Column(sa.String(160), nullable=False)
    description = sa.Column(sa.Text, server_default=sa.text("''"), nullable=False)
    price = sa.Column(sa.Numeric(12, 2), nullable=False)
    currency = sa.Column(sa.CHAR(3), server_default=sa.text("'EUR'"), nullable=False)
    is_sold = sa.Column(sa.Boolean, server_default=sa.text("TRUE"), nullable=False)


class SavedFilters(Base):
    __tablename__ = "saved_filters"
    __table_args__ = (
        sa.PrimaryKeyConstraint("id", name="saved_filters_pkey"),
        sa.UniqueConstraint("user_id", "name", name="saved_filters_user_id_name_key"),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="saved_filters_user_id_fkey",
            ondelete="CASCADE",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    user_id = sa.Column(sa.Integer, nullable=False)
    name = sa.Column(sa.String(80), nullable=False)
    subject_type = sa.Column(subject_type_enum, nullable=False)
    query = sa.Column(
        postgresql.JSONB,
        server_default=sa.text('\'{"match": "all", "rules": []}\''),
        nullable=False,
    )


class Settings(Base):
    __tablename__ = "settings"
    __table_args__ = (sa.PrimaryKeyConstraint("key", name="settings_pkey"),)

    key = sa.Column(sa.String(80), nullable=False)
    value = sa.Column(postgresql.JSONB, nullable=False)


class Stages(Base):
    __tablename__ = "stages"
    __table_args__ = (
        sa.CheckConstraint(
            "probability BETWEEN 0 AND 100", name="stages_probability_range"
        ),
        sa.PrimaryKeyConstraint("id", name="stages_pkey"),
        sa.UniqueConstraint("pipeline_id", "name", name="stages_pipeline_id_name_key"),
        sa.UniqueConstraint(
            "pipeline_id",
            "position",
            name="stages_position_key",
            deferrable=True,
            initially="DEFERRED",
        ),
        sa.ForeignKeyConstraint(
            ["pipeline_id"],
            ["pipelines.id"],
            name="stages_pipeline_id_fkey",
            ondelete="CASCADE",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    pipeline_id = sa.Column(sa.Integer, nullable=False)
    name = sa.Column(sa.String(80), nullable=False)
    position = sa.Column(sa.Integer, nullable=False)
    probability = sa.Column(
        sa.Numeric(5, 2), server_default=sa.text("0"), nullable=False
    )


class Taggings(Base):
    __tablename__ = "taggings"
    __table_args__ = (
        sa.PrimaryKeyConstraint(
            "tag_id", "subject_type", "subject_id", name="taggings_pkey"
        ),
        sa.ForeignKeyConstraint(
            ["tag_id"], ["tags.id"], name="taggings_tag_id_fkey", ondelete="CASCADE"
        ),
    )

    tag_id = sa.Column(sa.Integer, nullable=False)
    subject_type = sa.Column(subject_type_enum, nullable=False)
    subject_id = sa.Column(sa.Integer, nullable=False)
    tagged_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )


sa.Index("taggings_subject_idx", Taggings.subject_type, Taggings.subject_id)


class Tags(Base):
    __tablename__ = "tags"
    __table_args__ = (
        sa.CheckConstraint("colour ~ '^#[0-9a-f]{6}$'", name="tags_colour_check"),
        sa.PrimaryKeyConstraint("id", name="tags_pkey"),
        sa.UniqueConstraint("name", name="tags_name_key"),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    name = sa.Column(sa.String(60), nullable=False)
    colour = sa.Column(sa.CHAR(7), server_default=sa.text("'#808080'"), nullable=False)


class TaskWatchers(Base):
    __tablename__ = "task_watchers"
    __table_args__ = (
        sa.PrimaryKeyConstraint("task_id", "user_id", name="task_watchers_pkey"),
        sa.ForeignKeyConstraint(
            ["task_id"],
            ["tasks.id"],
            name="task_watchers_task_id_fkey",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="task_watchers_user_id_fkey",
            ondelete="CASCADE",
        ),
    )

    task_id = sa.Column(sa.Integer, nullable=False)
    user_id = sa.Column(sa.Integer, nullable=False)


class Tasks(Base):
    __tablename__ = "tasks"
    __table_args__ = (
        sa.CheckConstraint(
            "(subject_type IS NULL) = (subject_id IS NULL)", name="tasks_subject_whole"
        ),
        sa.PrimaryKeyConstraint("id", name="tasks_pkey"),
        sa.ForeignKeyConstraint(
            ["assignee_id"],
            ["users.id"],
            name="tasks_assignee_id_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["created_by"],
            ["users.id"],
            name="tasks_created_by_fkey",
            ondelete="SET NULL",
        ),
        sa.ForeignKeyConstraint(
            ["updated_by"],
            ["users.id"],
            name="tasks_updated_by_fkey",
            ondelete="SET NULL",
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    title = sa.Column(sa.String(200), nullable=False)
    priority = sa.Column(
        task_priority_enum, server_default=sa.text("'normal'"), nullable=False
    )
    subject_type = sa.Column(subject_type_enum)
    subject_id = sa.Column(sa.Integer)
    assignee_id = sa.Column(sa.Integer)
    due_on = sa.Column(sa.Date)
    remind_at = sa.Column(sa.Time)
    done_at = sa.Column(sa.DateTime(timezone=True))
    created_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    created_by = sa.Column(sa.Integer)
    updated_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )
    updated_by = sa.Column(sa.Integer)


sa.Index(
    "tasks_assignee_open_idx",
    Tasks.assignee_id,
    Tasks.due_on,
    postgresql_where=sa.text("done_at IS NULL"),
)
sa.Index("tasks_subject_idx", Tasks.subject_type, Tasks.subject_id)


class TeamMembers(Base):
    __tablename__ = "team_members"
    __table_args__ = (
        sa.PrimaryKeyConstraint("team_id", "user_id", name="team_members_pkey"),
        sa.ForeignKeyConstraint(
            ["team_id"],
            ["teams.id"],
            name="team_members_team_id_fkey",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["user_id"],
            ["users.id"],
            name="team_members_user_id_fkey",
            ondelete="CASCADE",
        ),
    )

    team_id = sa.Column(sa.Integer, nullable=False)
    user_id = sa.Column(sa.Integer, nullable=False)
    joined_on = sa.Column(
        sa.Date, server_default=sa.text("CURRENT_DATE"), nullable=False
    )


sa.Index("team_members_user_id_idx", TeamMembers.user_id)


class Teams(Base):
    __tablename__ = "teams"
    __table_args__ = (
        sa.PrimaryKeyConstraint("id", name="teams_pkey"),
        sa.UniqueConstraint("name", name="teams_name_key"),
        sa.ForeignKeyConstraint(
            ["lead_id"], ["users.id"], name="teams_lead_id_fkey", ondelete="SET NULL"
        ),
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    name = sa.Column(sa.String(80), nullable=False)
    lead_id = sa.Column(sa.Integer)


class Users(Base):
    __tablename__ = "users"
    __table_args__ = (
        sa.CheckConstraint("email LIKE '%_@_%'", name="users_email_form"),
        sa.PrimaryKeyConstraint("id", name="users_pkey"),
        {"comment": "People who work with the CRM"},
    )

    id = sa.Column(sa.Integer, sa.Identity(), nullable=False)
    email = sa.Column(sa.String(254), nullable=False)
    full_name = sa.Column(sa.String(120), nullable=False)
    role = sa.Column(user_role_enum, server_default=sa.text("'agent'"), nullable=False)
    password_hash = sa.Column(
        sa.String(200), comment="PHC string; null for users of the single sign-on"
    )
    is_active = sa.Column(sa.Boolean, server_default=sa.text("TRUE"), nullable=False)
    last_seen_at = sa.Column(sa.DateTime(timezone=True))
    created_at = sa.Column(
        sa.DateTime(timezone=True), server_default=sa.text("now()"), nullable=False
    )


sa.Index(
    "users_email_key", sa.text("lower(email)"), unique=True, _table=Users.__table__
)
