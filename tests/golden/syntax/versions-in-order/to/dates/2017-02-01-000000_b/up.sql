CREATE TABLE dated (a integer);
