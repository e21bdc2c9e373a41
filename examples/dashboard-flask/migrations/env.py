"""Runs the revisions against the database of the application, or prints them as SQL (--sql)."""

from alembic import context
from flask import current_app

database = current_app.extensions["migrate"].db


def offline():
    url = database.engine.url.render_as_string(hide_password=False)
    # With this style of parameters, SQLAlchemy leaves the % of SQL alone.
    context.configure(
        url=url,
        target_metadata=database.metadata,
        literal_binds=True,
        dialect_opts={"paramstyle": "named"},
    )
    with context.begin_transaction():
        context.run_migrations()


def online():
    with database.engine.connect() as connection:
        context.configure(
            connection=connection,
            target_metadata=database.metadata,
            transaction_per_migration=True,
            **current_app.extensions["migrate"].configure_args,
        )
        with context.begin_transaction():
            context.run_migrations()


if context.is_offline_mode():
    offline()
else:
    online()
