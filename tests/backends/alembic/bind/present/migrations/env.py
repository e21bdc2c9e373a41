from alembic import context

context.configure(dialect_opts={"paramstyle": "named"})
