CREATE TABLE span (low int, high int, CHECK (0 < low < high), CHECK (low BETWEEN 0 AND 1 IN (true)));
