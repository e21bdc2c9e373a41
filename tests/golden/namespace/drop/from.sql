CREATE SCHEMA gone;
CREATE DOMAIN gone.positive AS integer CHECK (VALUE > 0);
CREATE TABLE gone.t (n gone.positive);
