"""${message}"""

revision: str = "x"


def upgrade() -> None:
    pass
