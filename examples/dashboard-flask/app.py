"""`flask run` and `flask db …` find the application here."""

from dashboard import create_app

app = create_app()
