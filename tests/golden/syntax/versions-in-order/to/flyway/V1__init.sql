CREATE TABLE f (a integer);
