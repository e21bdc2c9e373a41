"""A small CRM: Flask, Flask-SQLAlchemy and Flask-Migrate over a schema that is kept as SQL in db/src."""

import os

from flask import Flask
from flask_migrate import Migrate
from flask_sqlalchemy import SQLAlchemy

from .models import Base

db = SQLAlchemy(metadata=Base.metadata)
migrate = Migrate(directory=os.path.join(os.path.dirname(__file__), "..", "migrations"))


def create_app():
    """The application; CRM_DATABASE says where its database is."""
    app = Flask(__name__)
    app.config["SQLALCHEMY_DATABASE_URI"] = os.environ.get("CRM_DATABASE", "postgresql:///crm")
    db.init_app(app)
    migrate.init_app(app, db)
    from .api import api

    app.register_blueprint(api)
    return app
