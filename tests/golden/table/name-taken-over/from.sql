CREATE TABLE m (id int PRIMARY KEY, at date NOT NULL);
CREATE INDEX m_at ON m (at);
CREATE TABLE r (m_id int REFERENCES m);
