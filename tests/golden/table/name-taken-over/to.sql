-- @renamed from=m
CREATE TABLE m_old (id int PRIMARY KEY, at date NOT NULL);
CREATE INDEX m_at ON m_old (at);
CREATE TABLE r (m_id int);
CREATE TABLE m (id int, at date NOT NULL, PRIMARY KEY (id, at)) PARTITION BY RANGE (at);
CREATE TABLE m_2026 PARTITION OF m FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
