CREATE TABLE person (id int);
/* a comment /* with one inside */
CREATE TABLE visit (id int);
