CREATE TYPE added;
CREATE TYPE "it's ""only"" a name";
CREATE TYPE dropped;
DROP TYPE dropped;
