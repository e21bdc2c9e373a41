CREATE EXTENSION unaccent;
CREATE TEXT SEARCH CONFIGURATION plain (COPY = french);
ALTER TEXT SEARCH CONFIGURATION plain ALTER MAPPING FOR hword, hword_part, word WITH unaccent, french_stem;
