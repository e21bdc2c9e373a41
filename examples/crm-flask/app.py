"""`flask run` and `flask db …` find the application here."""

from crm import create_app

app = create_app()
