-- People and their todos to try the API with. The passwords are hashed on the way in.
\ir users.sql
\ir todos.sql
