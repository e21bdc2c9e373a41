"""Dashboards of numbers: the application whose migrations were written by hand for a while."""

import os

from flask import Flask, jsonify
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy
from sqlalchemy import text

db = SQLAlchemy()
migrate = Migrate(directory=os.path.join(os.path.dirname(__file__), "..", "migrations"))


def create_app():
    """The application; DASHBOARD_DATABASE says where its database is."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("DASHBOARD_DATABASE", "postgresql:///dashboard")
    db.init_app(app)
    migrate.init_app(app, db)

    @app.get("/")
    def front_page():
        rows = db.session.execute(text("SELECT title, owner, readers FROM front_page ORDER BY title"))
        return jsonify([dict(row._mapping) for row in rows])

    return app
