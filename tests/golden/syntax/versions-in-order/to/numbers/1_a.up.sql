CREATE TABLE numbered (a integer);
