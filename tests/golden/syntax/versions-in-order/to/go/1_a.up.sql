CREATE TABLE go (a integer);
