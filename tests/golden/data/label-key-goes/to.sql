CREATE TYPE user_role AS ENUM ('clerk', 'admin');
CREATE TABLE role_info (role user_role PRIMARY KEY, label text NOT NULL, above user_role);
-- @data key=(role)
INSERT INTO role_info VALUES ('clerk', 'Clerk', 'admin'), ('admin', 'Admin', 'clerk');
CREATE TABLE greeting (role user_role, language text, words text, PRIMARY KEY (role, language));
-- @data key=(role, language)
INSERT INTO greeting VALUES ('clerk', 'en', 'hi'), ('admin', 'en', 'what');
CREATE TABLE forgotten (role user_role PRIMARY KEY);
