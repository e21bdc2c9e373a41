INSERT INTO note VALUES ('one'), ('two');
INSERT INTO letter VALUES ('three', 'me');
INSERT INTO "Late letter" VALUES ('four', 'me');
