CREATE TABLE "ta""b;le" ("ke""y, x" text PRIMARY KEY, "va)lue" text, "user" text);
