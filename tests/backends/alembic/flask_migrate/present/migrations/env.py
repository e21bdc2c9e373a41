from alembic import context

context.configure(literal_binds=True)
