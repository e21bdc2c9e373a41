"""${message}"""


def upgrade():
    pass
