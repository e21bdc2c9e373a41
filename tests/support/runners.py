"""Migration runners, as far as the files go that they would run: which ones, in which order, and how they reach psql."""

import re


class Psql:
    """The scripts of the backend psql, run one after the other."""
    name = "psql"

    @staticmethod
    def scripts(folder):
        return sorted((folder / "up").glob("*.sql"))

    @staticmethod
    def arguments(path, down=False):
        assert not down
        return ["--file", str(path)]


class Flyway:
    """Flyway runs V scripts by version, each in a transaction of its own unless its .conf says otherwise; U scripts undo."""
    name = "flyway"

    @staticmethod
    def scripts(folder):
        return sorted((folder / "sql").glob("V*.sql"), key=lambda path: int(re.match(r"V(\d+)__", path.name)[1]))

    @staticmethod
    def arguments(path, down=False):
        path = path.with_name("U" + path.name[1:]) if down else path
        conf = path.with_name(path.name + ".conf")
        alone = conf.exists() and "executeInTransaction=false" in conf.read_text(encoding="utf-8")
        return ([] if alone else ["--single-transaction"]) + ["--file", str(path)]


class GolangMigrate:
    """golang-migrate sends a file as one query, which is a transaction where nothing in it says otherwise."""
    name = "golang-migrate"

    @staticmethod
    def scripts(folder):
        return sorted(folder.glob("*.up.sql"))

    @staticmethod
    def arguments(path, down=False):
        path = path.with_name(path.name.replace(".up.sql", ".down.sql")) if down else path
        text = path.read_text(encoding="utf-8")
        # No argument may be longer than 128 KiB; statements that cannot be in a transaction have a short file each.
        return ["--command", text] if len(text) < 100_000 else ["--single-transaction", "--file", str(path)]


class Dbmate:
    """dbmate runs one half of a file, in a transaction unless its mark says transaction:false."""
    name = "dbmate"

    @staticmethod
    def scripts(folder):
        return sorted(path for path in folder.glob("*.sql") if not path.name.startswith("."))

    @staticmethod
    def arguments(path, down=False):
        up, marks, rest = re.split(r"(?m)^(-- migrate:down.*)$", path.read_text(encoding="utf-8"))
        text = rest if down else up
        head = marks if down else up.splitlines()[0]
        piece = path.with_name("." + path.name + ".half")
        piece.write_text(text, encoding="utf-8")
        return ([] if "transaction:false" in head else ["--single-transaction"]) + ["--file", str(piece)]
